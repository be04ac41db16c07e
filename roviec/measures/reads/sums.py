"""Observations added up, and what a sum comes to as people read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django.db.models import Count, Q, Sum

from roviec.measures.formulas import evaluate, parse
from roviec.measures.models import Definition, Kind, Observation, OverUnits, Source
from roviec.measures.reads.scope import Scope

HUNDRED: Final = Decimal(100)
SHOWN: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Figures:
    """The sum over some units: how many gave one, of how many it is an estimate."""

    numerator: Decimal
    denominator: Decimal | None
    given: int
    estimates: int = 0

    def __add__(self, other: Figures) -> Figures:
        return self._with(other, 1)

    def __sub__(self, other: Figures) -> Figures:
        return self._with(other, -1)

    def _with(self, other: Figures, sign: int) -> Figures:
        below = None if self.denominator is None else self.denominator + sign * (other.denominator or 0)
        return Figures(
            self.numerator + sign * other.numerator,
            below,
            self.given + sign * other.given,
            self.estimates + sign * other.estimates,
        )


Sums = dict[tuple[int, str], Figures]  # (indicator, period)


def sums(scope: Scope, indicators: Iterable[int], periods: Iterable[str], moment: datetime | None = None) -> Sums:
    """One query; `moment`: as known then."""
    rows = Observation.objects.as_at(moment).filter(period__in=set(periods), indicator__in=set(indicators))
    if scope.unit_ids is not None:
        rows = rows.filter(unit__in=scope.unit_ids)
    found = rows.order_by().values("indicator_id", "period").annotate(
        top=Sum("numerator"), below=Sum("denominator"), given=Count("pk"), guessed=Count("pk", filter=Q(estimate=True))
    )  # fmt: skip
    return {
        (row["indicator_id"], row["period"]): Figures(row["top"], row["below"], row["given"], row["guessed"])
        for row in found
    }


def value_of(definition: Definition, figures: Figures | None) -> Decimal | None:
    """As shown: percent of a ratio (of the sums) and of a yes or no (of those who answered). None where nothing can be said."""
    if figures is None or not figures.given:
        return None
    if definition.kind == Kind.RATIO:
        return _percent(figures.numerator, figures.denominator)
    if definition.kind == Kind.YES_NO:
        return _percent(figures.numerator, Decimal(figures.given))
    if definition.over_units == OverUnits.NONE and figures.given > 1:
        return None
    return figures.numerator


def _percent(part: Decimal, whole: Decimal | None) -> Decimal | None:
    return (part * HUNDRED / whole).quantize(SHOWN, ROUND_HALF_UP) if whole else None


def plain_of(definition: Definition, figures: Figures | None) -> Decimal | None:
    """As a formula takes it: a ratio is a number between nought and one."""
    if figures is not None and definition.kind in (Kind.RATIO, Kind.YES_NO):
        below = figures.denominator if definition.kind == Kind.RATIO else Decimal(figures.given)
        return figures.numerator / below if below else None
    return value_of(definition, figures)


def worked_out(definition: Definition, parts: Mapping[str, Decimal | None]) -> Decimal | None:
    """A formula's value as shown; `parts` by code, as `plain_of` gives them."""
    value = evaluate(parse(definition.formula), parts)
    if value is None:
        return None
    return (value * HUNDRED if definition.kind == Kind.RATIO else value).quantize(SHOWN, ROUND_HALF_UP)


def is_formula(definition: Definition) -> bool:
    return definition.source_kind == Source.FORMULA
