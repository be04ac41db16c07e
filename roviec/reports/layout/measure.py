"""How long a line of capitals is, for the rules that are drawn below it as a share of it.

Advance widths of Times New Roman Bold in thousandths of the size; letters with marks are as wide as their base.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_UPPER: Final = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667),
        strict=True,
    )
)  # fmt: skip
_LOWER: Final = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        (500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444),
        strict=True,
    )
)  # fmt: skip
_WIDTHS: Final = {**_UPPER, **_LOWER, " ": 250, "-": 333, ".": 250, ",": 250, "/": 278, "Đ": 722, "đ": 556}
_OTHERWISE: Final = 500  # digits and the rest


def bold_twips(text: str, points: float) -> int:
    """Width of a bold line, in twips."""
    thousandths = sum(_WIDTHS.get(char, _WIDTHS.get(_base(char), _OTHERWISE)) for char in text)
    return round(thousandths * points * 20 / 1000)


def _base(char: str) -> str:
    return unicodedata.normalize("NFD", char)[:1]
