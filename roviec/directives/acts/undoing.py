"""The way back: what a person's last act changed is put back as it was, as long as nobody has changed it since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from roviec.directives.acts.drafts import lock_draft, recount
from roviec.directives.acts.facts import task_facts
from roviec.directives.acts.stamp import stamp
from roviec.directives.errors import Refused
from roviec.directives.models import Directive, Task, TaskBody
from roviec.journal.acts import Fact, record_many
from roviec.journal.context import Actor

_TASK: Final = (
    "state", "start", "end", "time_text", "recurrence", "deliverable", "cites", "clears", "by_person", "drop_reason",
)  # fmt: skip
_BODY: Final = ("part", "order", "text", "unit_id", "selector_id", "candidates")
_CLAUSE: Final = ("kind", "answered_in", "settled")

Row = dict[str, Any]
Rows = dict[str, dict[str, Row]]  # "tasks" and "clauses" by id as text: values that JSON holds


def kept(directive: Directive) -> Rows:
    """Every task with its bodies, and every clause, as they are now. Two queries more than the tasks."""
    tasks = directive.tasks.prefetch_related("bodies").order_by("pk")
    return {
        "tasks": {str(task.pk): _task_row(task) for task in tasks},
        "clauses": {str(clause.pk): _values(clause, _CLAUSE) for clause in directive.clauses.all()},
    }


def changed(before: Rows, after: Rows) -> Rows:
    """Of `before`, the rows that are others in `after`; a task that is new there is an empty row."""
    tasks = {pk: before["tasks"].get(pk, {}) for pk, row in after["tasks"].items() if before["tasks"].get(pk) != row}
    clauses = {pk: row for pk, row in before["clauses"].items() if after["clauses"].get(pk, row) != row}
    return {"tasks": tasks, "clauses": clauses}


@transaction.atomic
def undo(*, actor: Actor, directive: Directive, before: Rows, stamps: Mapping[str, str]) -> int:
    """Put the rows of `before` back; how many tasks. `stamps` are those of the tasks as the act left them.

    A task that the act made is dropped: the journal knows it, so it is not deleted.
    """
    directive = lock_draft(actor, directive.pk)
    found = {
        str(task.pk): task
        for task in directive.tasks.filter(pk__in=before["tasks"]).prefetch_related("bodies")
    }  # fmt: skip
    if set(found) != set(before["tasks"]) or any(stamp(task) != stamps.get(pk) for pk, task in found.items()):
        raise Refused("changed_since")
    facts = [_put_back(task, before["tasks"][pk], directive) for pk, task in found.items()]
    for pk, row in before["clauses"].items():
        directive.clauses.filter(pk=pk).update(**row)
    recount(directive)
    return record_many(actor=actor, facts=facts)


def stamps_of(directive: Directive, rows: Rows) -> dict[str, str]:
    """The stamps of the tasks of these rows as they are now, for `undo`."""
    tasks = directive.tasks.filter(pk__in=rows["tasks"]).prefetch_related("bodies")
    return {str(task.pk): stamp(task) for task in tasks}


def _put_back(task: Task, row: Row, directive: Directive) -> Fact:
    before = task_facts(task)
    if row:
        values = dict(row)
        bodies, deadline = values.pop("bodies"), values.pop("deadline")
        for name, value in values.items():
            setattr(task, name, value)
        task.deadline = deadline and task._meta.get_field("deadline").to_python(deadline)
        task.quote = directive.text[task.start : task.end]
        task.bodies.all().delete()
        TaskBody.objects.bulk_create(TaskBody(task=task, **body) for body in bodies)
    else:
        task.state, task.drop_reason = Task.State.DROPPED, _("Đã hoàn tác")
    task.save()
    return Fact(act="directives.undo", obj=task, before=before, after=task_facts(task))


def _task_row(task: Task) -> Row:
    bodies = [_values(body, _BODY) for body in task.bodies.all()]
    deadline = task.deadline.isoformat() if task.deadline else None
    return _values(task, _TASK) | {"deadline": deadline, "bodies": bodies}


def _values(row: object, names: tuple[str, ...]) -> Row:
    return {name: getattr(row, name) for name in names}
