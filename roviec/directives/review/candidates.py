"""Names of bodies in the words of a task, whatever they do there: what a person makes a helper or a receiver by one key."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from roviec.directives.reading.bodies import body_phrase
from roviec.directives.reading.citations import find_citations

_WORD = re.compile(r"\w+")
_AUTHORITY = re.compile(r"(?:cấp|cơ quan)(?: nhà nước)?(?: có)? thẩm quyền|cấp trên", re.IGNORECASE)
# A name that was ended at a comma may go on to the next of these: "Tổ an ninh, an toàn … phối hợp với".
_AFTER_NAME = re.compile(r"\s(?:phối hợp|chủ trì|tổ chức|báo cáo|tham mưu|trước ngày)\b|[;:.]|$", re.IGNORECASE)
_LONGEST: Final = 14  # words of a name that was made longer


def named_in(text: str) -> list[str]:
    """The names in the order of the text, each once; those that only tell whose a cited document is are left out."""
    for cited in reversed(find_citations(text)):
        text = text[: cited.start] + ";" * (cited.end - cited.start) + text[cited.end :]
    found: list[str] = []
    at = 0
    while word := _WORD.search(text, at):
        at, end = word.start(), word.end()
        if authority := _AUTHORITY.match(text, at):
            found.append(authority[0])
            end = authority.end()
        elif phrase := body_phrase(text, at, len(text)):
            found += [name.removesuffix(" tại") for name in phrase.names]
            end = max(phrase.end, end)
        at = end
    return list(dict.fromkeys(found))


def lengths_of(text: str, name: str, knows: Callable[[str], bool]) -> list[str]:
    """The name, and how long it may be otherwise: as long as somebody's whom one `knows`, or on behind its comma."""
    words = name.split()
    shorter = [] if knows(name) else [" ".join(words[:size]) for size in range(len(words) - 1, 1, -1)]
    return [name, *[each for each in shorter if knows(each)][:1], *_longer(text, name)]


def _longer(text: str, name: str) -> list[str]:
    start = text.find(name)
    stop = start + len(name)
    if start < 0 or not text.startswith(",", stop) or body_phrase(text, stop + 2, len(text)):
        return []
    after = _AFTER_NAME.search(text, stop)
    longer = text[start : after.start() if after else len(text)].rstrip(", ")
    return [longer] if len(name.split()) < len(longer.split()) <= _LONGEST else []
