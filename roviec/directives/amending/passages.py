"""The sentences of a directive that may amend, each with the words in quotation marks set apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from roviec.directives.reading.layout import Paragraph, Zone, lay_out
from roviec.directives.reading.letters import UPPER

_LONGEST_QUOTED: Final = 6000  # characters; quotation marks further apart are a typing error
_SENTENCE = re.compile(rf"(?<=\S)(?:\.\s+(?=[{UPPER}])|;\s+)")
_ABBREVIATED = re.compile(r"\b(?:TP|Tp|Q|P|TX|TT|ThS|TS|GS)$")
_OPENS = re.compile(r"(?:như sau|thành|là|sau đây)\s*:?\s*$", re.IGNORECASE)
_MARK = re.compile(r'[“”«»"\n]')
_SHUTS: Final = {"“": "”", "«": "»", '"': '"'}
_SILENT: Final = {Zone.RECIPIENTS, Zone.SIGNATURE, Zone.ANNEX, Zone.TAIL}
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """[start, end) of a sentence with the quoted text that belongs to it; `masked` is that stretch with what is quoted blanked.

    `quoted` are the ranges of quotations, marks included; `above` are the indexes of the passages it stands under.
    """

    start: int
    end: int
    masked: str
    quoted: tuple[Range, ...]
    above: tuple[int, ...]
    zone: Zone


class Quotes:
    """Quotations in their order, none inside another, asked for by range."""

    def __init__(self, text: str) -> None:
        self.ranges = list(_quoted(text))
        self._starts = [start for start, _ in self.ranges]

    def beginning(self, start: int, end: int) -> list[Range]:
        """Those that open in [start, end)."""
        return self.ranges[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def cover(self, at: int) -> bool:
        place = bisect_left(self._starts, at + 1) - 1
        return place >= 0 and at < self.ranges[place][1]

    def next_from(self, at: int) -> Range | None:
        place = bisect_left(self._starts, at)
        return self.ranges[place] if place < len(self.ranges) else None


def passages(text: str) -> list[Passage]:
    quotes = Quotes(text)
    out: list[Passage] = []
    first_of: dict[int, int] = {}
    shut = -1
    for index, item in enumerate(lay_out(text)):
        if item.zone in _SILENT or item.start < shut:
            continue
        above = tuple(first_of[at] for at in item.parents if at in first_of)
        first_of[index] = len(out)
        for start, end in _sentences(text, item, quotes):
            out.append(_passage(text, start, end, quotes, above, item.zone))
            shut = max(shut, end)
    return out


def _sentences(text: str, item: Paragraph, quotes: Quotes) -> list[Range]:
    """The paragraph's sentences; a quotation that opens in it, or right behind it, is part of its last."""
    end = item.end
    opened = quotes.beginning(item.words, end)
    if opened and opened[-1][1] > end:
        end = opened[-1][1]
    elif (behind := quotes.next_from(end)) and not text[end : behind[0]].strip():
        end = behind[1] if _OPENS.search(text, item.words, end) else end
    cuts = [match for match in _SENTENCE.finditer(text, item.words, end) if not _held(text, match.start(), quotes)]
    edges = [item.words, *(match.end() for match in cuts), end]
    return [(start, stop) for start, stop in pairwise(edges) if text[start:stop].strip()]


def _held(text: str, at: int, quotes: Quotes) -> bool:
    return quotes.cover(at) or bool(_ABBREVIATED.search(text, max(0, at - 4), at))


def _passage(text: str, start: int, end: int, quotes: Quotes, above: Sequence[int], zone: Zone) -> Passage:
    while end > start and text[end - 1].isspace():
        end -= 1
    inside = tuple((a, b) for a, b in quotes.beginning(start, end) if b <= end)
    pieces, at = [], start
    for a, b in inside:
        pieces += [text[at:a], " " * (b - a)]
        at = b
    return Passage(start, end, "".join((*pieces, text[at:end])), inside, tuple(above), zone)


def _quoted(text: str) -> list[Range]:
    """One look from left to right: a mark that never shuts, or a straight one across lines, opens nothing."""
    found: list[Range] = []
    opened, wanted = -1, ""
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if opened >= 0 and (at - opened > _LONGEST_QUOTED or (mark == "\n" and wanted == '"')):
            opened = -1
        if mark == "\n":
            continue
        if opened >= 0 and mark == wanted:
            found.append((opened, at + 1))
            opened = -1
        elif opened < 0 and mark in _SHUTS:
            opened, wanted = at, _SHUTS[mark]
    return found
