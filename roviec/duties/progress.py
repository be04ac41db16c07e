"""The first axis: how far the work is. A change is one allowed step, by one who may take it, and leaves a row.

Some steps come only with what they rest on: a report is handed in by `acts.submit_report`, accepted or returned by
`acts.review_report`, finished work opened again by `acts.reopen`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from roviec.duties.alerts import reschedule
from roviec.duties.models import Duty, Obligation, Progress, ProgressChange, Report
from roviec.duties.refused import ProgressRefused
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import PERMISSIONS, Access


class By(Enum):
    HOLDER = "duties.progress"  # people of the unit that holds the obligation
    REVIEWER = "duties.review"  # the standing body


STEPS: Final[dict[str, dict[str, By]]] = {
    Progress.NOT_ACCEPTED: {Progress.ACCEPTED: By.HOLDER},
    Progress.ACCEPTED: {Progress.IN_PROGRESS: By.HOLDER},
    Progress.IN_PROGRESS: {Progress.SUBMITTED: By.HOLDER},
    Progress.SUBMITTED: {Progress.DONE: By.REVIEWER, Progress.RETURNED: By.REVIEWER},
    Progress.RETURNED: {Progress.IN_PROGRESS: By.HOLDER, Progress.SUBMITTED: By.HOLDER},
    Progress.DONE: {Progress.REOPENED: By.REVIEWER},
    Progress.REOPENED: {Progress.IN_PROGRESS: By.HOLDER},
}
NEEDS_REASON: Final = frozenset({Progress.RETURNED, Progress.REOPENED})
PLAIN: Final = frozenset({Progress.ACCEPTED, Progress.IN_PROGRESS})  # a press on a button is all there is to them


def steps_for(access: Access, obligation: Obligation) -> list[Progress]:
    """The steps that this person may take now, by whatever act. Reads `obligation.duty`."""
    if obligation.duty.closed_on is not None:
        return []
    return [Progress(to) for to, by in STEPS[obligation.progress].items() if may(access, by, obligation)]


def change_progress(*, actor: Actor, access: Access, obligation: Obligation, to: str) -> ProgressChange:
    """Accept or begin. ProgressRefused "by_report" for what a report, its review or a re-opening does."""
    if to not in PLAIN and to in STEPS[obligation.progress]:
        raise ProgressRefused("by_report")
    return take_step(actor=actor, access=access, obligation=obligation, to=to)


@transaction.atomic
def take_step(
    *,
    actor: Actor,
    access: Access,
    obligation: Obligation,
    to: str,
    reason: str = "",
    day: date | None = None,
    report: Report | None = None,
) -> ProgressChange:
    """One step, with the report that it rests on, if it does; for the acts that have it.

    `day` is when it happened (today, if not given); the row keeps beside it the moment at which it was recorded. A report
    may be recorded by the standing body, which then takes the holder's steps for it.
    """
    reason = reason.strip()
    by = STEPS[obligation.progress].get(to)
    if by is None:
        raise ProgressRefused("no_such_step")
    on_paper = report is not None and by is By.HOLDER and may(access, By.REVIEWER, obligation)
    if not on_paper and not may(access, by, obligation):
        raise ProgressRefused("forbidden")
    if to in NEEDS_REASON and not reason:
        raise ProgressRefused("reason_required")
    before, now = obligation.progress, timezone.now()
    day = day or timezone.localdate()
    _move(obligation, to, day, now)
    change = ProgressChange.objects.create(
        obligation=obligation, from_progress=before, to_progress=to, at=now, day=day, person=access.person,
        reason=reason, report=report,
    )  # fmt: skip
    reschedule([obligation])
    record(
        actor=actor,
        act="duties.change_progress",
        obj=obligation,
        before={"progress": before},
        after={"progress": to, "submitted_on": obligation.submitted_on, "done_on": obligation.done_on},
        reason=reason,
    )
    return change


def may(access: Access, by: By, obligation: Obligation) -> bool:
    if by is By.REVIEWER:
        return access.can(by.value)
    allowed = PERMISSIONS[by.value]
    return any(grant.role in allowed and grant.unit_id == obligation.holder_id for grant in access.grants)


def _move(obligation: Obligation, to: str, day: date, now: datetime) -> None:
    """One conditional UPDATE: not exactly one row means that somebody else moved it, or the unit's work passed on."""
    if Duty.objects.select_for_update().get(pk=obligation.duty_id).closed_on is not None:
        raise ProgressRefused("duty_closed")
    same = Obligation.objects.filter(pk=obligation.pk, progress=obligation.progress, holder=obligation.holder_id)
    if same.update(progress=to, state_since=now, **_days(to, day)) != 1:
        raise ProgressRefused("changed_meanwhile")
    obligation.refresh_from_db(fields=["progress", "state_since", "submitted_on", "done_on"])


def _days(to: str, day: date) -> dict[str, date | F | None]:
    """Done on the day of the report that is accepted: the agency doesn't answer for the time the review takes."""
    if to == Progress.SUBMITTED:
        return {"submitted_on": day}
    if to == Progress.DONE:
        return {"done_on": F("submitted_on")}
    return {"submitted_on": None, "done_on": None}


@transaction.atomic
def close_duty(*, actor: Actor, access: Access, duty: Duty, closed_on: date, reason: str) -> None:
    """No further periods are made. What is still open stays as it was, is owed no more, and is not spoken of."""
    reason = reason.strip()
    if not access.can(By.REVIEWER.value):
        raise ProgressRefused("forbidden")
    if not reason:
        raise ProgressRefused("reason_required")
    duty_closed(actor=actor, duty=duty, closed_on=closed_on, reason=reason)


def duty_closed(
    *, actor: Actor, duty: Duty, closed_on: date, reason: str, more: Mapping[str, object] | None = None
) -> None:
    """The closing itself, for acts that have asked who may; inside their transaction. `more` goes to the journal."""
    if Duty.objects.filter(pk=duty.pk, closed_on=None).update(closed_on=closed_on, closed_at=timezone.now()) != 1:
        raise ProgressRefused("duty_closed")
    duty.closed_on = closed_on
    reschedule(duty.obligations.exclude(alert_after=None))
    left = Obligation.objects.filter(duty=duty).exclude(progress=Progress.DONE).count()
    record(
        actor=actor,
        act="duties.close_duty",
        obj=duty,
        before={"closed_on": None},
        after={"closed_on": closed_on, "left_open": left, **(more or {})},
        reason=reason,
    )
