"""One indicator from period to period, with the plan, and where it is heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from roviec.duties.periods import Period, period_of
from roviec.measures.models import Better, Definition, Kind, Target
from roviec.measures.reads.city import targets_of, value_in
from roviec.measures.reads.defined import definitions_on, parts, periods_back
from roviec.measures.reads.scope import Scope
from roviec.measures.reads.sums import Figures, is_formula, sums
from roviec.measures.trend import Ahead, foretell, reach
from roviec.org.models import Dated

SHOWN_PERIODS: Final = {
    "daily": 60,
    "weekly": 52,
    "monthly": 24,
    "quarterly": 12,
    "half-yearly": 10,
    "yearly": 10,
    "continuous": 10,
}
AHEAD: Final = {"daily": 14, "weekly": 8, "monthly": 6, "quarterly": 4, "half-yearly": 2, "yearly": 2, "continuous": 2}
FAR: Final = 60  # periods within which the day of a target is looked for


@dataclass(frozen=True)
class Point:
    period: Period
    value: Decimal | None
    figures: Figures | None
    planned: Decimal | None


@dataclass(frozen=True)
class Coming:
    """A period to come: what is likeliest, the interval, the plan."""

    period: Period
    ahead: Ahead
    planned: Decimal | None


@dataclass(frozen=True)
class Met:
    """When the target is met if things go on so; None: not within FAR periods."""

    already: bool
    earliest: Period | None
    likely: Period | None
    latest: Period | None


@dataclass(frozen=True)
class Series:
    definition: Definition
    points: list[Point]
    coming: list[Coming]
    target: Target | None
    met: Met | None


def series(definition: Definition, scope: Scope, last: Period, moment: datetime | None = None) -> Series:
    """Up to the period `last`; leading periods without any figure are left out."""
    periods = periods_back(definition.every, last, SHOWN_PERIODS[definition.every])
    day = last.end or last.start
    known = {definition.code: definition}
    if is_formula(definition):
        known |= {row.code: row for row in definitions_on(day) if row.code in parts(definition)}
    keys = [period.key for period in periods]
    found = sums(scope, [row.indicator_id for row in known.values()], keys, moment)
    target = targets_of(scope, day, moment).get(definition.indicator_id)
    points = [
        Point(
            period,
            value_in(definition, period.key, found, known),
            found.get((definition.indicator_id, period.key)),
            _planned(target, period),
        )
        for period in periods
    ]
    first = next((at for at, point in enumerate(points) if point.value is not None), len(points))
    points = points[first:]
    coming, met = _ahead(definition, points, target)
    return Series(definition, points, coming, target, met)


def _planned(target: Target | None, period: Period) -> Decimal | None:
    return target.planned(period.end or period.start) if target else None


def _ahead(definition: Definition, points: Sequence[Point], target: Target | None) -> tuple[list[Coming], Met | None]:
    """Foretold from what is given; periods after the last given figure count as ahead."""
    while points and points[-1].value is None:
        points = points[:-1]
    share = definition.kind in (Kind.RATIO, Kind.YES_NO)
    scale = 100.0 if share else 1.0
    said = foretell([None if p.value is None else float(p.value) / scale for p in points], FAR, share=share)
    if said is None:
        return [], None
    coming, period = [], points[-1].period
    for each in said.ahead:
        period = _after(definition.every, period)
        scaled = Ahead(each.steps, each.likely * scale, each.low * scale, each.high * scale)
        coming.append(Coming(period, scaled, _planned(target, period)))
    met = None
    if target is not None:
        value, down = points[-1].value, definition.better == Better.DOWN
        goal = target.last[1]
        already = value is not None and (value <= goal if down else value >= goal)
        found = reach(said, float(goal) / scale, downward=down)
        met = Met(already, *(_period(coming, at) for at in (found.earliest, found.likely, found.latest)))
    return coming[: AHEAD[definition.every]], met


def _period(coming: Sequence[Coming], steps: int | None) -> Period | None:
    return None if steps is None else coming[steps - 1].period


def _after(every: str, period: Period) -> Period:
    end = period.end or period.start
    return period_of(every, date.fromordinal(end.toordinal() + 1))


def definition_of(code: str, day: date) -> Definition | None:
    """The one in force on `day`, else the last before it."""
    rows = Definition.objects.filter(indicator__code=code).select_related("indicator", "owner")
    return rows.filter(Dated.on(day)).first() or rows.filter(valid_from__lte=day).order_by("-valid_from").first()
