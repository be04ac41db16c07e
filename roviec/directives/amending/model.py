"""What goes in and what comes out. Offsets count characters of the new directive's `Reading.text`."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Effect(StrEnum):
    EXTEND = "extend"
    CHANGE = "change"
    END = "end"
    REPLACE = "replace"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A duty of an earlier directive. `document` tells two directives of one number apart.

    `place` is the path of labels above its words, the outermost first ("II", "2", "b"); `units` are whoever leads it.
    """

    key: int
    document: int
    number: str
    dated: date | None
    quote: str
    place: tuple[str, ...] = ()
    units: frozenset[Hashable] = frozenset()
    deadline: date | None = None
    recurrence: str = ""


@dataclass(frozen=True, slots=True)
class New:
    """What a duty becomes; None, "" and () where the words change nothing. `gone` are the leads that are taken out."""

    deadline: date | None = None
    recurrence: str = ""
    leads: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    deliverable: str = ""
    text: str = ""

    @property
    def is_empty(self) -> bool:
        return self == New()


@dataclass(frozen=True, slots=True)
class Proposal:
    """`earlier` has one key, or several when the words fit several and a person must choose; `text` stands at [start, end).

    `task` is the new directive's task (from 0) that says it or takes over; `since` a day that the words name.
    """

    effect: Effect
    earlier: tuple[int, ...]
    start: int
    end: int
    text: str
    rule: str
    confidence: float
    new: New = field(default_factory=New)
    since: date | None = None
    task: int | None = None

    @property
    def is_clear(self) -> bool:
        return len(self.earlier) == 1


@dataclass(frozen=True, slots=True)
class Missing:
    """Something named that isn't found. `code`: "document" (not held), "place" (no duty there), "day" (no new date)."""

    code: str
    start: int
    end: int
    text: str
    number: str


@dataclass(frozen=True, slots=True)
class Found:
    proposals: tuple[Proposal, ...] = ()
    missing: tuple[Missing, ...] = ()
