"""A person's word on a proposed amendment: it is so (perhaps otherwise than proposed), it isn't, or it is to be thought of again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from roviec.directives.acts.deciding import given
from roviec.directives.acts.drafts import lock_draft
from roviec.directives.amendments.finding import store_amendments
from roviec.directives.errors import Refused
from roviec.directives.models import Amendment, Directive, Task
from roviec.directives.quoting import find_span
from roviec.directives.reading import read
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.models import Person
from roviec.org.resolve import Resolver

BY_HAND = "by-hand"
SENTENCE = "Câu này sửa nhiệm vụ đã giao ở văn bản trước, không giao việc mới."


@dataclass(frozen=True)
class Wanted:
    """What a person says the amendment does; the same fields as the row's."""

    effect: str
    earlier_id: int | None
    since: date | None = None
    deadline: date | None = None
    recurrence: str = ""
    deliverable: str = ""
    leads: Sequence[str] = field(default=())
    supports: Sequence[str] = field(default=())
    task_id: int | None = None


@transaction.atomic
def find_amendments(*, actor: Actor, directive: Directive) -> int:
    """Look again, after other directives were issued or the tasks were changed. What was decided stays; how many are new."""
    directive = lock_draft(actor, directive.pk)
    count = store_amendments(directive, read(directive.text, issued_on=directive.issued_on))
    record(actor=actor, act="directives.find_amendments", obj=directive, after={"found": count})
    return count


@transaction.atomic
def accept_amendment(
    *, actor: Actor, person: Person | None, amendment: Amendment, earlier_id: int | None = None, reason: str = ""
) -> Amendment:
    """As proposed. `earlier_id` chooses among the candidates. The sentence itself is then no task of its own."""
    row = _lock(actor, amendment)
    before = amendment_facts(row)
    row.earlier_id = row.earlier_id or earlier_id
    return _accept(actor, person, row, before, reason.strip())


@transaction.atomic
def edit_amendment(
    *, actor: Actor, person: Person | None, amendment: Amendment, wanted: Wanted, reason: str
) -> Amendment:
    """Accept it otherwise than proposed, with the reason."""
    row, reason = _lock(actor, amendment), given(reason)
    before = amendment_facts(row)
    if wanted.effect not in Amendment.Effect.values:
        raise Refused("unknown_effect")
    row.effect, row.earlier_id, row.since, row.deadline = (
        wanted.effect,
        wanted.earlier_id,
        wanted.since,
        wanted.deadline,
    )
    row.recurrence, row.deliverable = wanted.recurrence, wanted.deliverable
    if list(wanted.leads) != row.leads:
        row.leads, row.gone = list(wanted.leads), []
    row.supports, row.task_id, row.by_person = list(wanted.supports), wanted.task_id, True
    return _accept(actor, person, row, before, reason)


@transaction.atomic
def reject_amendment(*, actor: Actor, person: Person | None, amendment: Amendment, reason: str) -> Amendment:
    row, reason = _lock(actor, amendment), given(reason)
    before = amendment_facts(row)
    row.state = Amendment.State.REJECTED
    return _decided(actor, person, row, before, reason, "directives.reject_amendment")


@transaction.atomic
def reconsider_amendment(*, actor: Actor, amendment: Amendment) -> Amendment:
    """Back to what waits for a decision."""
    row = _lock(actor, amendment, decided=True)
    before = amendment_facts(row)
    row.state = Amendment.State.PROPOSED
    return _decided(actor, None, row, before, "", "directives.reconsider_amendment")


@transaction.atomic
def record_amendment(
    *, actor: Actor, person: Person | None, directive: Directive, wanted: Wanted, words: str, reason: str
) -> Amendment:
    """Between two issued directives, found out later: `words` are those of the later one. Who may is for the caller."""
    directive = Directive.objects.select_for_update().get(pk=directive.pk)
    if directive.state != Directive.State.ISSUED:
        raise Refused("not_issued")
    span = find_span(directive.text, words, 0)
    if span is None:
        raise Refused("words_not_there", number=str(directive))
    row = Amendment(
        directive=directive, earlier_id=wanted.earlier_id, effect=wanted.effect, start=span[0], end=span[1],
        rule=BY_HAND, confidence=1, since=wanted.since, deadline=wanted.deadline, by_person=True,
    )  # fmt: skip
    if code := problem(row):
        raise Refused(code)
    _refuse_unfit(row)
    row.state = Amendment.State.ACCEPTED
    return _decided(actor, person, row, {}, given(reason), "directives.record_amendment")


