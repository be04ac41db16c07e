"""What happens in the made-up year, as values in order of time. Units by code, duties by number. No Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple


class Key(NamedTuple):
    """Of an obligation."""

    duty: int
    unit: str  # that was charged first
    period: str


@dataclass(frozen=True, slots=True)
class Owed:
    key: Key
    start: date
    end: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class Issued:
    at: datetime
    order: int


@dataclass(frozen=True, slots=True)
class Acknowledged:
    at: datetime
    order: int
    unit: str


@dataclass(frozen=True, slots=True)
class Made:
    """The obligations of the periods that came within the horizon on that day; `at_issue`: by the issuing itself."""

    at: datetime
    duty: int
    owed: tuple[Owed, ...]
    at_issue: bool


@dataclass(frozen=True, slots=True)
class Stepped:
    """The work moved one step, other than by a report or a review."""

    at: datetime
    key: Key
    to: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A file of evidence: which of the few shared ones, and the date that stands on it."""

    file: str
    valid_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """`day` is when it was handed in; on paper that lies before `at`, when the standing body recorded it.

    `shown` is the evidence added to what the report before already had.
    """

    at: datetime
    key: Key
    number: int
    day: date
    drafted_at: datetime
    claim: str
    text: str
    figures: Mapping[str, int]
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    at: datetime
    key: Key
    number: int
    verdict: str
    complete: bool
    accepted: bool
    note: str


@dataclass(frozen=True, slots=True)
class DueMoved:
    at: datetime
    key: Key
    to: date
    reason: str


@dataclass(frozen=True, slots=True)
class Raised:
    """A blocker on this obligation (at most one)."""

    at: datetime
    key: Key
    group: str
    text: str
    ask: str
    asked_of: str
    wanted_by: date


@dataclass(frozen=True, slots=True)
class Settled:
    """The blocker on this obligation was decided or withdrawn."""

    at: datetime
    key: Key
    to: str
    text: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """All that ended units still held of a duty passes to their heirs: obligation, and each (from, to, event)."""

    at: datetime
    duty: int
    passed: tuple[tuple[Key, tuple[tuple[str, str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class Closed:
    at: datetime
    duty: int
    closed_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A month ("2025-06") or a year was judged, or judged again; by the scheduler, or by the standing body."""

    at: datetime
    period: str
    by_system: bool


@dataclass(frozen=True, slots=True)
class Opened:
    at: datetime
    period: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A unit said something to its score (once at most)."""

    at: datetime
    period: str
    unit: str
    criterion: str
    text: str


@dataclass(frozen=True, slots=True)
class Answered:
    at: datetime
    period: str
    unit: str
    verdict: str
    text: str


@dataclass(frozen=True, slots=True)
class Signed:
    """The run; then the notice of the month is drawn up, and signed in its turn."""

    at: datetime
    period: str


@dataclass(frozen=True, slots=True)
class Published:
    """The run and the notice."""

    at: datetime
    period: str


OfMonth = Judged | Opened | Explained | Answered | Signed | Published
OfOne = Stepped | Reported | Reviewed | DueMoved | Raised | Settled  # of one obligation
OfDuty = Made | HandedOver | Closed | OfOne
Event = Issued | Acknowledged | OfDuty | OfMonth
