"""The names in a stretch of a quote as HTML, each marked with what it does in the task; every character is there, escaped, once."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from roviec.directives.review.gist import CUT


def marked(text: str, parts: Mapping[str, str]) -> SafeString:
    """`parts`: name -> lead, support, recipient, or "other" for one that has no part."""
    names = "|".join(re.escape(name) for name in sorted(parts, key=len, reverse=True) if name)
    pattern = re.compile(f"({names}|{CUT})" if names else f"({CUT})")
    return mark_safe("".join(_piece(words, parts) for words in pattern.split(text)))  # noqa: S308 each piece is escaped


def _piece(words: str, parts: Mapping[str, str]) -> SafeString:
    if words == CUT:
        return format_html('<span class="cut" aria-hidden="true">{}</span>', words)
    return (
        format_html('<b class="who who--{}">{}</b>', parts[words], words)
        if words in parts
        else conditional_escape(words)
    )
