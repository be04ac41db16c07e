"""The labels that word processors and browsers count for themselves: 1, a, iv …"""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MARKS = frozenset("-–—+*•")


def ordinal(number: int, style: str) -> str:
    """`number` in an OOXML number format; decimal for the formats that Vietnamese documents do not use."""
    if style == "none":
        return ""
    if style == "decimalZero":
        return f"{number:02}"
    if style.endswith("Roman") and 0 < number < 4000:
        return _cased(_roman(number), style)
    if style.endswith("Letter") and 0 < number <= 26 * 26:
        # Word goes on from z with aa, bb, cc.
        return _cased(chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26), style)
    return str(number)


def bullet(mark: str) -> str:
    """A typed mark stays; the pictures of symbol fonts become a dash."""
    mark = mark.strip()
    return mark if mark in _MARKS else "-"


def _cased(label: str, style: str) -> str:
    return label.upper() if style.startswith("upper") else label


def _roman(number: int) -> str:
    label = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        label += letters * count
    return label
