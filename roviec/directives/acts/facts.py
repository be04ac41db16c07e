"""Rows as the journal keeps them: spans and ids, no names (a body's words may name a person)."""

from __future__ import annotations

from collections.abc import Iterable

from roviec.directives.models import Task, TaskBody


def task_facts(task: Task) -> dict[str, object]:
    return {
        "directive": task.directive_id,
        "state": task.state,
        "start": task.start,
        "end": task.end,
        "deadline": task.deadline,
        "time_text": task.time_text,
        "recurrence": task.recurrence,
        "deliverable": task.deliverable,
    }


def body_facts(bodies: Iterable[TaskBody]) -> list[dict[str, object]]:
    return [{"part": body.part, "unit": body.unit_id, "selector": body.selector_id} for body in bodies]
