from __future__ import annotations

from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from roviec.directives.acts.bodies import copies
from roviec.directives.acts.drafts import lock_task
from roviec.directives.acts.facts import task_facts
from roviec.directives.clears import recheck_stored
from roviec.directives.errors import Refused
from roviec.directives.models import Task, TaskBody
from roviec.directives.quoting import checked_span
from roviec.journal.acts import record
from roviec.journal.context import Actor


@transaction.atomic
def merge_tasks(*, actor: Actor, first: Task, second: Task) -> Task:
    """The first takes the second's words, dates, bodies and citations over; the second is dropped, not deleted."""
    first, second = lock_task(actor, first), lock_task(actor, second)
    if first.directive_id != second.directive_id or _next(first) != second.pk:
        raise Refused("not_adjacent")
    facts = task_facts(first), task_facts(second)
    _widen(first, second)
    known = {(body.part, body.text) for body in first.bodies.all()}
    extra = [body for body in second.bodies.all() if (body.part, body.text) not in known]
    TaskBody.objects.bulk_create(copies(extra, first, after=len(known)))
    first = recheck_stored(first)
    second.state, second.drop_reason = Task.State.DROPPED, _("Đã gộp vào nhiệm vụ đứng trước")
    second.save(update_fields=["state", "drop_reason"])
    merged, gone = task_facts(first) | {"other": second.pk}, task_facts(second) | {"merged_into": first.pk}
    record(actor=actor, act="directives.merge_tasks", obj=first, before=facts[0], after=merged)
    record(actor=actor, act="directives.drop_task", obj=second, before=facts[1], after=gone)
    return first


def _next(task: Task) -> int | None:
    """The task that follows in the text, dropped ones left out."""
    live = task.directive.tasks.exclude(state=Task.State.DROPPED).order_by("start", "pk")
    order = list(live.values_list("pk", flat=True))
    return dict(pairwise(order)).get(task.pk)


def _widen(first: Task, second: Task) -> None:
    text = first.directive.text
    first.start, first.end = checked_span(text, first.start, max(first.end, second.end))
    first.quote = text[first.start : first.end]
    first.deadline = first.deadline or second.deadline
    first.recurrence = first.recurrence or second.recurrence
    first.time_text = _joined(first.time_text, second.time_text, 300)
    first.deliverable = _joined(first.deliverable, second.deliverable, 500)
    first.cites = list(dict.fromkeys([*first.cites, *second.cites]))
    first.state, first.by_person = Task.State.PROPOSED, True
    first.save()


def _joined(first: str, second: str, longest: int) -> str:
    return "; ".join(dict.fromkeys(part for part in (first, second) if part))[:longest]
