"""Issuing a directive: its confirmed tasks become duties of named units, frozen that day, and the directive goes out to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from roviec.directives.acts import mark_issued
from roviec.directives.models import Directive, Task, TaskBody, bodies_by_part
from roviec.directives.readiness import Plan, plan
from roviec.duties.amending.acts import carry_out, touched_units
from roviec.duties.models import Assignment, Duty
from roviec.duties.obligations import make_obligations
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import actor_may
from roviec.vietnamese.keys import search_key


class IssueRefused(Exception):
    """`code`: "forbidden", "not_draft", "no_task", "amendments" (some undecided), or "tasks": then `tasks` says what is wrong with which task.

    What is wrong: "undecided", or one of the codes of `directives.readiness`.
    """

    def __init__(self, code: str, tasks: Mapping[int, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.tasks = dict(tasks or {})


@transaction.atomic
def issue_directive(*, actor: Actor, directive: Directive, opened_on: date) -> list[Duty]:
    """Make the duties and the obligations of the periods current on `opened_on`. All or nothing; twice is refused."""
    if not actor_may(actor, "directives.issue"):
        raise IssueRefused("forbidden")
    locked = Directive.objects.select_for_update().get(pk=directive.pk)
    if locked.state != Directive.State.DRAFT:
        raise IssueRefused("not_draft")
    found = plan(locked, opened_on)
    _refuse_unclear(found)
    duties = [_open_duty(order, task, found, opened_on) for order, task in enumerate(found.confirmed, 1)]
    record(
        actor=actor,
        act="duties.issue_directive",
        obj=locked,
        after={"opened_on": opened_on, "duties": {str(duty.pk): found.leads[duty.task_id] for duty in duties}},
    )
    units = found.unit_ids | touched_units(found.accepted, found.day.standing)
    mark_issued(actor=actor, directive=locked, unit_ids=units, at=timezone.now())
    make_obligations(opened_on, actor=actor, duties=duties)
    carry_out(locked, actor=actor, opened_on=opened_on)
    return duties


def _refuse_unclear(found: Plan) -> None:
    """All that is wrong at once, so that one look mends it."""
    undecided = {task.pk: "undecided" for task in found.undecided}
    if problems := {**found.problems, **undecided}:
        raise IssueRefused("tasks", problems)
    if found.open_amendments:
        raise IssueRefused("amendments")
    if not found.confirmed and not found.accepted:
        raise IssueRefused("no_task")


def _open_duty(order: int, task: Task, found: Plan, opened_on: date) -> Duty:
    bodies = bodies_by_part(task)
    duty = Duty.objects.create(
        directive_id=task.directive_id, task=task, order=order, quote=task.quote, deliverable=task.deliverable,
        recipients=[body.text for body in bodies[TaskBody.Part.RECIPIENT]], deadline=task.deadline,
        time_text=task.time_text, recurrence=task.recurrence, opened_on=opened_on,
        search_key=search_key(f"{task.quote} {task.deliverable}"),
    )  # fmt: skip
    leads = found.leads[task.pk]
    others = found.day.charged(bodies[TaskBody.Part.SUPPORT])
    supports = [unit for unit in others if unit in found.day.standing and unit not in leads]
    parts = ((Assignment.Part.LEAD, leads), (Assignment.Part.SUPPORT, supports))
    Assignment.objects.bulk_create(
        Assignment(duty=duty, unit_id=unit_id, part=part) for part, unit_ids in parts for unit_id in unit_ids
    )
    return duty
