"""The city as the simulator sees it: who stands when, who takes over from whom, which days are worked. No Django."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from roviec.vietnamese.calendar import Calendar

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """A unit's name, kind and level from `start` until the day before `end`."""

    code: str
    name: str
    kind: str
    level: str
    start: date
    end: date | None
    sort_key: str = ""

    def holds_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Passing:
    """On `on` the open work of `old` passes to `new`, by the event `event`."""

    on: date
    event: str
    old: str
    new: str


@dataclass(frozen=True)
class World:
    spans: Sequence[Span]  # of all units
    passings: Sequence[Passing]  # in order of time
    classes: Mapping[str, tuple[frozenset[str], frozenset[str]]]  # selector -> kinds, levels (none: any)
    class_names: Mapping[str, str]
    calendar: Calendar
    root: str
    standing_body: str
    _heirs: dict[int, dict[str, Passing]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def days_of_passing(self) -> list[date]:
        return sorted({passing.on for passing in self.passings})

    @cached_property
    def first_days(self) -> dict[str, date]:
        """Unit -> the day from which there is somebody to do its work."""
        found: dict[str, date] = {}
        for span in self.spans:
            found[span.code] = min(span.start, found.get(span.code, span.start))
        return found

    def standing(self, day: date) -> list[Span]:
        return sorted((span for span in self.spans if span.holds_on(day)), key=lambda span: (span.sort_key, span.code))

    def name(self, code: str, day: date) -> str:
        """Its name on the day; of an ended or future unit, the nearest one that it had."""
        own = sorted((span for span in self.spans if span.code == code), key=lambda span: span.start)
        return next((span.name for span in own if span.holds_on(day)), own[-1].name)

    def heirs(self, day: date) -> dict[str, Passing]:
        stretch = bisect_right(self.days_of_passing, day)
        if stretch not in self._heirs:
            self._heirs[stretch] = {each.old: each for each in self.passings if each.on <= day}
        return self._heirs[stretch]

    def heir(self, code: str, day: date) -> str:
        """Who answers for the open work of `code` on the day: itself while it stands."""
        heirs, seen = self.heirs(day), {code}
        while code in heirs and (code := heirs[code].new) not in seen:
            seen.add(code)
        return code

    def way(self, code: str, day: date) -> list[Passing]:
        """The passings from a unit to its heir of the day; one event that names A -> B -> C is one passing."""
        heirs, end, steps = self.heirs(day), self.heir(code, day), list[Passing]()
        while code != end:
            step = heirs[code]
            if steps and steps[-1].event == step.event:
                steps[-1] = Passing(step.on, step.event, steps[-1].old, step.new)
            else:
                steps.append(step)
            code = step.new
        return steps

    def charged(self, to: str, day: date) -> list[str]:
        """The units that an order of this day charges: one by name (its heir, if it has ended) or a class."""
        standing = self.standing(day)
        if to not in self.classes:
            heir = self.heir(to, day)
            return [span.code for span in standing if span.code == heir]
        kinds, levels = self.classes[to]
        return [span.code for span in standing if span.kind in kinds and (not levels or span.level in levels)]


@dataclass(frozen=True)
class WorkingDays:
    """The working days of a stretch as a list, so that counting them costs nothing."""

    days: Sequence[date]

    @classmethod
    def of(cls, calendar: Calendar, first: date, last: date) -> WorkingDays:
        span = (first + _DAY * number for number in range((last - first).days + 1))
        return cls([day for day in span if calendar.is_working_day(day)])

    def add(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`; 0: `day` itself or the next one worked."""
        place = bisect_left(self.days, day) if count == 0 else bisect_right(self.days, day) + count - 1
        return self.days[min(max(place, 0), len(self.days) - 1)]
