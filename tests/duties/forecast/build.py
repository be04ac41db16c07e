"""Small records and cases, written as sentences: day 1 is Monday, 5-1-2026; all agencies and duties are numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np

from bench.forecast.simulate import City, simulate
from roviec.duties.forecast.arrays import NEVER
from roviec.duties.forecast.dated import Dated
from roviec.duties.forecast.features import Case
from roviec.duties.forecast.learn import learn
from roviec.duties.forecast.model import Model
from roviec.duties.forecast.records import KINDS, RETURNED, STATES, SUBMITTED, Records
from roviec.duties.forecast.workdays import Workdays
from roviec.vietnamese.calendar import Calendar

MONDAY = date(2026, 1, 5)
ZERO = MONDAY.toordinal() - 1
WORKDAYS = Workdays(Calendar(), MONDAY - timedelta(60), MONDAY + timedelta(800))


@dataclass
class Owed:
    """One obligation; days are numbers from `MONDAY`. `steps` are (day, state), `blockers` (opened, closed or None)."""

    agency: int = 0
    duty: int = 0
    kind: str = "monthly"
    start: int = 1
    due: int | None = 26
    closed: int | None = None
    agencies: int = 1
    steps: Sequence[tuple[int, str]] = field(default_factory=tuple)
    moves: Sequence[tuple[int, int]] = field(default_factory=tuple)
    entries: Sequence[int] = field(default_factory=tuple)
    blockers: Sequence[tuple[int, int | None]] = field(default_factory=tuple)


def day(number: int) -> int:
    return ZERO + number


def records(*owed: Owed) -> Records:
    def column(*values: int) -> Any:
        return np.array(values, dtype=np.int64)

    def marks(of: Any) -> Dated:
        return Dated((key, day(when), value) for key, each in enumerate(owed) for when, value in of(each))

    steps = [[(when, STATES.index(state)) for when, state in each.steps] for each in owed]
    return Records(
        agency=column(*(each.agency for each in owed)),
        duty=column(*(each.duty for each in owed)),
        kind=column(*(KINDS.index(each.kind) for each in owed)),
        start=column(*(day(each.start) for each in owed)),
        first_due=column(*(NEVER if each.due is None else day(each.due) for each in owed)),
        closed=column(*(NEVER if each.closed is None else day(each.closed) for each in owed)),
        agencies=column(*(each.agencies for each in owed)),
        steps=Dated((key, day(when), to) for key, own in enumerate(steps) for when, to in own),
        submissions=Dated(
            (key, day(when), day(when)) for key, own in enumerate(steps) for when, to in own if to == SUBMITTED
        ),
        returns=Dated((key, day(when), to) for key, own in enumerate(steps) for when, to in own if to == RETURNED),
        dues=marks(lambda each: [(when, day(due)) for when, due in each.moves]),
        entries=marks(lambda each: [(when, 1) for when in each.entries]),
        blocked=marks(lambda each: [(opened, day(opened)) for opened, _ in each.blockers]),
        unblocked=marks(lambda each: [(shut, day(opened)) for opened, shut in each.blockers if shut is not None]),
    )


def until(owed: Owed, on: int) -> Owed:
    """The obligation with all that was recorded after `on` struck out."""
    return replace(
        owed,
        steps=[step for step in owed.steps if step[0] <= on],
        moves=[move for move in owed.moves if move[0] <= on],
        entries=[when for when in owed.entries if when <= on],
        blockers=[(a, b if b is not None and b <= on else None) for a, b in owed.blockers if a <= on],
    )


def a_case(**changed: Any) -> Case:
    usual: dict[str, Any] = {
        "days_left": 5, "share_gone": 0.5, "kind": KINDS.index("monthly"),
        "agency_rate": 0.3, "duty_rate": 0.3, "pair_rate": 0.3, "city_rate": 0.3,
    }  # fmt: skip
    return Case(**usual | changed)


@cache
def made_up_city() -> City:
    return simulate(4, agencies=24, duties=36)


@cache
def fitted_model() -> Model:
    city = made_up_city()
    return learn(city.records, city.last, city.workdays)
