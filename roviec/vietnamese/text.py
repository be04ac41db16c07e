"""Vietnamese text as one kind of text: Unicode NFC, plain spaces, nothing invisible."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from roviec.vietnamese.composed import nfc
from roviec.vietnamese.legacy import Legacy, decode_legacy
from roviec.vietnamese.tones import place_tones, tone_place

__all__ = ["Aligned", "Legacy", "aligned", "decode_legacy", "normalise", "place_tones", "tone_place"]

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\u2061\u2062\u2063\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SPACES = (
    "\t\u000b\u000c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_DASHES = "\u2010\u2011\u2012\u2212"  # hyphens and minus only: en and em dashes mean something in prose
_CLEAN = str.maketrans(
    dict.fromkeys(_INVISIBLE)
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_DASHES, "-")
    | {"\u2028": "\n", "\u2029": "\n", "\u0085": "\n"}
    # Eth and its like stand for Đ in text that came through Western fonts or OCR.
    | {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}
)
_RUNS_OF_SPACE = re.compile(r" {2,}")
_SPACE_AT_LINE_END = re.compile(r" +(?=\n)|(?<=\n) +")
_BLANK_LINES = re.compile(r"\n{3,}")


def normalise(text: str) -> str:
    """NFC, line ends as \\n, spaces plain and single, invisible characters gone, Ð (eth) as Đ; nothing else changes.

    It does **not** preserve length: offsets hold in the result only. It is idempotent.
    Letters, case, quotation marks, dashes and the place of tone marks stay as the author wrote them.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEAN)
    text = nfc(text)
    text = _SPACE_AT_LINE_END.sub("", _RUNS_OF_SPACE.sub(" ", text))
    return _BLANK_LINES.sub("\n\n", text).strip()


@dataclass(frozen=True, slots=True)
class Aligned:
    """Lower-case NFC form of a text, and where each of its characters began in the original.

    `offsets` has one item more than `text`; the last is the original's length. None when nothing moved.
    """

    text: str
    offsets: list[int] | None

    def at(self, position: int) -> int:
        return position if self.offsets is None else self.offsets[position]


def aligned(text: str) -> Aligned:
    """For finders: match in the lower-case NFC text, answer with offsets of the text that was given."""
    lower = text.lower()
    if len(lower) == len(text) and nfc(lower) == lower:
        return Aligned(lower, None)
    characters: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        composed = nfc(text[start:end].lower())
        characters.append(composed)
        offsets.extend([start] * len(composed))
        start = end
    offsets.append(len(text))
    return Aligned("".join(characters), offsets)
