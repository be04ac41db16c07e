"""What happens to one obligation, from the day it is accepted to the day its report is, as far as it comes. No Django."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final

from roviec.cityyear import chances, words
from roviec.cityyear.chances import Agency, Hardness
from roviec.cityyear.events import DueMoved, OfOne, Owed, Raised, Reported, Reviewed, Settled, Shown, Stepped
from roviec.cityyear.files import EVIDENCE
from roviec.cityyear.world import WorkingDays

DAY: Final = timedelta(days=1)
OPENS, OFFICE_SECONDS = time(0, 30, tzinfo=UTC), 9 * 3600  # 7:30 to 16:30 in Viet Nam
MOST_REPORTS: Final = 4
VERDICTS: Final = {  # by what is claimed: what the evidence shows, when the agency doesn't boast
    "done": {"shown": 86, "partly": 9, "not_shown": 4, "contrary": 1},
    "partly": {"shown": 55, "partly": 38, "not_shown": 6, "contrary": 1},
    "not_done": {"shown": 70, "partly": 20, "not_shown": 10},
}
BOASTED: Final = {"partly": 40, "not_shown": 35, "contrary": 25}


@dataclass(frozen=True)
class Setting:
    """All that this obligation's luck depends on."""

    owed: Owed
    made_at: datetime
    agency: Agency
    duty: Hardness
    delay: float  # days, from the calendar, the week's load and a merger
    days: WorkingDays
    since: date  # the first day of the agency: work made ahead of it waits for it
    asked_of: str  # who decides on blockers
    size: int  # how much the unit has to do of this, in an average period


