"""How a month of the made-up year is judged: drafted, opened, explained and answered, signed, published. No Django.

When and by whom comes from the calendar and luck; who explains, and what is answered, from the figures themselves (`Look`):
a unit with a low score, or one whose rows are put right after the opening, may explain; it is agreed with where the
criterion that it named did get better by the time the month is judged again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from roviec.cityyear import words
from roviec.cityyear.events import Answered, Explained, Judged, OfMonth, Opened, Published, Signed
from roviec.cityyear.simulate import DAY, LOCAL, Span, at
from roviec.cityyear.world import WorkingDays
from roviec.duties.periods import Period, period_of

DRAFTS_AT: Final = time(0, 30)  # the scheduler, on the morning after the month
CHANCES: Final = ((50, 0.25), (75, 0.12), (90, 0.04), (101, 0.01))  # score under this -> chance of explaining
PUT_RIGHT: Final = 0.12  # chance of explaining where rows are put right meanwhile


@dataclass(frozen=True)
class Seen:
    """A unit's score: points lost and points had by criterion, with the criterion's kind."""

    total: float
    lost: Mapping[str, float]
    kinds: Mapping[str, str]


Look = Callable[[datetime], Mapping[str, Seen]]  # unit -> its score as at that moment, where it has one


def months_of(span: Span) -> list[Period]:
    """Those that lie wholly in the year and were over by its last known moment."""
    found, day = list[Period](), span.first if span.first.day == 1 else _next_month(span.first)
    while (month := period_of("monthly", day)).end is not None and month.end <= span.last:
        if at(month.end + DAY, DRAFTS_AT) > span.until:
            break
        found.append(month)
        day = _next_month(month.start)
    return found


def years_of(span: Span) -> list[Period]:
    """The calendar year, where all its months are judged."""
    first, last = date(span.first.year, 1, 1), date(span.first.year, 12, 31)
    return [period_of("yearly", first)] if (span.first, span.last) == (first, last) else []


@dataclass(frozen=True)
class Judging:
    """`explanation_days`: working days given, by the rule."""

    period: Period
    days: WorkingDays
    explanation_days: int
    seed: int

    def events(self, look: Look) -> Iterator[OfMonth]:
        """In order of time, to the publication."""
        key, rng = self.period.key, Random(f"{self.seed}/judging/{self.period.key}")
        after = self._after
        yield Judged(at(after, DRAFTS_AT), key, by_system=True)
        opens = self.days.add(after, 1)
        refreshed = at(opens, time(8)) + _minutes(rng, 60)
        opened = refreshed + _minutes(rng, 40)
        yield Judged(refreshed, key, by_system=False)
        yield Opened(opened, key)
        closes = self.days.add(opens, self.explanation_days)
        again = at(self.days.add(closes, 1), time(14)) + _minutes(rng, 90)
        said = sorted(self._said(look(refreshed), look(again), opens, closes), key=lambda event: event.at)
        yield from said
        signs = self.days.add(closes, 2)
        if any(isinstance(event, Answered) and event.verdict == "accepted" for event in said):
            yield Judged(again, key, by_system=False)
            if _lowered(look(refreshed), look(again)):
                signs = self.days.add(again.astimezone(LOCAL).date(), self.explanation_days + 1)
        yield Signed(at(signs, time(9)) + _minutes(rng, 90), key)
        yield Published(at(signs, time(14)) + _minutes(rng, 90), key)

    def year_events(self) -> Iterator[OfMonth]:
        """A year's classification follows from its months: nobody explains it again."""
        key, rng = self.period.key, Random(f"{self.seed}/judging/{self.period.key}")
        opens = self.days.add(self._after, 5 + 2 * self.explanation_days)  # its last month is published by then
        judged = at(opens, time(8)) + _minutes(rng, 60)
        yield Judged(judged, key, by_system=False)
        yield Opened(judged + _minutes(rng, 40), key)
        signs = self.days.add(opens, self.explanation_days + 1)
        yield Signed(at(signs, time(9)) + _minutes(rng, 90), key)
        yield Published(at(signs, time(14)) + _minutes(rng, 90), key)

    @property
    def _after(self) -> date:
        if self.period.end is None:
            raise ValueError(self.period)
        return self.period.end + DAY

    def _said(
        self, now: Mapping[str, Seen], later: Mapping[str, Seen], opens: date, closes: date
    ) -> Iterator[Explained | Answered]:
        for unit, seen in now.items():
            rng = Random(f"{self.seed}/explains/{self.period.key}/{unit}")
            better = _better(seen, later.get(unit, seen))
            chance = next(chance for under, chance in CHANCES if seen.total < under)
            if rng.random() >= (max(chance, PUT_RIGHT) if better else chance) or not any(seen.lost.values()):
                continue
            criterion = max(better or seen.lost, key=lambda code: seen.lost[code])
            kind = seen.kinds[criterion]
            day = self.days.add(opens, rng.randint(0, self.explanation_days))
            said = at(day, time(13)) + _minutes(rng, 200)
            text = rng.choice(words.PUT_RIGHT if better else words.EXPLAINED[kind])
            yield Explained(said, self.period.key, unit, criterion, text)
            answered = min(self.days.add(day, rng.randint(1, 3)), self.days.add(closes, 1))
            verdict = "accepted" if better else "rejected"
            answer = rng.choice(words.AGREED if better else words.DISAGREED)
            yield Answered(at(answered, time(9)) + _minutes(rng, 200), self.period.key, unit, verdict, answer)


def _better(now: Seen, later: Seen) -> list[str]:
    """The criteria on which less is lost by then."""
    return [code for code, lost in now.lost.items() if later.lost.get(code, lost) < lost]


def _lowered(shown: Mapping[str, Seen], again: Mapping[str, Seen]) -> bool:
    """As `assess.acts.lowering`: a score is lower, or gone, or there where none was; units may then explain again."""
    return shown.keys() != again.keys() or any(again[unit].total < seen.total for unit, seen in shown.items())


def _minutes(rng: Random, most: int) -> timedelta:
    return timedelta(seconds=rng.randint(60, most * 60))


def _next_month(day: date) -> date:
    return (day.replace(day=28) + 4 * DAY).replace(day=1)
