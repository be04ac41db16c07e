"""The words of a long quote that decide: its beginning, who and when stand in it, and where it may have to be cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from roviec.vietnamese.dates import find_dates, find_recurrences

OPENING: Final = 12  # words that say what the work is
AROUND: Final = 3  # words kept on either side of a joint
SHORTEST_GAP: Final = 6  # fewer words are not worth leaving out
_WORD = re.compile(r"\S+")
_JOINT = re.compile(r";|đồng thời", re.IGNORECASE)
_ROLE = re.compile(r"chủ trì|phối hợp|báo cáo|(?<!tham )giao (?=[A-ZĐ])", re.IGNORECASE)
_AFTER_ROLE: Final = 8  # words: "báo cáo kết quả về Chủ tịch UBND thành phố"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the quote, or what is left out: then `words` is how many words that is and `text` is empty."""

    text: str
    words: int = 0


def gist(quote: str, names: Iterable[str] = ()) -> list[Piece]:
    """`names`: the bodies of the task, kept where the quote has them. One piece, the quote itself, when nothing can be left out."""
    words = list(_WORD.finditer(quote))
    keep = set(range(min(OPENING, len(words))))
    for start, end in _spans(quote, names):
        keep.update(at for at, word in enumerate(words) if word.end() > start and word.start() < end)
    for match in _JOINT.finditer(quote):
        keep.update(_around(words, match.start(), match.end(), AROUND, AROUND))
    for match in _ROLE.finditer(quote):
        keep.update(_around(words, match.start(), match.end(), 0, _AFTER_ROLE))
    return list(_pieces(quote, words, sorted(keep)))


def _spans(quote: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    yield from ((found.start, found.end) for found in find_dates(quote))
    yield from ((found.start, found.end) for found in find_recurrences(quote))
    for name in names:
        if name and (at := quote.find(name)) >= 0:
            yield at, at + len(name)


def _around(words: list[re.Match[str]], start: int, end: int, before: int, after: int) -> range:
    inside = [at for at, word in enumerate(words) if word.end() > start and word.start() < end]
    return range(max(0, inside[0] - before), min(len(words), inside[-1] + after + 1))


def _pieces(quote: str, words: list[re.Match[str]], keep: list[int]) -> Iterator[Piece]:
    """Kept words run together over gaps that are too short."""
    start = 0
    for here, following in pairwise([*keep, len(words)]):
        gap = following - here - 1
        if gap >= SHORTEST_GAP:
            yield Piece(quote[start : words[here].end()])
            yield Piece("", gap)
            start = words[following].start() if following < len(words) else len(quote)
    if start < len(quote):
        yield Piece(quote[start:])
