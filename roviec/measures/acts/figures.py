"""One figure as it is given, and whether it can be one of its indicator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from roviec.duties.periods import Period, parse, period_of
from roviec.measures.errors import MeasureRefused
from roviec.measures.models import Definition, Kind, Source

LARGEST: Final = Decimal(10) ** 15
PLACES: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`indicator` by code; `period` by key ("2026-09"). A yes is 1, a no 0."""

    indicator: str
    unit_id: int
    period: str
    numerator: Decimal
    denominator: Decimal | None = None
    estimate: bool = False
    valid_on: date | None = None
    word: str = ""

    @property
    def key(self) -> tuple[str, int, str]:
        return self.indicator, self.unit_id, self.period


def check(figure: Figure, definition: Definition, at: int) -> None:
    """MeasureRefused when it is no figure of this indicator; an odd one is taken."""
    if definition.source_kind == Source.FORMULA:
        raise MeasureRefused("not_given_so", at)
    if max(abs(figure.numerator), abs(figure.denominator or Decimal(0))) >= LARGEST:
        raise MeasureRefused("too_large", at)
    _fits(figure, definition.kind, at)


def _fits(figure: Figure, kind: str, at: int) -> None:
    numbers = [figure.numerator] if figure.denominator is None else [figure.numerator, figure.denominator]
    if kind in (Kind.COUNT, Kind.RATIO) and min(numbers) < 0:
        raise MeasureRefused("negative", at)
    if kind == Kind.COUNT and figure.numerator != figure.numerator.to_integral_value():
        raise MeasureRefused("not_whole", at)
    if kind == Kind.YES_NO and figure.numerator not in (0, 1):
        raise MeasureRefused("not_yes_no", at)
    if kind == Kind.RATIO and figure.denominator is None:
        raise MeasureRefused("no_denominator", at)
    if kind != Kind.RATIO and figure.denominator is not None:
        raise MeasureRefused("denominator_out_of_place", at)


@lru_cache(maxsize=4096)
def period_of_key(key: str) -> Period | None:
    """None for a key that names no period, or a day without an end."""
    try:
        return parse(key)
    except ValueError:
        return None


def is_period_of(period: Period, every: str) -> bool:
    return bool(every) and period_of(every, period.start) == period
