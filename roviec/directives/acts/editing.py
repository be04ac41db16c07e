from __future__ import annotations

from datetime import date

from django.db import transaction

from roviec.directives.acts.drafts import lock_task
from roviec.directives.acts.facts import task_facts
from roviec.directives.clears import recheck
from roviec.directives.errors import Refused
from roviec.directives.models import Recurrence, Task
from roviec.directives.quoting import checked_span
from roviec.journal.acts import record
from roviec.journal.context import Actor


@transaction.atomic
def edit_task(
    *,
    actor: Actor,
    task: Task,
    start: int,
    end: int,
    deadline: date | None,
    time_text: str,
    recurrence: str,
    deliverable: str,
) -> Task:
    task = lock_task(actor, task)
    if recurrence not in Recurrence.values:
        raise Refused("unknown_recurrence")
    before = task_facts(task)
    task.start, task.end = checked_span(task.directive.text, start, end)
    task.quote = task.directive.text[task.start : task.end]
    task.deadline, task.recurrence = deadline, recurrence
    task.time_text, task.deliverable = time_text.strip(), deliverable.strip()
    after = task_facts(task)
    if after != before:
        task.by_person = True
        recheck(task)
        task.save()
        record(actor=actor, act="directives.edit_task", obj=task, before=before, after=after)
    return task
