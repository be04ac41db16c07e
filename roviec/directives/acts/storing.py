"""A reading as rows of its directive; bodies are resolved on the document's own day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import models

from roviec.directives.acts.bodies import body_rows
from roviec.directives.models import Citation, Clause, Directive, Task, TaskBody
from roviec.directives.numbers import number_key
from roviec.directives.reading import Reading, Reason
from roviec.directives.reading import Task as Read
from roviec.org.resolve import Resolution, Resolver


def store_reading(directive: Directive, reading: Reading, on: date) -> int:
    """How many tasks were proposed."""
    clauses = _store_clauses(directive, reading)
    _store_citations(directive, reading)
    tasks = Task.objects.bulk_create([_task(directive, one, clauses) for one in reading.tasks])
    resolver = Resolver(on)
    TaskBody.objects.bulk_create(
        body
        for task, one in zip(tasks, reading.tasks, strict=True)
        for part, names in _named(one).items()
        for body in body_rows(task, part, resolved(resolver, names))
    )
    return len(tasks)


def resolved(resolver: Resolver, names: Iterable[str]) -> list[Resolution]:
    """What the names mean; one that means several classes at once gives several."""
    return [meaning for name in names if name.strip() for meaning in resolver.resolve_all(name)]


def fitted(model: type[models.Model], field: str, value: str | None) -> str:
    """The value cut to the column: a head misread as half a page must not stop the taking."""
    longest: int | None = getattr(model._meta.get_field(field), "max_length", None)
    return (value or "")[:longest]


def _named(task: Read) -> Mapping[str, tuple[str, ...]]:
    part = TaskBody.Part
    return {part.LEAD: task.leads, part.SUPPORT: task.supports, part.RECIPIENT: task.recipients}


def _store_clauses(directive: Directive, reading: Reading) -> dict[str, Clause]:
    rows = [
        Clause(
            directive=directive,
            key=clause.id,
            order=order,
            start=clause.start,
            end=clause.end,
            kind=clause.kind.value,
            answered_in=fitted(Clause, "answered_in", clause.where),
            settled=clause.decided,
        )
        for order, clause in enumerate(reading.clauses)
    ]
    return {row.key: row for row in Clause.objects.bulk_create(rows)}


def _store_citations(directive: Directive, reading: Reading) -> None:
    Citation.objects.bulk_create(
        Citation(
            directive=directive,
            relation=one.relation.value,
            cited_by=fitted(Citation, "cited_by", one.cited_by),
            type=fitted(Citation, "type", one.type),
            number=fitted(Citation, "number", one.number),
            number_key=number_key(fitted(Citation, "number", one.number)),
            dated=one.issued_on,
            start=one.start,
            end=one.end,
        )
        for one in reading.document.cites
    )


def _task(directive: Directive, one: Read, clauses: Mapping[str, Clause]) -> Task:
    return Task(
        directive=directive,
        clause=clauses[one.clause_id],
        start=one.start,
        end=one.end,
        quote=one.quote,
        deadline=one.deadline,
        time_text=fitted(Task, "time_text", one.deadline_text),
        recurrence=one.recurrence or "",
        deliverable=fitted(Task, "deliverable", one.deliverable),
        cites=list(one.cites),
        clears={clear.name: clear.words or "" for clear in one.clears},
        reasons={reason.about: _reason(reason) for reason in one.reasons},
        confidence=one.confidence,
    )


def _reason(reason: Reason) -> dict[str, object]:
    return {"rule": reason.rule, "start": reason.start, "end": reason.end}
