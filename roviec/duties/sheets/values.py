"""The figures of one report in memory: field code -> value; what was not given is absent or None."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from roviec.duties.sheets.fields import Field

Value = int | Decimal | bool | str | date
Figures = Mapping[str, Value | None]

TENTH = Decimal("0.1")


def share(part: Value | None, whole: Value | None) -> Decimal | None:
    """Percent with one decimal, half up; None without both counts, or of nothing."""
    if not isinstance(part, int | Decimal) or not isinstance(whole, int | Decimal) or not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(TENTH, ROUND_HALF_UP)


def missing(fields: Iterable[Field], figures: Figures) -> list[str]:
    """Codes of the figures that are asked for and were not given. Nought is a figure, an empty field is none."""
    return [field.code for field in fields if field.asked and figures.get(field.code) is None]
