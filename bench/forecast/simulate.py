"""A made-up city at work, for measuring the forecast: agencies with habits, duties with sizes, blockers, reviews, Tết.

Lateness isn't drawn from a probability: work of some size is done at some pace by people who start late, are held up, hurry before the
due day, hand in and get it back. The model's own form appears nowhere here. All units, duties and figures are synthetic.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np

from roviec.duties.forecast.arrays import NEVER, Flags, Floats, Ints
from roviec.duties.forecast.dated import Dated
from roviec.duties.forecast.records import (
    ACCEPTED,
    DONE,
    IN_PROGRESS,
    KINDS,
    NOT_ACCEPTED,
    RETURNED,
    SUBMITTED,
    Records,
)
from roviec.duties.forecast.workdays import Workdays
from roviec.duties.periods import periods
from roviec.vietnamese.calendar import Calendar, seed

_KINDS: Final = ("weekly", "monthly", "monthly", "monthly", "monthly", "quarterly")
_SIZES: Final = {"weekly": 0.4, "monthly": 3.0, "quarterly": 11.0}  # working days of an average agency

Mark = tuple[int, int, float]


@dataclass(frozen=True)
class City:
    records: Records
    workdays: Workdays
    first: int
    last: int


@dataclass
class Marks:
    steps: list[Mark] = field(default_factory=list)
    dues: list[Mark] = field(default_factory=list)
    entries: list[Mark] = field(default_factory=list)
    blocked: list[Mark] = field(default_factory=list)
    unblocked: list[Mark] = field(default_factory=list)


def simulate(seed_number: int, *, agencies: int, duties: int, year: int = 2026) -> City:
    """A year and a month of it; the same numbers give the same city."""
    chance = np.random.default_rng(seed_number)
    first, last = date(year, 1, 1), date(year + 1, 1, 31)
    calendar = Calendar.from_rows(seed([year - 1, year, year + 1]))
    workdays = Workdays(calendar, date(year - 1, 12, 1), date(year + 1, 6, 30))
    year_ = _Year(chance, _owed(chance, agencies, duties, first, last), agencies, duties, workdays)
    for day in range(first.toordinal(), last.toordinal() + 1):
        if calendar.is_working_day(date.fromordinal(day)):
            year_.live(day)
    return City(year_.records(), workdays, first.toordinal(), last.toordinal())


def _owed(chance: np.random.Generator, agencies: int, duties: int, first: date, last: date) -> Ints:
    """Rows of agency, duty, kind, start, due, agencies of the duty."""
    rows = []
    for duty in range(duties):
        kind = _KINDS[duty % len(_KINDS)]
        charged = np.flatnonzero(chance.random(agencies) < chance.choice([0.1, 0.5, 1.0]))
        for period in periods(kind, first, last):
            end = (period.end or last).toordinal()
            rows += [
                (agency, duty, KINDS.index(kind), period.start.toordinal(), end, len(charged)) for agency in charged
            ]
    return np.array(rows, dtype=np.int64)


class _Year:
    def __init__(self, chance: np.random.Generator, owed: Ints, agencies: int, duties: int, workdays: Workdays) -> None:
        self.chance, self.workdays, self.marks = chance, workdays, Marks()
        self.agency, self.duty, self.kind, self.start, self.first_due, self.charged = owed.T.copy()
        count = len(owed)
        self.due = self.first_due.copy()
        self.state = np.full(count, NOT_ACCEPTED)
        self.held_up = np.zeros(count, dtype=np.int64)  # day on which the open blocker began; 0: none
        self.pace = chance.lognormal(0.0, 0.35, agencies)
        self.slow_to_start = chance.gamma(2.0, 1.5, agencies)
        self.hurries = chance.beta(2, 2, agencies)
        self.careless = chance.beta(1.5, 9, agencies)
        trouble = chance.gamma(1.0, 0.015, duties)
        self.trouble = trouble[self.duty]
        affinity = chance.lognormal(0.0, 0.3, (agencies, duties))
        size = chance.lognormal(0.0, 0.45, duties)
        base = np.array([_SIZES.get(kind, 0.0) for kind in KINDS])[self.kind]
        self.left = base * size[self.duty] * affinity[self.agency, self.duty] * chance.lognormal(0.0, 0.25, count)
        self.typical = base

    def live(self, day: int) -> None:
        if date.fromordinal(day).day == 1:
            self._month()
        open_ = (self.start <= day) & (self.state != DONE)
        days_left = self.workdays.between(day, self.due)
        self._review(day, open_)
        self._accept(day, open_, days_left)
        self._begin(day, open_, days_left)
        self._blockers(day, open_, days_left)
        self._work(day, open_, days_left)

    def _month(self) -> None:
        """Habits drift; now and then a new head changes them at once."""
        self.pace *= self.chance.lognormal(0.0, 0.06, len(self.pace))
        new_head = self.chance.random(len(self.pace)) < 0.03
        self.pace[new_head] = self.chance.lognormal(0.0, 0.35, int(new_head.sum()))

    def _review(self, day: int, open_: Flags) -> None:
        judged = open_ & (self.state == SUBMITTED) & self._happens(0.3)
        bad = judged & self._happens(self.careless[self.agency])
        self._step(judged & ~bad, DONE, day)
        self._step(bad, RETURNED, day)
        self.left[bad] = 0.25 * self.typical[bad]

    def _accept(self, day: int, open_: Flags, days_left: Ints) -> None:
        wait = 1.0 / (1.0 + self.slow_to_start[self.agency])
        self._step(
            open_ & (self.state == NOT_ACCEPTED) & self._happens(np.maximum(wait, 1.5 / (1.5 + days_left))),
            ACCEPTED,
            day,
        )

    def _begin(self, day: int, open_: Flags, days_left: Ints) -> None:
        """Some begin when it lies there, most when it presses."""
        presses = days_left < 1.5 * self.left + 1
        idle = open_ & np.isin(self.state, (ACCEPTED, RETURNED))
        self._step(idle & self._happens(np.where(presses, 0.7, 0.08)), IN_PROGRESS, day)

    def _blockers(self, day: int, open_: Flags, days_left: Ints) -> None:
        working = open_ & (self.state == IN_PROGRESS)
        new = working & (self.held_up == 0) & self._happens(self.trouble)
        self.held_up[new] = day
        self.marks.blocked += [(int(key), day, float(day)) for key in np.flatnonzero(new)]
        over = (self.held_up > 0) & (self.held_up < day) & (self._happens(0.12) | ~open_)
        self.marks.unblocked += [(int(key), day, float(self.held_up[key])) for key in np.flatnonzero(over)]
        self.held_up[over] = 0
        moved = open_ & (self.held_up > 0) & (days_left > 0) & (days_left < 4) & self._happens(0.2)
        self.due[moved] += 7
        self.marks.dues += [(int(key), day, float(self.due[key])) for key in np.flatnonzero(moved)]

    def _work(self, day: int, open_: Flags, days_left: Ints) -> None:
        working = open_ & (self.state == IN_PROGRESS) & (self.held_up == 0)
        crowd = np.bincount(self.agency[working], minlength=len(self.pace))[self.agency]
        norm = max(len(self.typical) / len(self.pace) / 90, 1.0)
        rush = np.where((days_left < 3) & (self.due >= day), 1 + self.hurries[self.agency], 1.0)
        done = self.pace[self.agency] * rush / np.sqrt(1 + crowd / norm) * self.chance.gamma(2.0, 0.5, len(crowd))
        done = np.where(self.workdays.near_tet(np.array([day]))[0], 0.7, 1.0) * done
        self.left = np.where(working, self.left - done, self.left)
        noted = working & self._happens(0.12)
        self.marks.entries += [(int(key), day, 1.0) for key in np.flatnonzero(noted)]
        self._step(working & (self.left <= 0), SUBMITTED, day)

    def _happens(self, chance: float | Floats) -> Flags:
        return self.chance.random(len(self.state)) < chance

    def _step(self, which: Flags, to: int, day: int) -> None:
        self.state[which] = to
        self.marks.steps += [(int(key), day, float(to)) for key in np.flatnonzero(which)]

    def records(self) -> Records:
        steps = self.marks.steps
        return Records(
            agency=self.agency,
            duty=self.duty,
            kind=self.kind,
            start=self.start,
            first_due=self.first_due,
            closed=np.full(len(self.agency), NEVER),
            agencies=self.charged,
            steps=Dated(steps),
            submissions=Dated((key, day, float(day)) for key, day, to in steps if to == SUBMITTED),
            returns=Dated(mark for mark in steps if mark[2] == RETURNED),
            dues=Dated(self.marks.dues),
            entries=Dated(self.marks.entries),
            blocked=Dated(self.marks.blocked),
            unblocked=Dated(self.marks.unblocked),
        )
