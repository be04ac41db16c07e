"""The made-up year: orders, their duties, and all that happens to each obligation, in order of time. Pure, seeded, no Django."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from functools import cached_property
from itertools import takewhile
from random import Random
from typing import Final

from roviec.cityyear import chances, words
from roviec.cityyear.events import (
    Acknowledged,
    Closed,
    Event,
    HandedOver,
    Issued,
    Key,
    Made,
    OfDuty,
    OfOne,
    Owed,
    Raised,
    Reviewed,
    Settled,
    Stepped,
)  # fmt: skip
from roviec.cityyear.orders import PlannedDuty, PlannedOrder, plan
from roviec.cityyear.story import Setting, Story
from roviec.cityyear.world import WorkingDays, World
from roviec.duties.periods import Period, due_of, periods

HORIZON: Final = 45  # as `duties.obligations.HORIZON_DAYS`; a test holds them equal
LOCAL: Final = timezone(timedelta(hours=7))
ISSUES_AT, MAKES_AT, PASSES_AT, CLOSES_AT = time(9), time(0, 10), time(0, 20), time(17)
WIND_UP_DAYS: Final = 31  # after a past year's last day its reports still come in; then its duties are closed
DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """The year. `until`: nothing is known of what happens after this moment."""

    first: date
    last: date
    until: datetime


@dataclass(frozen=True)
class Making:
    """Which obligations a duty gets, and when."""

    duty: PlannedDuty
    made: tuple[Made, ...]


def at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, LOCAL)


class Year:
    def __init__(self, world: World, span: Span, seed: int, *, share: float = 1) -> None:
        self.world, self.span, self.seed = world, span, seed
        self.orders: Sequence[PlannedOrder] = plan(world, span.first, span.last, share=share)
        self._agencies: dict[str, chances.Agency] = {}

    @cached_property
    def days(self) -> WorkingDays:
        return WorkingDays.of(self.world.calendar, self.span.first - 30 * DAY, self.span.last + 500 * DAY)

    @property
    def issued(self) -> list[PlannedOrder]:
        """The orders of which something is known: those to come still weigh on what agencies can do."""
        return [order for order in self.orders if at(order.day, ISSUES_AT) <= self.span.until]

    @property
    def duties(self) -> list[PlannedDuty]:
        return [duty for order in self.issued for duty in order.duties]

    @cached_property
    def makings(self) -> dict[int, Making]:
        duties = (duty for order in self.orders for duty in order.duties)
        return {duty.number: Making(duty, tuple(self._made(duty))) for duty in duties}

    @cached_property
    def loads(self) -> Counter[tuple[str, tuple[int, int]]]:
        """How much each unit owes in each week."""
        due = (owed for making in self.makings.values() for made in making.made for owed in made.owed)
        return Counter((owed.key.unit, owed.due.isocalendar()[:2]) for owed in due if owed.due)

    @cached_property
    def usual_load(self) -> dict[str, float]:
        weeks: dict[str, list[int]] = defaultdict(list)
        for (unit, _), count in self.loads.items():
            weeks[unit].append(count)
        return {unit: sum(counts) / len(counts) for unit, counts in weeks.items()}

    def of_order(self, order: PlannedOrder) -> list[Issued | Acknowledged]:
        """The order goes out and its units take note."""
        issued = Issued(at(order.day, ISSUES_AT), order.number)
        found: list[Issued | Acknowledged] = [issued]
        for unit in dict.fromkeys(unit for duty in order.duties for unit in duty.leads):
            rng = Random(f"{self.seed}/note/{order.number}/{unit}")
            wait = min(round(rng.expovariate(1 / 1.5)), 15)
            noted = at(self.days.add(order.day, wait), time(10)) + timedelta(seconds=rng.randrange(20_000))
            if rng.random() < 0.96 and self.world.heir(unit, noted.date()) == unit:
                found.append(Acknowledged(noted, order.number, unit))
        return sorted((event for event in found if event.at <= self.span.until), key=lambda event: event.at)

    def of_duty(self, duty: PlannedDuty) -> list[OfDuty]:
        """All that happens to one duty and its obligations, in order of time."""
        end = self.closed(duty)
        stop = min(self.span.until, end.at)
        making = self.makings[duty.number]
        making = replace(making, made=tuple(made for made in making.made if made.at < stop))
        stories = {owed.key: self._story(duty, owed, made.at, stop) for made in making.made for owed in made.owed}
        found: list[OfDuty] = [*making.made, *self._passings(duty, making, stories, stop)]
        found += [event for story in stories.values() for event in story]
        found += [end] if end.at <= self.span.until else []
        return sorted(found, key=lambda event: event.at)

    def events(self) -> list[Event]:
        """The whole year in order of time, orders before what hangs on them."""
        found: list[Event] = [event for order in self.issued for event in self.of_order(order)]
        found += [event for duty in self.duties for event in self.of_duty(duty)]
        return sorted(found, key=lambda event: event.at)

    def closed(self, duty: PlannedDuty) -> Closed:
        """In mid-year where the order says so; else when the year is over and its reports have come in."""
        if duty.closes_on is not None and duty.closes_on < self.span.last:
            return Closed(at(duty.closes_on, CLOSES_AT), duty.number, duty.closes_on, words.CLOSED)
        end = self.span.last + WIND_UP_DAYS * DAY
        return Closed(at(end, CLOSES_AT), duty.number, self.span.last, words.YEAR_OVER)

    def _made(self, duty: PlannedDuty) -> Iterator[Made]:
        """As `make_obligations` does it, day by day: ahead by the horizon, yet never further than the period is long."""
        stop = self.closed(duty).at
        by_day: dict[date, list[Owed]] = {}
        for period in periods(duty.every, duty.opened_on, stop.astimezone(LOCAL).date() + HORIZON * DAY):
            start = max(period.start, duty.opened_on)
            day = max(duty.opened_on, start - timedelta(min(HORIZON, period.days)))
            by_day.setdefault(day, []).extend(self._owed(duty, period, start))
        for day, owed in by_day.items():
            at_issue = day == duty.opened_on
            made_at = at(day, ISSUES_AT if at_issue else MAKES_AT)
            if made_at < stop:
                yield Made(made_at, duty.number, tuple(owed), at_issue)

    def _owed(self, duty: PlannedDuty, period: Period, start: date) -> list[Owed]:
        due = due_of(
            period, duty.every, opened_on=duty.opened_on, deadline=duty.deadline, time_text=duty.time_text
        )  # fmt: skip
        units = dict.fromkeys(self.world.heir(unit, start) for unit in duty.leads)
        return [Owed(Key(duty.number, unit, period.key), period.start, period.end, due) for unit in units]

    def _story(self, duty: PlannedDuty, owed: Owed, made_at: datetime, stop: datetime) -> list[OfOne]:
        if owed.start > self.span.last:
            return []  # made ahead for a year that is not played
        rng = Random(f"{self.seed}/{duty.number}/{owed.key.unit}/{owed.key.period}")
        setting = Setting(
            owed, made_at, self._agency(owed.key.unit), chances.hardness(self.seed, duty.number, duty.every),
            self._delay(owed), self.days, self.world.first_days[owed.key.unit], self._asked_of(owed.key.unit, rng),
            Random(f"{self.seed}/size/{duty.number}/{owed.key.unit}").randint(8, 400),
        )  # fmt: skip
        found: list[OfOne] = []
        for event in takewhile(lambda event: event.at <= self.span.until, Story(setting, rng).events()):
            # A blocker raised in time is settled even when the duty has been closed.
            if event.at < stop or (isinstance(event, Settled) and any(isinstance(each, Raised) for each in found)):
                found.append(event)
        return found

    def _agency(self, unit: str) -> chances.Agency:
        if unit not in self._agencies:
            self._agencies[unit] = chances.agency(self.seed, unit)
        return self._agencies[unit]

    def _delay(self, owed: Owed) -> float:
        if owed.due is None:
            return 0
        unit, due = owed.key.unit, owed.due
        load = self.loads[unit, due.isocalendar()[:2]]
        merged = [step.on for step in self.world.passings if unit in (step.old, step.new) and step.on <= due]
        since = (due - max(merged)).days if merged else None
        return (
            chances.season(self.world.calendar, due)
            + chances.crowding(load, self.usual_load[unit])
            + chances.upheaval(since)
        )

    def _asked_of(self, unit: str, rng: Random) -> str:
        return self.world.root if unit != self.world.root and rng.random() < 0.75 else self.world.standing_body

    def _passings(
        self, duty: PlannedDuty, making: Making, stories: dict[Key, list[OfOne]], stop: datetime
    ) -> Iterator[HandedOver]:
        """On the day of each event what the ended units still hold passes on; what is opened again there later, the next day."""
        holders = {owed.key: owed.key.unit for made in making.made for owed in made.owed}
        born = {owed.key: made.at for made in making.made for owed in made.owed}
        again = {
            event.at.astimezone(LOCAL).date() + DAY
            for story in stories.values()
            for event in story
            if isinstance(event, Stepped) and event.to == "reopened"
        }
        for day in sorted({*self.world.days_of_passing, *again}):
            moment = at(day, PASSES_AT)
            if not duty.opened_on <= day or moment >= stop:
                continue
            passed = []
            for key, holder in holders.items():
                way = self.world.way(holder, day)
                if way and born[key] < moment and not _is_done(stories[key], moment):
                    passed.append((key, tuple((step.old, step.new, step.event) for step in way)))
                    holders[key] = way[-1].new
            if passed:
                yield HandedOver(moment, duty.number, tuple(passed))


def _is_done(story: Sequence[OfOne], moment: datetime) -> bool:
    done = False
    for event in story:
        if event.at > moment:
            break
        if isinstance(event, Reviewed):
            done = event.accepted
        elif isinstance(event, Stepped):
            done = False
    return done
