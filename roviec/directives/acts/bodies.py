from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.db import transaction

from roviec.directives.acts.drafts import lock_task
from roviec.directives.acts.facts import body_facts
from roviec.directives.acts.stamp import locked_together
from roviec.directives.clears import recheck_stored
from roviec.directives.errors import Refused
from roviec.directives.models import Directive, Task, TaskBody
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.resolve import Resolution

LONGEST = 300


@transaction.atomic
def set_bodies(*, actor: Actor, task: Task, part: str, bodies: Sequence[Resolution]) -> Task:
    """Who leads, supports or receives from now on: each a unit, a class of units, or words that fit none yet."""
    task = lock_task(actor, task)
    if part not in TaskBody.Part.values:
        raise Refused("unknown_part")
    if any(not body.text.strip() or len(body.text) > LONGEST for body in bodies):
        raise Refused("bad_body", longest=LONGEST)
    old = [body for body in task.bodies.all() if body.part == part]
    new = body_rows(task, part, bodies)
    if list(map(_meaning, old)) == list(map(_meaning, new)):
        return task
    task.bodies.filter(part=part).delete()
    TaskBody.objects.bulk_create(new)
    task.by_person = True
    task.save(update_fields=["by_person"])
    task = recheck_stored(task, keep_responsibility=part != TaskBody.Part.LEAD)
    before, after = {part: body_facts(old)}, {part: body_facts(new)}
    record(actor=actor, act="directives.set_bodies", obj=task, before=before, after=after)
    return task


@transaction.atomic
def set_lead_together(
    *, actor: Actor, directive: Directive, tasks: Collection[int], bodies: Sequence[Resolution], seen: str = ""
) -> list[Task]:
    """Who leads all of these from now on. `seen`: their stamp as the person saw them, otherwise nothing is done."""
    found = locked_together(actor=actor, directive=directive, tasks=tasks, seen=seen)
    return [set_bodies(actor=actor, task=task, part=TaskBody.Part.LEAD, bodies=bodies) for task in found]


def body_rows(task: Task, part: str, bodies: Sequence[Resolution]) -> list[TaskBody]:
    """The bodies as rows, not stored yet; what is named twice is there once."""
    once: dict[object, Resolution] = {}
    for body in bodies:
        once.setdefault((body.unit_id, body.selector_id) if body.known else body.text.strip(), body)
    return [
        TaskBody(
            task=task, part=part, order=order, text=body.text.strip()[:LONGEST],
            unit_id=body.unit_id, selector_id=body.selector_id, candidates=list(body.candidates),
        )
        for order, body in enumerate(once.values())
    ]  # fmt: skip


def copies(bodies: Iterable[TaskBody], task: Task, after: int = 0) -> list[TaskBody]:
    """The same bodies for another task, not stored yet; they come after its first `after`."""
    return [
        TaskBody(
            task=task, part=body.part, order=after + body.order, text=body.text,
            unit_id=body.unit_id, selector_id=body.selector_id, candidates=body.candidates,
        )
        for body in bodies
    ]  # fmt: skip


def _meaning(body: TaskBody) -> tuple[object, ...]:
    return body.text, body.unit_id, body.selector_id, tuple(body.candidates)
