"""Numbers as they are typed, and as a scanner misreads them: O for 0; l, I or | for 1."""

from __future__ import annotations

from typing import Final

# All patterns of this package run over lower-case NFC text and repeat only within bounds: time stays linear.
N2: Final = r"[0-9oil|]{1,2}"
YEAR: Final = r"[12il|][0-9oil|]{3}"
QUARTER: Final = r"(?:iv|[il|]{1,3}|[1-4])"
START: Final = r"(?<![\w/.])"
END: Final = r"(?![\w/|]|-[a-zđ])"
QUARTER_WORD: Final = r"(?:quý|quí|qúy|qúi)"

_DIGITS: Final = str.maketrans("oil|", "0111")
_STROKES: Final = str.maketrans("l|", "ii")
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def number(token: str) -> int:
    return int(token.translate(_DIGITS))


def has_digit(token: str) -> bool:
    return any("0" <= letter <= "9" for letter in token)


def year_number(token: str | None) -> int | None:
    """A year of 1900-2199 in which at most one figure was misread."""
    if token is None or sum("0" <= letter <= "9" for letter in token) < 3:
        return None
    year = number(token)
    return year if 1900 <= year < 2200 else None


def quarter_number(token: str) -> int:
    return _QUARTERS[token.translate(_STROKES)]
