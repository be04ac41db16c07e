"""The seven clears of a task after a person changed it: the reader's own rule, on the task as it now stands."""

from __future__ import annotations

from roviec.directives.models import Task, TaskBody, bodies_by_part
from roviec.directives.reading.clears import clears_of


def recheck(task: Task, *, keep_responsibility: bool = True) -> None:
    """Set `task.clears` from its words and bodies. Words that gave responsibility may stand outside the quote: they stay."""
    leads = tuple(body.text for body in bodies_by_part(task)[TaskBody.Part.LEAD])
    lead_words = task.clears.get("responsibility", "") if keep_responsibility else ""
    time_words = task.time_text or (task.deadline.isoformat() if task.deadline else "") or task.recurrence
    found = clears_of(task.quote, leads, lead_words, time_words or None, task.deliverable or None)
    task.clears = {clear.name: clear.words or "" for clear in found}


def recheck_stored(task: Task, *, keep_responsibility: bool = True) -> Task:
    """The task read again, with the bodies it has now and its clears stored."""
    fresh = Task.objects.select_related("directive", "clause").prefetch_related("bodies").get(pk=task.pk)
    recheck(fresh, keep_responsibility=keep_responsibility)
    fresh.save(update_fields=["clears"])
    return fresh