@transaction.atomic
def mark_done(*, actor: Actor, amendment: Amendment, outcome: dict[str, object]) -> None:
    """The duty has been changed: by the room above, which knows duties. `outcome` says how much of it."""
    amendment.done_at, amendment.outcome = timezone.now(), outcome
    amendment.save(update_fields=["done_at", "outcome"])
    record(
        actor=actor,
        act="directives.carry_out_amendment",
        obj=amendment,
        after={**amendment_facts(amendment), **outcome},
    )


def amendment_facts(row: Amendment) -> dict[str, object]:
    """For the journal: no names (a body's words may name a person)."""
    return {
        "directive": row.directive_id, "earlier": row.earlier_id, "task": row.task_id, "effect": row.effect, "state": row.state,
        "since": row.since, "deadline": row.deadline, "recurrence": row.recurrence, "start": row.start, "end": row.end,
    }  # fmt: skip


def problem(row: Amendment) -> str:
    """Why it can't be accepted as it is: a code of `sentences.REFUSALS`; empty if it can."""
    if row.earlier_id is None:
        return "no_earlier"
    if not row.deadline and row.effect == Amendment.Effect.EXTEND:
        return "no_day"
    if row.effect == Amendment.Effect.CHANGE and not _changes_something(row):
        return "nothing_changed"
    return ""


def _changes_something(row: Amendment) -> bool:
    return any((row.deadline, row.recurrence, row.deliverable, row.text, row.leads, row.gone, row.supports))


def _accept(actor: Actor, person: Person | None, row: Amendment, before: dict[str, object], reason: str) -> Amendment:
    if code := problem(row):
        raise Refused(code)
    _refuse_unfit(row)
    row.state, row.candidates = Amendment.State.ACCEPTED, []
    row = _decided(actor, person, row, before, reason, "directives.accept_amendment")
    _drop_sentence(actor, row)
    return row


def _refuse_unfit(row: Amendment) -> None:
    """The earlier task was given by another directive and stands; the bodies named are known."""
    earlier = Task.objects.filter(
        pk=row.earlier_id or 0, state=Task.State.CONFIRMED, directive__state=Directive.State.ISSUED
    )
    if not earlier.exclude(directive=row.directive_id).filter(duty__isnull=False, duty__closed_on=None).exists():
        raise Refused("earlier_ended")
    if row.task_id is not None and not row.directive.tasks.filter(pk=row.task_id).exists():
        raise Refused("unknown_task")
    resolver = Resolver(row.directive.issued_on or timezone.localdate())
    for name in (*row.leads, *row.gone, *row.supports):
        if not all(found.known for found in resolver.resolve_all(name)):
            raise Refused("unknown_body", name=name)


def _drop_sentence(actor: Actor, row: Amendment) -> None:
    """What the reader took for tasks in these words is none: they only speak of an earlier one."""
    if row.effect == Amendment.Effect.AGAIN:
        return
    here = row.directive.tasks.filter(state=Task.State.PROPOSED, start__lt=row.end, end__gt=row.start)
    if row.effect == Amendment.Effect.REPLACE and row.task_id is not None:
        here = here.exclude(pk=row.task_id)
    for task in here:
        task.state, task.drop_reason = Task.State.DROPPED, SENTENCE
        task.save(update_fields=["state", "drop_reason"])
        before, after = {"state": Task.State.PROPOSED}, {"state": task.state}
        record(actor=actor, act="directives.drop_task", obj=task, before=before, after=after, reason=SENTENCE)


def _lock(actor: Actor, amendment: Amendment, *, decided: bool = False) -> Amendment:
    directive = lock_draft(actor, amendment.directive_id)
    row = Amendment.objects.select_related("task", "earlier").get(pk=amendment.pk)
    row.directive = directive
    if (row.state != Amendment.State.PROPOSED) != decided:
        raise Refused("not_decided" if decided else "decided_meanwhile")
    return row


def _decided(
    actor: Actor, person: Person | None, row: Amendment, before: dict[str, object], reason: str, act: str
) -> Amendment:
    row.reason, row.decided_by = reason, person
    row.decided_at = None if row.state == Amendment.State.PROPOSED else timezone.now()
    row.save()
    record(actor=actor, act=act, obj=row, before=before, after=amendment_facts(row), reason=reason)
    return row
