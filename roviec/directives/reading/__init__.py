"""Reads directives: normalised text in; document, clauses, tasks, exhortations and warnings out. No Django."""

from roviec.directives.reading.engine import read
from roviec.directives.reading.model import (
    Citation,
    Clause,
    ClauseKind,
    Clear,
    Document,
    Reading,
    Reason,
    Relation,
    Span,
    Task,
    Warned,
)

__all__ = [
    "Citation",
    "Clause",
    "ClauseKind",
    "Clear",
    "Document",
    "Reading",
    "Reason",
    "Relation",
    "Span",
    "Task",
    "Warned",
    "read",
]
