"""Issuing a directive: its confirmed tasks become duties of named units, frozen that day, and the directive goes out to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from roviec.directives.acts import mark_issued
from roviec.directives.models import Directive, Task, TaskBody, bodies_by_part
from roviec.duties.models import Assignment, Duty
from roviec.duties.obligations import make_obligations
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import PERMISSIONS
from roviec.org.chart import Chart
from roviec.org.models import Dated, Grant
from roviec.org.resolve import members
from roviec.org.succession import Heritage
from roviec.vietnamese.keys import search_key


class IssueRefused(Exception):
    """`code`: "forbidden", "not_draft", "no_task", or "tasks": then `tasks` says what is wrong with which task.

    The reasons: "undecided", "no_lead", "lead_unresolved", "nobody" (a class that catches no unit of the document's
    day), "lead_ended" (no unit took over from it).
    """

    def __init__(self, code: str, tasks: Mapping[int, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.tasks = dict(tasks or {})


@dataclass(frozen=True)
class Named:
    """The units that a task names, on the day it is opened."""

    leads: list[int]
    supports: list[int]
    recipients: list[int]


@transaction.atomic
def issue_directive(*, actor: Actor, directive: Directive, opened_on: date) -> list[Duty]:
    """Make the duties and the obligations of the periods current on `opened_on`. All or nothing; twice is refused."""
    if not _may_issue(actor, timezone.localdate()):
        raise IssueRefused("forbidden")
    locked = Directive.objects.select_for_update().get(pk=directive.pk)
    if locked.state != Directive.State.DRAFT:
        raise IssueRefused("not_draft")
    named = _named_units(locked, opened_on)
    duties = [_open_duty(order, task, named[task.pk], opened_on) for order, task in enumerate(_confirmed(locked), 1)]
    record(
        actor=actor,
        act="duties.issue_directive",
        obj=locked,
        after={"opened_on": opened_on, "duties": {str(duty.pk): named[duty.task_id].leads for duty in duties}},
    )
    units = {unit for one in named.values() for unit in (*one.leads, *one.supports, *one.recipients)}
    mark_issued(actor=actor, directive=locked, unit_ids=units, at=timezone.now())
    make_obligations(opened_on, actor=actor, duties=duties)
    return duties


def _may_issue(actor: Actor, today: date) -> bool:
    kind, _, key = actor.key.partition(":")
    if kind == "system":
        return True
    allowed = PERMISSIONS["directives.issue"]
    return kind == "person" and Grant.objects.filter(Dated.on(today), person_id=key, role__in=allowed).exists()


def _confirmed(directive: Directive) -> list[Task]:
    tasks = directive.tasks.filter(state=Task.State.CONFIRMED)
    return list(tasks.prefetch_related("bodies__selector").order_by("start", "pk"))


def _named_units(directive: Directive, opened_on: date) -> dict[int, Named]:
    """Every confirmed task's units, or IssueRefused with all that is wrong, so that one look mends it."""
    undecided = directive.tasks.filter(state=Task.State.PROPOSED).values_list("pk", flat=True)
    problems = dict.fromkeys(undecided, "undecided")
    chart = Chart.at(directive.issued_on or opened_on)
    heritage, standing = Heritage.at(opened_on), Chart.at(opened_on)
    named: dict[int, Named] = {}
    for task in _confirmed(directive):
        bodies = bodies_by_part(task)
        leads = _units(bodies[TaskBody.Part.LEAD], chart, heritage)
        problem = _problem(bodies[TaskBody.Part.LEAD], leads, chart, standing)
        if problem:
            problems[task.pk] = problem
        supports = _units(bodies[TaskBody.Part.SUPPORT], chart, heritage)
        named[task.pk] = Named(
            leads,
            [unit for unit in supports if unit in standing and unit not in leads],
            [unit for unit in _units(bodies[TaskBody.Part.RECIPIENT], chart, heritage) if unit in standing],
        )
    if problems:
        raise IssueRefused("tasks", problems)
    if not named:
        raise IssueRefused("no_task")
    return named


def _caught(body: TaskBody, chart: Chart) -> list[int]:
    if body.unit_id is not None:
        return [body.unit_id]
    return members(body.selector, chart) if body.selector is not None else []


def _units(bodies: Iterable[TaskBody], chart: Chart, heritage: Heritage) -> list[int]:
    """The heirs, each once, in the order in which they were named."""
    return list(dict.fromkeys(heritage.heir(unit) for body in bodies for unit in _caught(body, chart)))


def _problem(bodies: list[TaskBody], leads: list[int], chart: Chart, standing: Chart) -> str:
    if not bodies:
        return "no_lead"
    if any(body.unit_id is None and body.selector_id is None for body in bodies):
        return "lead_unresolved"
    if not all(_caught(body, chart) for body in bodies):
        return "nobody"
    return "" if all(unit in standing for unit in leads) else "lead_ended"


def _open_duty(order: int, task: Task, named: Named, opened_on: date) -> Duty:
    recipients = [body.text for body in bodies_by_part(task)[TaskBody.Part.RECIPIENT]]
    duty = Duty.objects.create(
        directive_id=task.directive_id, task=task, order=order, quote=task.quote, deliverable=task.deliverable,
        recipients=recipients, deadline=task.deadline, time_text=task.time_text, recurrence=task.recurrence,
        opened_on=opened_on, search_key=search_key(f"{task.quote} {task.deliverable}"),
    )  # fmt: skip
    parts = ((Assignment.Part.LEAD, named.leads), (Assignment.Part.SUPPORT, named.supports))
    Assignment.objects.bulk_create(
        Assignment(duty=duty, unit_id=unit_id, part=part) for part, unit_ids in parts for unit_id in unit_ids
    )
    return duty
