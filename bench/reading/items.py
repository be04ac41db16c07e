"""Answers made comparable: sets of bodies as atoms, numbers without spaces, spans as words of the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

SETS = ("leads", "supports", "recipients", "cites")
SCALARS = ("deadline", "recurrence")
Task = Mapping[str, object]

_WORD = re.compile(r"\S+")
_PEOPLES_COMMITTEE = re.compile(r"\b[uủ][ỷy] ban nhân dân\b|\bủy ban nhân dân\b")
_LISTED = re.compile(r"[,;]|\bvà\b")


def body_atom(name: str) -> str:
    """Case, punctuation, a leading "các" and the spelling of Ủy ban nhân dân don't count."""
    letters = (
        "" if ch in "\u0300\u0301" else " " if unicodedata.category(ch)[0] in "PS" else ch
        for ch in unicodedata.normalize("NFC", name).casefold()
    )
    plain = _PEOPLES_COMMITTEE.sub("ubnd", " ".join("".join(letters).split()))
    return plain.removeprefix("các ").strip()


def item_set(task: Task, field: str) -> frozenset[str]:
    """A class list counts the same written as one item or as several."""
    value = task.get(field) or ()
    names = [value] if isinstance(value, str) else [str(name) for name in value] if isinstance(value, Sequence) else []
    if field == "cites":
        return frozenset("".join(name.split()).casefold() for name in names)
    atoms = (body_atom(part) for name in names for part in _LISTED.split(name))
    return frozenset(atom for atom in atoms if atom)


def scalar(task: Task, field: str) -> str | None:
    value = task.get(field)
    return str(value).strip().casefold() or None if value is not None else None


class Words:
    """The text as words, and which of them a quote covers."""

    def __init__(self, text: str) -> None:
        self.text = unicodedata.normalize("NFC", text)
        self._spans = [match.span() for match in _WORD.finditer(self.text)]

    def covered(self, quote: str, near: int | None) -> frozenset[int]:
        """Indexes of the words touched; empty when the quote isn't in the text. `near` chooses between occurrences."""
        pattern = r"\s+".join(map(re.escape, unicodedata.normalize("NFC", quote).split()))
        places = [match.span() for match in re.finditer(pattern, self.text)] if pattern else []
        if not places:
            return frozenset()
        start, end = min(places, key=lambda span: abs(span[0] - near)) if near is not None else places[0]
        return frozenset(at for at, (a, b) in enumerate(self._spans) if a < end and start < b)
