"""Figures the Vietnamese way: 1.234,5."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

# Groups of three with points, or no point at all; a comma before the decimals.
NUMBER: Final = re.compile(r"(?<![\w.,])-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\w]|[.,]\d)")


def write_number(value: Decimal | int, places: int = 0) -> str:
    """`places` decimals, half a unit rounded away from nought as offices do."""
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if not rounded:
        rounded = abs(rounded)  # no "-0"
    return f"{rounded:,f}".translate(str.maketrans(",.", ".,"))


def read_number(text: str) -> Decimal:
    """ValueError when `text` is no figure written so."""
    if not NUMBER.fullmatch(text.strip()):
        raise ValueError(f"not a figure: {text!r}")
    return Decimal(text.strip().replace(".", "").replace(",", "."))


def numbers_in(text: str) -> list[Decimal]:
    """Every figure in a text, in order; dates, document numbers and the like are not told apart from others."""
    return [read_number(found.group()) for found in NUMBER.finditer(text)]
