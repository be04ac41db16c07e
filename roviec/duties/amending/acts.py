"""Carrying out accepted amendments: those whose day has come when the directive is issued, the others on their day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from roviec.directives.amendments.acts import Wanted, mark_done, record_amendment
from roviec.directives.models import Amendment, Directive
from roviec.duties.acts.moving import due_moved, who_may_allow
from roviec.duties.amending.cadence import change_cadence
from roviec.duties.amending.leads import change_bodies
from roviec.duties.amending.unbegun import withdraw
from roviec.duties.models import Assignment, Duty, Obligation, Progress
from roviec.duties.obligations import make_obligations
from roviec.duties.periods import ONCE, parse
from roviec.duties.progress import duty_closed
from roviec.journal.context import Actor
from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.models import Person

SCHEDULER: Final = Actor.system("duties.carry_out")
QUOTED: Final = 300  # characters of the directive's words in a reason
_ENDING: Final = {Amendment.Effect.END, Amendment.Effect.REPLACE}


def touched_units(amendments: Iterable[Amendment], standing: Chart) -> set[int]:
    """Who is told of a directive because it changes a duty of theirs: named for it, or holding some of it."""
    tasks = [row.earlier_id for row in amendments]
    named = Assignment.objects.filter(duty__task__in=tasks, until=None).values_list("unit_id", flat=True)
    holding = Obligation.objects.open().filter(duty__task__in=tasks).values_list("holder_id", flat=True)
    return {unit for unit in {*named, *holding} if unit in standing}


@transaction.atomic
def carry_out(directive: Directive, *, actor: Actor, opened_on: date) -> int:
    """What this issued directive does from today or before; how many amendments. The rest waits for `carry_out_due`."""
    today = timezone.localdate()
    rows = directive.amendments.filter(state=Amendment.State.ACCEPTED, done_at=None)
    due = rows.filter(Q(since=None) | Q(since__lte=today))
    allowed_by = _who_allowed(directive, actor, today)
    # Days and bodies first: what ends a duty comes last.
    ordered = sorted(due.select_related("earlier__duty"), key=lambda row: (row.effect in _ENDING, row.start, row.pk))
    for row in ordered:
        row.directive = directive
        _carry_out(row, actor, allowed_by, opened_on)
    return len(ordered)


@transaction.atomic
def record_found(
    *, access: Access, duty: Duty, directive: Directive, effect: str, deadline: date | None, since: date | None,
    words: str, reason: str,
) -> Amendment:  # fmt: skip
    """What an issued directive did to this duty, found out later, and done now (or on its day). Refused as by the room beneath."""
    access.require("duties.review")
    wanted = Wanted(effect=effect, earlier_id=duty.task_id, deadline=deadline, since=since)
    row = record_amendment(
        actor=access.actor, person=access.person, directive=directive, wanted=wanted, words=words, reason=reason
    )
    carry_out(directive, actor=access.actor, opened_on=directive.issued_on or timezone.localdate())
    row.refresh_from_db()
    return row


def carry_out_due(today: date, *, actor: Actor = SCHEDULER) -> int:
    """Amendments of issued directives whose day has come since. Safe to run again."""
    waiting = Amendment.objects.filter(state=Amendment.State.ACCEPTED, done_at=None, since__lte=today)
    pks = (
        waiting.filter(directive__state=Directive.State.ISSUED)
        .order_by()
        .values_list("directive", flat=True)
        .distinct()
    )
    return sum(
        carry_out(directive, actor=actor, opened_on=timezone.localdate(directive.issued_at))
        for directive in Directive.objects.filter(pk__in=list(pks))
    )


def _carry_out(row: Amendment, actor: Actor, allowed_by: Person | None, opened_on: date) -> None:
    task = row.earlier
    if task is None:
        return
    duty = Duty.objects.select_for_update().get(task=task)
    if duty.closed_on is not None:
        mark_done(actor=actor, amendment=row, outcome={"closed_before": duty.closed_on.isoformat()})
        return
    day = max(row.since or row.directive.issued_on or opened_on, duty.opened_on)
    outcome: dict[str, object] = {}
    if row.deadline and row.effect in {Amendment.Effect.EXTEND, Amendment.Effect.CHANGE}:
        outcome["moved"] = _move(row, row.deadline, duty, actor, allowed_by)
    if row.effect == Amendment.Effect.CHANGE:
        outcome |= change_bodies(row, duty, actor=actor, since=day)
        outcome |= change_cadence(row, duty, actor=actor, since=day)
        make_obligations(timezone.localdate(), actor=actor, duties=[duty])
    if row.effect in _ENDING:
        more: dict[str, object] = {"directive": row.directive_id, "task": row.task_id}
        duty_closed(actor=actor, duty=duty, closed_on=day, reason=reason_of(row), more=more)
        outcome["withdrawn"] = withdraw(duty, day)
    mark_done(actor=actor, amendment=row, outcome=outcome)


def _move(row: Amendment, to: date, duty: Duty, actor: Actor, allowed_by: Person | None) -> int:
    """The open obligations whose day it is: of work that returns only the period that the old deadline fell in, else the current one."""
    moved = 0
    for obligation in _whose_day(duty):
        if obligation.due == to or to < obligation.period_start:
            continue
        due_moved(
            actor=actor,
            obligation=obligation,
            to=to,
            reason=reason_of(row),
            allowed_by=allowed_by,
            amendment=row,
        )
        moved += 1
    return moved


def _whose_day(duty: Duty) -> list[Obligation]:
    rows = list(duty.obligations.exclude(progress=Progress.DONE).order_by("period_start", "pk"))
    returning = [row for row in rows if row.period != ONCE]
    if not returning:
        return rows
    day = duty.deadline or timezone.localdate()
    keys = {row.period for row in returning if parse(row.period).start <= day <= (parse(row.period).end or day)}
    return [row for row in returning if row.period in keys]


def _who_allowed(directive: Directive, actor: Actor, today: date) -> Person | None:
    """Who signed it, if that is somebody who may allow it; else the person who issues it; nobody when the system does."""
    may = list(who_may_allow(today))
    signer = next((person for person in may if person.full_name and person.full_name in directive.signer), None)
    kind, _, key = actor.key.partition(":")
    return signer or next((person for person in may if kind == "person" and str(person.pk) == key), None)


def reason_of(row: Amendment) -> str:
    """ "45/UBND, 20-10-2025: “Gia hạn …”": stored in the city's language, as the words are."""
    day = row.directive.issued_on
    dated = f", {day.day}-{day.month}-{day.year}" if day else ""
    words = row.words if len(row.words) <= QUOTED else f"{row.words[:QUOTED].rsplit(' ', 1)[0]}…"
    return f"{row.directive}{dated}: “{words}”"
