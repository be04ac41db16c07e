"""One period of an indicator unit by unit: as the chart was then, or put together on today's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from roviec.duties.names import unit_names
from roviec.duties.periods import Period
from roviec.measures.intervals import Interval, difference, wilson
from roviec.measures.models import Better, Definition, Kind, Observation
from roviec.measures.reads.defined import Givers, definitions_on, parts
from roviec.measures.reads.scope import Scope
from roviec.measures.reads.sums import Figures, is_formula, plain_of, value_of, worked_out
from roviec.org.succession import Heritage

FEWEST: Final = 3  # units to compare


class Standing(StrEnum):
    """Against all others together; a difference that may well be chance is none."""

    AHEAD = "ahead"
    BEHIND = "behind"
    SAME = "same"
    UNKNOWN = ""


@dataclass(frozen=True)
class Unit:
    unit_id: int
    name: str
    value: Decimal | None
    figures: Figures | None
    standing: Standing
    expected: bool  # its figure is asked for

    @property
    def missing(self) -> bool:
        return self.expected and self.figures is None


def by_unit(
    definition: Definition, scope: Scope, period: Period, today: date, *, on_today: bool, moment: datetime | None = None
) -> list[Unit]:
    """In Vietnamese order of names. `on_today`: figures of ended units stand with their heirs."""
    found = _figures(definition, scope, period, moment)
    asked = set() if is_formula(definition) else set(Givers(today).of(definition, period, scope))
    if on_today:
        heritage = Heritage.at(today)
        found, asked = _on(heritage, found), {heritage.heir(unit) for unit in asked}
    values = _values(definition, found, period)
    names = unit_names()
    units = sorted(
        (unit for unit in {*values, *asked} if unit in names), key=lambda unit: names[unit].order
    )  # fmt: skip
    own = {unit: each[definition.indicator_id] for unit, each in found.items() if definition.indicator_id in each}
    standings = _standings(definition, own)
    return [
        Unit(
            unit,
            names[unit].name,
            values.get(unit),
            own.get(unit),
            standings.get(unit, Standing.UNKNOWN),
            unit in asked,
        )
        for unit in units
    ]


Found = dict[int, dict[int, Figures]]  # unit -> indicator -> figures


def _figures(definition: Definition, scope: Scope, period: Period, moment: datetime | None) -> Found:
    """Of the indicator, or of the parts of its formula."""
    wanted = {definition.indicator_id}
    if is_formula(definition):
        wanted = {row.indicator_id for row in _parts(definition, period)}
    rows = Observation.objects.as_at(moment).filter(period=period.key, indicator__in=wanted)
    if scope.unit_ids is not None:
        rows = rows.filter(unit__in=scope.unit_ids)
    found: Found = {}
    for unit, indicator, top, below, guessed in rows.values_list(
        "unit_id", "indicator_id", "numerator", "denominator", "estimate"
    ):
        found.setdefault(unit, {})[indicator] = Figures(top, below, 1, int(guessed))
    return found


def _parts(definition: Definition, period: Period) -> list[Definition]:
    wanted = parts(definition)
    return [row for row in definitions_on(period.end or period.start) if row.code in wanted]


def _on(heritage: Heritage, found: Found) -> Found:
    moved: Found = {}
    for unit, figures in found.items():
        mine = moved.setdefault(heritage.heir(unit), {})
        for indicator, each in figures.items():
            mine[indicator] = mine[indicator] + each if indicator in mine else each
    return moved


def _values(definition: Definition, found: Found, period: Period) -> dict[int, Decimal | None]:
    if not is_formula(definition):
        return {unit: value_of(definition, each.get(definition.indicator_id)) for unit, each in found.items()}
    made_of = _parts(definition, period)
    return {
        unit: worked_out(definition, {row.code: plain_of(row, each.get(row.indicator_id)) for row in made_of})
        for unit, each in found.items()
    }


def _standings(definition: Definition, own: dict[int, Figures]) -> dict[int, Standing]:
    """Of ratios only: what else is counted differs by the size of the unit. 95 %, each against all others together."""
    if definition.kind != Kind.RATIO or not definition.better or len(own) < FEWEST:
        return {}
    everyone = sum(own.values(), start=Figures(Decimal(0), Decimal(0), 0))
    return {unit: _standing(definition.better, each, everyone - each) for unit, each in own.items()}


def _standing(better: str, own: Figures, others: Figures) -> Standing:
    if not _is_share(own) or not _is_share(others):
        return Standing.UNKNOWN
    low, high = difference(*_estimate(own), *_estimate(others))
    if low <= 0 <= high:
        return Standing.SAME
    return Standing.AHEAD if (low > 0) == (better == Better.UP) else Standing.BEHIND


def _is_share(figures: Figures) -> bool:
    return bool(figures.denominator) and 0 <= figures.numerator <= (figures.denominator or 0)


def _estimate(figures: Figures) -> tuple[float, Interval]:
    """The share and its interval."""
    top, below = float(figures.numerator), int(figures.denominator or 0)
    return top / below, wilson(top, below)
