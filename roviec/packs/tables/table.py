"""The rows of one section of packs, compared in the words of the pack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Model

from roviec.org.models import Unit

Said = dict[str, Any]  # a row in the pack's words, as JSON
LABELS: Final = frozenset({"source", "certainty"})  # how we know of a thing, not the thing
DATED: Final = {"from": "valid_from", "to": "valid_to"}


def _nothing(_old: Any, _new: Any) -> str:
    return ""


@dataclass(frozen=True)
class Table:
    section: str
    model: type[Model]
    row: Callable[[Any, Mapping[str, Unit]], Any]  # an unsaved row of a fact
    words: Mapping[str, str]  # the pack's word -> the way to it on a row ("parent.code")
    identity: tuple[str, ...]  # the words that two rows of one thing share; they differ in "from"
    related: tuple[str, ...] = ()
    dated: bool = (
        True  # a change closes the row and opens another; otherwise it is written over, and the journal has the old
    )
    refuses: Callable[[Any, Any], str] = _nothing  # why a stored row may not become the new one, in words
    overlap: str = ""  # what to do when the thing is there from another day: nothing, "refuse", or "keep" the city's

    def said(self, row: Any) -> Said:
        words = {**self.words, **(DATED if self.dated else {})}
        return {word: _plain(_at(row, way)) for word, way in words.items()}

    def thing(self, said: Said) -> tuple[object, ...]:
        return tuple(said[word] for word in self.identity)

    def place(self, said: Said, since: str | None = None) -> tuple[object, ...]:
        """What finds the row: the thing, and from when the row holds."""
        return (*self.thing(said), since or said["from"]) if self.dated else self.thing(said)

    def stored(self) -> dict[tuple[object, ...], Any]:
        rows = self.model._default_manager.select_related(*self.related)
        return {self.place(self.said(row)): row for row in rows}


def _at(row: Any, way: str) -> object:
    for step in way.split("."):
        row = getattr(row, step) if row is not None else None
    return row


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return "" if value is None else value
