"""NFC in linear time."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Sorting a run of combining marks is quadratic in the standard library: 80,000 marks on one letter take seconds.
# No writing system puts more than a few on a letter, so what is beyond is an attack or damage.
MOST_MARKS: Final = 8
_MAYBE_MARKS = re.compile(rf"[^\x00-\u02ff\u1e00-\u1eff]{{{MOST_MARKS + 1},}}")


def nfc(text: str) -> str:
    """Unicode NFC; marks beyond the eighth on one letter are dropped."""
    return unicodedata.normalize("NFC", _MAYBE_MARKS.sub(_thin, text))


def _thin(run: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for letter in run[0]:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
