"""Showing what was found: the part of a text around the first word searched for, and those words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from roviec.vietnamese.keys import search_key

WORD: Final = re.compile(r"\w[\w\u0300-\u036f]*")
AROUND: Final = 120  # characters kept on either side


def spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where `words` (folded) stand side by side in `text`; else where they do with the last unfinished; else each alone."""
    if not words:
        return []
    found = list(WORD.finditer(text))
    keys = [search_key(match.group()) for match in found]
    *whole, last = words
    before = [at for at in range(len(whole), len(keys)) if keys[at - len(whole) : at] == whole]
    ends = [at for at in before if keys[at] == last] or [at for at in before if keys[at].startswith(last)]
    side_by_side = {at - step for at in ends for step in range(len(words))}
    alone = (at for at, key in enumerate(keys) if key in whole or key.startswith(last))
    return [found[at].span() for at in sorted(side_by_side) or alone]


def marked(text: str, words: Sequence[str]) -> SafeString:
    """`text`, escaped, with <mark> around what was searched for."""
    parts, last = [], 0
    for start, end in spans(text, words):
        parts += [escape(text[last:start]), format_html("<mark>{}</mark>", text[start:end])]
        last = end
    return mark_safe("".join([*parts, escape(text[last:])]))  # noqa: S308  every part is escaped


def excerpt(text: str, words: Sequence[str]) -> str:
    """The piece of `text` around its first match, cut between words; from the beginning when nothing matches."""
    at = next((start for start, _ in spans(text, words)), 0)
    start, end = max(0, at - AROUND), min(len(text), at + AROUND)
    if start:
        start = text.find(" ", start, at) + 1 or start
    if end < len(text):
        end = text.rfind(" ", at, end) if text.rfind(" ", at, end) > at else end
    return ("… " if start else "") + " ".join(text[start:end].split()) + (" …" if end < len(text) else "")
