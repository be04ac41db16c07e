"""What a reading says. Every offset counts characters of `Reading.text`, the normalised text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ClauseKind(StrEnum):
    TASK = "task"
    EXHORTATION = "exhortation"
    INFORMATION = "information"
    ELSEWHERE = "elsewhere"


class Relation(StrEnum):
    """What the citing document does to the cited one."""

    AMENDS = "amends"
    REPLACES = "replaces"
    IMPLEMENTS = "implements"
    CITES = "cites"


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a decision was taken: which one (`about`), by what rule, from which words."""

    about: str
    rule: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One edge of the graph of documents: `cited_by` is the number of the citing one, None for this very document."""

    number: str
    type: str | None
    issued_on: date | None
    relation: Relation
    cited_by: str | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: date | None = None
    subject: str | None = None
    recipients: tuple[str, ...] = ()
    signer: str | None = None
    cites: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """`where` says where a clause of kind `elsewhere` is answered; `decided` is false where no rule took hold."""

    id: str
    start: int
    end: int
    kind: ClauseKind
    where: str | None = None
    decided: bool = True
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Clear:
    """One of the seven: `words` are those that make it clear, None while it is missing."""

    name: str
    words: str | None

    @property
    def is_present(self) -> bool:
        return self.words is not None


@dataclass(frozen=True, slots=True)
class Task:
    clause_id: str
    quote: str
    start: int
    end: int
    leads: tuple[str, ...]
    supports: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    deadline: date | None = None
    deadline_text: str | None = None
    recurrence: str | None = None
    deliverable: str | None = None
    cites: tuple[str, ...] = ()
    clears: tuple[Clear, ...] = ()
    confidence: float = 0.0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Warned:
    """Something a person should look at: a stable `code` and the fields of the sentence that will say it."""

    code: str
    start: int
    end: int
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    text: str
    document: Document
    clauses: tuple[Clause, ...] = ()
    tasks: tuple[Task, ...] = ()
    exhortations: tuple[Span, ...] = ()
    warnings: tuple[Warned, ...] = ()

    @property
    def coverage(self) -> float:
        """Share of the clauses' characters on which a rule decided; 1.0 for a text without clauses."""
        whole = sum(clause.end - clause.start for clause in self.clauses)
        decided = sum(clause.end - clause.start for clause in self.clauses if clause.decided)
        return decided / whole if whole else 1.0

    def as_json(self) -> dict[str, object]:
        from roviec.directives.reading.as_json import reading_as_json

        return reading_as_json(self)
