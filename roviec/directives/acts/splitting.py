from __future__ import annotations

from django.db import transaction

from roviec.directives.acts.bodies import copies
from roviec.directives.acts.drafts import lock_task
from roviec.directives.acts.facts import task_facts
from roviec.directives.clears import recheck_stored
from roviec.directives.models import Task, TaskBody
from roviec.directives.quoting import halves
from roviec.journal.acts import record
from roviec.journal.context import Actor


@transaction.atomic
def split_task(*, actor: Actor, task: Task, at: int) -> tuple[Task, Task]:
    """Cut at an offset of the directive's text. Both halves are proposals again, with the same bodies."""
    task = lock_task(actor, task)
    before, text = task_facts(task), task.directive.text
    (start, middle), (rest, end) = halves(text, task.start, task.end, at)
    second = Task(
        directive=task.directive, clause=task.clause, confidence=task.confidence, reasons=task.reasons,
        clears=task.clears, deadline=task.deadline, time_text=task.time_text, recurrence=task.recurrence,
        deliverable=task.deliverable, cites=task.cites,
    )  # fmt: skip
    _narrow(task, start, middle, text[rest:end])
    _narrow(second, rest, end, text[start:middle])
    TaskBody.objects.bulk_create(copies(task.bodies.all(), second))
    first, second = recheck_stored(task), recheck_stored(second)
    after = task_facts(first) | {"other": second.pk}
    record(actor=actor, act="directives.split_task", obj=first, before=before, after=after)
    record(actor=actor, act="directives.add_task", obj=second, after=task_facts(second) | {"split_from": first.pk})
    return first, second


def _narrow(half: Task, start: int, end: int, other_words: str) -> None:
    """A date holds for both halves; a cadence and a product only for the half in which their words stand."""
    words = half.directive.text[start:end]
    half.start, half.end, half.quote = start, end, words
    half.state, half.by_person = Task.State.PROPOSED, True
    if half.time_text and half.time_text in other_words and half.time_text not in words:
        half.recurrence = ""
        half.time_text = half.time_text if half.deadline else ""
    if half.deliverable in other_words and half.deliverable not in words:
        half.deliverable = ""
    half.cites = [number for number in half.cites if number in words]
    half.save()
