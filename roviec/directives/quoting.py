"""Spans of a directive's text: found by their words, trimmed, and cut in two."""

from __future__ import annotations

import re

from roviec.directives.errors import Refused
from roviec.directives.reading.sentences import pieces
from roviec.directives.reading.verbs import opens_with_verb

_JOINTS = " \t\u00a0;,."
_CUT = re.compile(r"[;:.,]\s+|\s+(?=đồng thời\b)", re.IGNORECASE)


def find_span(text: str, words: str, near: int) -> tuple[int, int] | None:
    """Where `words` stand in `text`; of several places the one nearest to `near`."""
    words = words.replace("\r\n", "\n").strip()
    starts = [match.start() for match in re.finditer(re.escape(words), text)] if words else []
    if not starts:
        return None
    start = min(starts, key=lambda at: abs(at - near))
    return start, start + len(words)


def checked_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends; a quote stays inside one paragraph and has a letter in it."""
    if not 0 <= start < end <= len(text):
        raise Refused("span_outside")
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not any(letter.isalpha() for letter in text[start:end]):
        raise Refused("span_empty")
    if "\n" in text[start:end]:
        raise Refused("span_crosses_paragraph")
    return start, end


def halves(text: str, start: int, end: int, at: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The two spans on either side of `at`, without the marks that joined them."""
    if not start < at < end:
        raise Refused("cut_outside")
    first_end, second_start = at, at
    while first_end > start and text[first_end - 1] in _JOINTS:
        first_end -= 1
    while second_start < end and text[second_start] in _JOINTS:
        second_start += 1
    spans = [(start, first_end), (second_start, end)]
    if any(not any(letter.isalpha() for letter in text[a:b]) for a, b in spans):
        raise Refused("cut_outside")
    return spans[0], spans[1]


def cuts(text: str, start: int, end: int) -> list[int]:
    """Places where a quote may naturally be cut: after a mark, or before "đồng thời"."""
    return [match.end() for match in _CUT.finditer(text, start, end) if start < match.end() < end]


def joints(text: str, start: int, end: int) -> list[int]:
    """Places at which a quote likely ends one task and begins another: the only joint, or those before an order of its own.

    Of a list in which few members are orders none is one.
    """
    later = [piece.start for piece in pieces(text, start, end) if piece.start > start]
    orders = later if len(later) == 1 else [at for at in later if opens_with_verb(text, at, end)]
    return orders if 2 * len(orders) >= len(later) else []
