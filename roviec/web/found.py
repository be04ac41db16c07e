"""Showing what was found: the part of a text around the first word searched for, and those words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from roviec.vietnamese.keys import search_key

WORD: Final = re.compile(r"\w[\w\u0300-\u036f]*")
AROUND: Final = 120  # characters kept on either side


def marked(text: str, words: Iterable[str]) -> SafeString:
    """`text`, escaped, with <mark> around each word that begins with one of `words` (folded)."""
    begins, parts, last = tuple(words), [], 0
    for match in WORD.finditer(text):
        if begins and search_key(match.group()).startswith(begins):
            parts += [escape(text[last : match.start()]), format_html("<mark>{}</mark>", match.group())]
            last = match.end()
    return mark_safe("".join([*parts, escape(text[last:])]))  # noqa: S308  every part is escaped


def excerpt(text: str, words: Iterable[str]) -> str:
    """The piece of `text` around its first matching word, cut between words; from the beginning when none matches."""
    begins = tuple(words)
    at = next((m.start() for m in WORD.finditer(text) if begins and search_key(m.group()).startswith(begins)), 0)
    start, end = max(0, at - AROUND), min(len(text), at + AROUND)
    if start:
        start = text.find(" ", start, at) + 1 or start
    if end < len(text):
        end = text.rfind(" ", at, end) if text.rfind(" ", at, end) > at else end
    return ("… " if start else "") + " ".join(text[start:end].split()) + (" …" if end < len(text) else "")
