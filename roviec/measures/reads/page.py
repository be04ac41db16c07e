"""What the page of one indicator shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from roviec.duties.periods import Period
from roviec.measures import charts
from roviec.measures.models import Definition, Kind, Observation
from roviec.measures.reads.by_unit import Unit, by_unit
from roviec.measures.reads.defined import periods_back
from roviec.measures.reads.scope import Scope
from roviec.measures.reads.series import Series, series
from roviec.measures.reads.sums import Figures, is_formula, value_of
from roviec.org.succession import Heritage

SPARKS = 12  # periods
FEWEST_TILES = 8  # units; fewer are read sooner in the table


@dataclass(frozen=True)
class Row:
    """A unit with its last periods; `shade` of its tile from 0 (lowest) to 4."""

    unit: Unit
    spark: list[str]
    shade: int | None


@dataclass(frozen=True)
class Page:
    series: Series
    rows: list[Row]
    missing: list[Unit]
    given: int
    expected: int
    estimates: int
    tiles: bool


def page_of(
    definition: Definition, scope: Scope, period: Period, today: date, *, on_today: bool, moment: datetime | None
) -> Page:
    line = series(definition, scope, period, moment)
    units = by_unit(definition, scope, period, today, on_today=on_today, moment=moment)
    sparks = _sparks(definition, scope, period, today, on_today=on_today, moment=moment)
    shades = charts.shades(None if unit.value is None else float(unit.value) for unit in units)
    rows = [
        Row(unit, charts.spark(sparks.get(unit.unit_id, [])), shade) for unit, shade in zip(units, shades, strict=True)
    ]
    expected = [unit for unit in units if unit.expected]
    return Page(
        line, rows, [unit for unit in expected if unit.missing], sum(unit.figures is not None for unit in units),
        len(expected), sum(unit.figures.estimates for unit in units if unit.figures),
        tiles=sum(unit.value is not None for unit in units) >= FEWEST_TILES,
    )  # fmt: skip


def ranked(rows: Sequence[Row], *, best_last: bool) -> list[Row]:
    """By value, the best first; without one last."""
    sign = -1 if not best_last else 1

    def order(row: Row) -> tuple[bool, Decimal]:
        return row.unit.value is None, sign * (row.unit.value or Decimal(0))

    return sorted(rows, key=order)


def _sparks(
    definition: Definition, scope: Scope, period: Period, today: date, *, on_today: bool, moment: datetime | None
) -> dict[int, list[float | None]]:
    """One query for all units. A formula has none: its line stands above."""
    if is_formula(definition):
        return {}
    keys = [each.key for each in periods_back(definition.every, period, SPARKS)]
    rows = Observation.objects.as_at(moment).filter(indicator=definition.indicator_id, period__in=keys)
    if scope.unit_ids is not None:
        rows = rows.filter(unit__in=scope.unit_ids)
    heritage = Heritage.at(today) if on_today else None
    found: dict[int, dict[str, Figures]] = defaultdict(dict)
    for unit, key, top, below in rows.values_list("unit_id", "period", "numerator", "denominator"):
        mine = found[heritage.heir(unit) if heritage else unit]
        figures = Figures(top, below, 1)
        mine[key] = mine[key] + figures if key in mine else figures
    return {
        unit: [None if (value := value_of(definition, mine.get(key))) is None else float(value) for key in keys]
        for unit, mine in found.items()
    }


def chart(found: Series, label: object) -> charts.Plot | None:
    """`label(period key)` in words."""
    say = label if callable(label) else str
    known = [
        charts.Mark(f"{say(point.period.key)}: {_plain(point.value)}", _float(point.value), _float(point.planned))
        for point in found.points
    ]
    coming = [
        charts.Mark(
            f"{say(each.period.key)}: {each.ahead.likely:.1f}", each.ahead.likely, _float(each.planned),
            each.ahead.low, each.ahead.high,
        )
        for each in found.coming
    ]  # fmt: skip
    share = found.definition.kind in (Kind.RATIO, Kind.YES_NO)
    return charts.plot(known, coming, most=100.0 if share else None)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _plain(value: Decimal | None) -> str:
    return "–" if value is None else f"{value:f}"
