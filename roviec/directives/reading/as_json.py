"""The public JSON shape: dates ISO, tuples as lists."""

from __future__ import annotations

from datetime import date

from roviec.directives.reading.model import Citation, Clause, Document, Reading, Task, Warned


def reading_as_json(reading: Reading) -> dict[str, object]:
    return {
        "document": _document(reading.document),
        "clauses": [_clause(clause) for clause in reading.clauses],
        "coverage": round(reading.coverage, 4),
        "tasks": [_task(task) for task in reading.tasks],
        "exhortations": [span.text for span in reading.exhortations],
        "warnings": [_warning(warning) for warning in reading.warnings],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _document(document: Document) -> dict[str, object]:
    return {
        "number": document.number,
        "type": document.type,
        "issuer": document.issuer,
        "place": document.place,
        "issued_on": _iso(document.issued_on),
        "subject": document.subject,
        "recipients": list(document.recipients),
        "signer": document.signer,
        "cites": [_citation(citation) for citation in document.cites],
    }


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "number": citation.number,
        "type": citation.type,
        "issued_on": _iso(citation.issued_on),
        "relation": citation.relation.value,
        "cited_by": citation.cited_by,
        "start": citation.start,
        "end": citation.end,
    }


def _clause(clause: Clause) -> dict[str, object]:
    shape: dict[str, object] = {"id": clause.id, "start": clause.start, "end": clause.end, "kind": clause.kind.value}
    return shape | {"where": clause.where} if clause.where else shape


def _task(task: Task) -> dict[str, object]:
    return {
        "clause": task.clause_id,
        "quote": task.quote,
        "start": task.start,
        "end": task.end,
        "leads": list(task.leads),
        "supports": list(task.supports),
        "recipients": list(task.recipients),
        "deadline": _iso(task.deadline),
        "deadline_text": task.deadline_text,
        "recurrence": task.recurrence,
        "deliverable": task.deliverable,
        "cites": list(task.cites),
        "clears": {clear.name: clear.words for clear in task.clears},
        "confidence": task.confidence,
        "reasons": [
            {"about": reason.about, "rule": reason.rule, "start": reason.start, "end": reason.end, "text": reason.text}
            for reason in task.reasons
        ],
    }


def _warning(warning: Warned) -> dict[str, object]:
    return {"code": warning.code, "start": warning.start, "end": warning.end, "fields": dict(warning.fields)}
