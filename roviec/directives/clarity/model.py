"""What a check of a draft says. Offsets count characters of `Checked.reading.text`."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from roviec.directives.reading.model import Reading
from roviec.vietnamese.calendar import Calendar


class Weight(StrEnum):
    """`fault`: cannot stand as it is; `gap`: leaves something open; `style`: can be said better."""

    FAULT = "fault"
    GAP = "gap"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` and `fields` make the sentence (`said.py`); `better` is a proposed wording, "" where only the drafter knows.

    `task` counts from 0 in `reading.tasks`; None when it is about the document. `other`: the task it clashes with.
    """

    code: str
    weight: Weight
    start: int
    end: int
    task: int | None = None
    other: int | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    better: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A document that is known; `replaced_by` is empty while it is in force."""

    number: str
    issued_on: date | None
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A duty that an earlier directive gave: `units` hold it, `quote` says it."""

    key: int
    directive: str
    quote: str
    units: frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Meant:
    """What the words for a body mean on the document's day: its units, or, when it has ended, the names of those who took over."""

    units: frozenset[Hashable] = frozenset()
    heirs: tuple[str, ...] = ()


def _nothing_held(_number: str, _dated: date | None) -> Held | None:
    return None


def _nobody_known(_words: str) -> Meant | None:
    return None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known outside the text; the checks that need what isn't given say nothing.

    `document(number, dated)`: None when it isn't held. `meant(words)`: None when the words fit nobody we know, or more than one.
    """

    calendar: Calendar
    document: Callable[[str, date | None], Held | None] = _nothing_held
    meant: Callable[[str], Meant | None] = _nobody_known
    given: Sequence[Given] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """`vague`: for each task the share of its syllables that are words nobody can check, 0 to 1."""

    reading: Reading
    findings: tuple[Finding, ...]
    vague: tuple[float, ...]

    def of(self, task: int | None) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.task == task)