class Story:
    """`events` gives what happens, in strict order of time, without an end: the caller stops where the year does."""

    def __init__(self, setting: Setting, rng: Random) -> None:
        self.set, self.rng, self.days, self.key = setting, rng, setting.days, setting.owed.key
        self.due = setting.owed.due
        self.now = setting.made_at
        self.shown: list[str] = []  # the files given so far
        self.waiting: Settled | None = None  # for the blocker on which the work does not wait

    def events(self) -> Iterator[OfOne]:
        for event in self._work():
            if self.waiting is not None and self.waiting.at < event.at:
                yield self.waiting
                self.waiting = None
            yield event
        if self.waiting is not None:
            yield self.waiting

    def _work(self) -> Iterator[OfOne]:
        ready = max(self._made_day(), self.set.owed.start - 3 * DAY, self.set.since)
        yield Stepped(self._at(self.days.add(ready, 1 + self._wait(self.set.agency.attention))), self.key, "accepted")
        begun = self._at(self.days.add(self.now.date(), self._wait(2)))
        yield Stepped(begun, self.key, "in_progress")
        yield from self._trouble()
        if self.rng.random() < self.set.agency.silence:
            return
        yield from self._reports(1, self._first_report())

    def _made_day(self) -> date:
        return (self.set.made_at + timedelta(hours=7)).date()

    def _first_report(self) -> date:
        rng, owed = self.rng, self.set.owed
        due = self.due or self.days.add(owed.end or owed.start + 90 * DAY, -8)
        lag = chances.TYPICAL_LEAD + self.set.agency.slowness + self.set.duty.days + self.set.delay + rng.gauss(0, 1.8)
        if rng.random() < 0.05:
            lag += rng.expovariate(1 / 12)
        short = owed.end is not None and (owed.end - owed.start).days < 8
        lag = lag / 3 if short else max(lag, chances.LONGEST_LEAD)
        return self.days.add(due + timedelta(days=round(lag)), 0)

    def _trouble(self) -> Iterator[OfOne]:
        """A blocker, which may move the due date; or the due date moves for a reason of its own."""
        blocked = self.rng.random() < self.set.duty.blockers
        if blocked:
            yield from self._blocker()
        if self.due is not None and self.rng.random() < (0.3 if blocked else 0.012):
            on = self.days.add(self.now.date(), 1 + self._wait(2))
            if on < self.due:
                moved = self.days.add(self.due + timedelta(days=self.rng.randint(5, 20)), 0)
                yield DueMoved(self._at(on), self.key, moved, self.rng.choice(words.DUE_REASONS))
                self.due = moved

    def _blocker(self) -> Iterator[OfOne]:
        rng = self.rng
        group = rng.choice(list(words.BLOCKERS))
        text, ask = rng.choice(words.BLOCKERS[group])
        raised = self._at(self.days.add(self.now.date(), 1 + self._wait(3)))
        wanted = self.days.add(raised.date(), 7)
        yield Raised(raised, self.key, group, text, ask, self.set.asked_of, wanted)
        to, said = ("decided", words.DECISIONS) if rng.random() < 0.87 else ("withdrawn", words.WITHDRAWN)
        if rng.random() < 0.8:
            yield Settled(self._at(self.days.add(raised.date(), 2 + self._wait(6))), self.key, to, rng.choice(said))
        else:  # nobody decides in time: the work goes on without
            on = self.days.add(raised.date(), 10 + min(round(rng.expovariate(1 / 25)), 60))
            self.waiting = Settled(_in_office(rng, on), self.key, to, rng.choice(said))

    def _reports(self, number: int, on: date) -> Iterator[OfOne]:
        """A report and its review; returned, another one, until it is accepted."""
        report = self._report(number, on)
        yield report
        review = self._review(report)
        yield review
        if not review.accepted:
            if self.rng.random() < 0.3:
                yield Stepped(self._at(self.days.add(self.now.date(), 1)), self.key, "in_progress")
            yield from self._reports(number + 1, self.days.add(self.now.date(), 2 + self._wait(2)))
        elif number < MOST_REPORTS and self.rng.random() < 0.004:
            again = self.days.add(self.now.date(), self.rng.randint(8, 30))
            yield Stepped(self._at(again), self.key, "reopened", self.rng.choice(words.REOPENED))
            yield Stepped(self._at(self.days.add(again, 1)), self.key, "in_progress")
            yield from self._reports(number + 1, self.days.add(again, 3 + self._wait(3)))

    def _report(self, number: int, on: date) -> Reported:
        rng, before = self.rng, self.now
        on = max(on, self.days.add(self.now.date(), 1))
        on_paper = rng.random() < 0.03
        at = self._at(self.days.add(on, 1 + self._wait(2)) if on_paper else on)
        claim = chances.pick(rng, {"done": 92, "partly": 6, "not_done": 2 if number == 1 else 0})
        drafted = max(at - timedelta(minutes=rng.randint(5, 50)), before + timedelta(seconds=30))
        shown = self._shown(on) if rng.random() < self.set.duty.evidence else ()
        text = words.report(rng, claim, number, on_paper)
        return Reported(at, self.key, number, on, drafted, claim, text, self._figures(claim), shown)

    def _figures(self, claim: str) -> dict[str, int]:
        """Near those of the period before: what jumps would need a word. Of work not done there are none."""
        if claim == "not_done":
            return {}
        total = round(self.set.size * self.rng.uniform(0.85, 1.15))
        return {"phai_lam": total, "da_lam": total if claim == "done" else round(total * self.rng.uniform(0.65, 0.95))}

    def _shown(self, on: date) -> tuple[Shown, ...]:
        left = [file for file in EVIDENCE if file not in self.shown]
        chosen = self.rng.sample(left, min(2 if self.rng.random() < 0.15 else 1, len(left)))
        self.shown += chosen
        return tuple(Shown(file, self.days.add(on, -self._wait(3))) for file in chosen)

    def _review(self, report: Reported) -> Reviewed:
        rng = self.rng
        at = self._at(self.days.add(self.now.date(), 1 + self._wait(2.5)))
        boasts = report.claim == "done" and rng.random() < self.set.agency.boast
        verdict = chances.pick(rng, BOASTED if boasts else VERDICTS[report.claim])
        if not self.shown and verdict in ("shown", "partly"):
            verdict = "not_shown"
        risk = self.set.agency.carelessness * self.set.duty.returns / report.number
        risk = {"shown": risk, "partly": risk * 1.5, "not_shown": risk + 0.08, "contrary": 0.7}[verdict]
        accepted = report.claim != "not_done" and (report.number >= MOST_REPORTS or rng.random() >= risk)
        complete = verdict == "shown" and (accepted or rng.random() < 0.5)
        plain = accepted and complete and report.claim == "done" and rng.random() < 0.6
        note = "" if plain else rng.choice(words.REVIEWED[verdict] if accepted else words.RETURNS)
        return Reviewed(at, self.key, report.number, verdict, complete, accepted, note)

    def _wait(self, usual: float) -> int:
        """Working days of waiting, `usual` on average, now and then long."""
        return min(round(self.rng.expovariate(1 / usual)), 25) if usual > 0 else 0

    def _at(self, day: date) -> datetime:
        """A moment in office hours of the day, after all that happened before."""
        at = _in_office(self.rng, day)
        self.now = at if at > self.now else self.now + timedelta(minutes=self.rng.randint(3, 90))
        return self.now


def _in_office(rng: Random, day: date) -> datetime:
    return datetime.combine(day, OPENS) + timedelta(seconds=rng.randrange(OFFICE_SECONDS))
