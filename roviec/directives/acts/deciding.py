"""A person's word on a proposed task: it stands, or it goes and why, or it comes back."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from roviec.directives.acts.drafts import lock_draft, lock_task, recount, settle
from roviec.directives.acts.facts import task_facts
from roviec.directives.acts.stamp import locked_together, stamp_of_all
from roviec.directives.errors import Refused
from roviec.directives.models import Clause, Directive, Task, TaskBody, bodies_by_part
from roviec.directives.readiness import Day
from roviec.directives.reading.confidence import CERTAIN
from roviec.journal.acts import Fact, record, record_many
from roviec.journal.context import Actor

LONGEST_REASON = 300


@transaction.atomic
def confirm_task(*, actor: Actor, task: Task) -> Task:
    task = lock_task(actor, task)
    if task.state == Task.State.CONFIRMED:
        return task
    before, task.state = task_facts(task), Task.State.CONFIRMED
    task.save(update_fields=["state"])
    settle(task.clause, task.directive)
    record(actor=actor, act="directives.confirm_task", obj=task, before=before, after=task_facts(task))
    return task


@transaction.atomic
def confirm_certain(*, actor: Actor, directive: Directive, seen: str = "") -> int:
    """Confirm every proposal that the reader is sure of and whose leads can all be charged; how many.

    `seen` is the stamp of those that the person looked at: when others are certain by now, or these have changed, nothing is done.
    """
    directive = lock_draft(actor, directive.pk)
    proposed = directive.tasks.filter(state=Task.State.PROPOSED).prefetch_related("bodies__selector")
    day = Day.of(directive, timezone.localdate())
    certain = [task for task in proposed if is_certain(task, day.problem(bodies_by_part(task)[TaskBody.Part.LEAD]))]
    if seen and stamp_of_all(certain) != seen:
        raise Refused("certain_changed")
    return _confirm_all(actor, directive, certain)


@transaction.atomic
def confirm_together(*, actor: Actor, directive: Directive, tasks: Collection[int], seen: str = "") -> int:
    """Confirm these proposals in one act; how many. `seen` is their stamp as the person saw them: otherwise nothing is done."""
    found = locked_together(actor=actor, directive=directive, tasks=tasks, seen=seen)
    return _confirm_all(actor, directive, found)


def _confirm_all(actor: Actor, directive: Directive, tasks: list[Task]) -> int:
    facts = []
    for task in tasks:
        before, task.state = task_facts(task), Task.State.CONFIRMED
        facts.append(Fact(act="directives.confirm_task", obj=task, before=before, after=task_facts(task)))
    Task.objects.bulk_update(tasks, ["state"])
    Clause.objects.filter(tasks__in=tasks).update(settled=True)
    recount(directive)
    return record_many(actor=actor, facts=facts)


def is_certain(task: Task, problem: str) -> bool:
    """`problem`: why its leads cannot be charged (`readiness.Day.problem`)."""
    return task.confidence >= CERTAIN and not problem


@transaction.atomic
def drop_task(*, actor: Actor, task: Task, reason: str) -> Task:
    task, reason = lock_task(actor, task), given(reason)
    before = task_facts(task)
    task.state, task.drop_reason = Task.State.DROPPED, reason
    task.save(update_fields=["state", "drop_reason"])
    settle(task.clause, task.directive)
    record(actor=actor, act="directives.drop_task", obj=task, before=before, after=task_facts(task), reason=reason)
    return task


@transaction.atomic
def restore_task(*, actor: Actor, task: Task) -> Task:
    task = lock_task(actor, task, dropped=True)
    before = task_facts(task)
    task.state, task.drop_reason = Task.State.PROPOSED, ""
    task.save(update_fields=["state", "drop_reason"])
    record(actor=actor, act="directives.restore_task", obj=task, before=before, after=task_facts(task))
    return task


def given(reason: str) -> str:
    """The reason without white space around it; refused when there is none or it is too long to keep."""
    reason = reason.strip()
    if not reason:
        raise Refused("no_reason")
    if len(reason) > LONGEST_REASON:
        raise Refused("long_reason", longest=LONGEST_REASON)
    return reason
