"""The words of a long quote that decide: its beginning, who and when stand in it, and where it may be cut."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from roviec.directives.reading.citations import find_citations
from roviec.vietnamese.dates import find_dates, find_recurrences

OPENING: Final = (8, 12)  # words that say what the work is: to the first mark behind so many, at most so many
BEFORE_HELPERS: Final = 3  # words, such as "chủ trì, phối hợp"
AFTER_CUT: Final = 4  # words
SHORTEST_GAP: Final = 5  # fewer words are not worth leaving out
CUT: Final = "▮ "  # stands where the quote may be cut
_WORD = re.compile(r"\S+")
# What a body does here, close before its name: "báo cáo kết quả về Chủ tịch UBND thành phố".
_ROLE = re.compile(
    r"(?:phối hợp|báo cáo|tham mưu|chỉ đạo(?! của)|thông báo|(?<!quá )(?<!quy )(?<!chương )(?<!lộ )trình|gửi|giao|hướng dẫn)\b",
    re.IGNORECASE,
)
_REACH: Final = 25  # characters


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the quote, or what is left out: then `words` is how many words that is and `text` is empty."""

    text: str
    words: int = 0


def gist(quote: str, names: Iterable[str] = (), others: Iterable[str] = (), cuts: Collection[int] = ()) -> list[Piece]:
    """`names`: the bodies of the task, kept where the quote has them; `others`: kept where a word of their role stands before
    them; `cuts`: places in the quote. One piece, the quote, when nothing can go.
    """
    words = list(_WORD.finditer(quote))
    named = [*_named(quote, names, alone=True), *_named(quote, others, alone=False)]
    in_names = _within(words, named)
    keep = {*_opening(words, in_names), *in_names, *_within(words, _times(quote))}
    for cut in cuts:
        keep.update([at for at, word in enumerate(words) if word.start() >= cut][:AFTER_CUT])
    return [_with_cuts(quote, *piece, cuts) for piece in _pieces(words, sorted(keep), len(quote))]


def _within(words: list[re.Match[str]], spans: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at, word in enumerate(words) if word.end() > start and word.start() < end}


def _opening(words: list[re.Match[str]], in_names: Collection[int]) -> range:
    """Helpers that stand before the work ("chủ trì, phối hợp với X, Y và Z rà soát …") do not take its place."""
    fewest, most = OPENING
    first = 0  # word of the work
    for at in sorted(in_names):
        if at - first > (1 if first else BEFORE_HELPERS):
            break
        first = at + 1
    marks = (at + 1 for at in range(first + fewest - 1, min(first + most, len(words))) if words[at][0][-1] in ",;:.")
    return range(next(marks, min(first + most, len(words))))


def _times(quote: str) -> Iterator[tuple[int, int]]:
    """Dates and cadences; the date of a document that is cited is none."""
    cited = [(found.start, found.end) for found in find_citations(quote)]
    dates = ((found.start, found.end) for found in find_dates(quote))
    cadences = ((found.start, found.end) for found in find_recurrences(quote))
    for start, end in chain(dates, cadences):
        if not any(first <= start < last for first, last in cited):
            yield start, end


def _named(quote: str, names: Iterable[str], *, alone: bool) -> Iterator[tuple[int, int]]:
    """Where each name stands, from the word of its role on; the first place when no role is near any and it may stand `alone`."""
    for name in filter(None, names):
        places = [found.start() for found in re.finditer(re.escape(name), quote)]
        roles = [(role.start(), at) for at in places for role in _ROLE.finditer(quote, max(0, at - _REACH), at)]
        for start, at in roles[:1] or [(at, at) for at in places[:1] if alone]:
            yield start, at + len(name)


def _pieces(words: list[re.Match[str]], keep: list[int], end: int) -> Iterator[tuple[int, int, int]]:
    """(start, end, 0) of what stays and (0, 0, words) of what goes; kept words run together over gaps that are too short."""
    start = 0
    for here, following in pairwise([*keep, len(words)]):
        gap = following - here - 1
        if gap >= SHORTEST_GAP:
            yield start, words[here].end(), 0
            yield 0, 0, gap
            start = words[following].start() if following < len(words) else end
    if start < end:
        yield start, end, 0


def _with_cuts(quote: str, start: int, end: int, words: int, cuts: Collection[int]) -> Piece:
    inside = [start, *(cut for cut in sorted(cuts) if start < cut < end), end]
    return Piece(CUT.join(quote[a:b] for a, b in pairwise(inside)), words)
