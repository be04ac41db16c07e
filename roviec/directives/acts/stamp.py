"""Two officers at one task: a form carries the stamp of the task it was opened on, and a task that has changed since refuses it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from hashlib import sha256

from roviec.directives.acts.drafts import lock_draft, lock_task
from roviec.directives.acts.facts import task_facts
from roviec.directives.errors import Refused
from roviec.directives.models import Directive, Task
from roviec.journal.context import Actor


def stamp(task: Task) -> str:
    """Another one whenever anything that the card or the form shows is another; from the prefetched bodies if there are any."""
    bodies = sorted((body.part, body.order, body.text, body.unit_id, body.selector_id) for body in task.bodies.all())
    return sha256(repr((task_facts(task), bodies)).encode()).hexdigest()[:16]


def stamp_of_all(tasks: Iterable[Task]) -> str:
    """One stamp for several tasks, in whatever order they come."""
    stamps = sorted((task.pk, stamp(task)) for task in tasks)
    return sha256(repr(stamps).encode()).hexdigest()[:16]


def locked_together(*, actor: Actor, directive: Directive, tasks: Collection[int], seen: str) -> list[Task]:
    """Those of these tasks that wait for a decision, in the order of the text; refused when their stamp is not the one `seen`."""
    waiting = lock_draft(actor, directive.pk).tasks.filter(pk__in=tasks, state=Task.State.PROPOSED)
    found = list(waiting.prefetch_related("bodies").order_by("start", "pk"))
    if seen and stamp_of_all(found) != seen:
        raise Refused("group_changed")
    return found


def refuse_if_changed(*, actor: Actor, task: Task, seen: str) -> None:
    """Inside the transaction of the act that follows: it locks the draft. Nothing `seen`, nothing to compare."""
    if seen and stamp(lock_task(actor, task, dropped=task.state == Task.State.DROPPED)) != seen:
        raise Refused("changed_meanwhile")
