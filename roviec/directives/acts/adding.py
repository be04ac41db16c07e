from __future__ import annotations

from django.db import transaction

from roviec.directives.acts.drafts import lock_draft, settle
from roviec.directives.acts.facts import task_facts
from roviec.directives.clears import recheck
from roviec.directives.errors import Refused
from roviec.directives.models import Clause, Directive, Task
from roviec.directives.quoting import checked_span
from roviec.journal.acts import record
from roviec.journal.context import Actor


@transaction.atomic
def add_task(*, actor: Actor, directive: Directive, start: int, end: int) -> Task:
    """A task that the reader missed: its words. Its clause becomes a task clause; leads and dates are set afterwards."""
    directive = lock_draft(actor, directive.pk)
    start, end = checked_span(directive.text, start, end)
    if directive.tasks.filter(start=start, end=end).exclude(state=Task.State.DROPPED).exists():
        raise Refused("task_exists")
    clause = directive.clauses.filter(start__lte=start, end__gt=start).first()
    task = Task(directive=directive, clause=clause, start=start, end=end, quote=directive.text[start:end])
    task.confidence, task.by_person = 1.0, True
    task.save()
    recheck(task)
    task.save(update_fields=["clears"])
    if clause is not None and clause.kind != Clause.Kind.TASK:
        clause.kind = Clause.Kind.TASK
        clause.save(update_fields=["kind"])
    settle(clause, directive)
    record(actor=actor, act="directives.add_task", obj=task, after=task_facts(task))
    return task
