"""A text with marked spans as HTML: every character is there, escaped, once; spans may overlap or nest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

_BAR = re.compile(r"(?<= )\|(?= |$)|^\|(?= )")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text that leads somewhere; `look` is a CSS modifier."""

    key: int
    start: int
    end: int
    href: str
    look: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the text: [start, end) without its line break."""

    start: int
    end: int
    html: SafeString


def blocks(text: str, marks: Iterable[Mark]) -> list[Block]:
    """The paragraphs of the text. Joined by line breaks, their text content is the text."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    anchored: set[int] = set()
    found, start, at = [], 0, 0
    here: list[Mark] = []
    for line in text.split("\n"):
        end = start + len(line)
        here = [mark for mark in here if mark.end > start]
        while at < len(ordered) and ordered[at].start < end:
            here += [ordered[at]] * (ordered[at].end > start)
            at += 1
        found.append(Block(start, end, _line(text, start, end, here, anchored)))
        start = end + 1
    return found


def _line(text: str, start: int, end: int, marks: Sequence[Mark], anchored: set[int]) -> SafeString:
    edges = {start, end, *(mark.start for mark in marks), *(mark.end for mark in marks)}
    cuts = sorted(edge for edge in edges if start <= edge <= end)
    return _joined(_piece(text, a, b, marks, anchored) for a, b in pairwise(cuts))


def _piece(text: str, start: int, end: int, marks: Sequence[Mark], anchored: set[int]) -> SafeString:
    """A stretch under the same marks throughout; it leads where the shortest of them does."""
    covering = [mark for mark in marks if mark.start <= start and mark.end >= end]
    if not covering:
        return format_html("{}", _barred(text[start:end]))
    anchors = _joined(_anchor(mark, anchored) for mark in covering)
    inner = min(covering, key=lambda mark: mark.end - mark.start)
    keys = " ".join(str(mark.key) for mark in covering)
    return format_html(
        '{}<mark class="span span--{}" data-tasks="{}"><a href="{}">{}</a></mark>',
        anchors, inner.look, keys, inner.href, _barred(text[start:end]),
    )  # fmt: skip


def _barred(text: str) -> SafeString:
    """The bars between the cells of a table's row, told apart from its words."""
    return SafeString(_BAR.sub('<span class="bar">|</span>', escape(text)))


def _anchor(mark: Mark, anchored: set[int]) -> SafeString:
    """Where a link to the quote lands: once, before its first character."""
    if mark.key in anchored:
        return SafeString()
    anchored.add(mark.key)
    return format_html('<span id="quote-{}"></span>', mark.key)


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))
