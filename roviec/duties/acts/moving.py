"""Moving a due date: a row with the reason and who allowed it. The first due date stays."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from roviec.directives.models import Amendment
from roviec.duties.alerts import reschedule
from roviec.duties.models import DueChange, Duty, Obligation, Progress
from roviec.duties.refused import ReportRefused
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.models import Dated, Grant, Person, Role


def who_may_allow(today: date) -> QuerySet[Person]:
    """Leaders of the city and the standing body."""
    city = Q(role=Role.LEADER, unit__in=[version.unit_id for version in Chart.at(today).roots()])
    grants = Grant.objects.filter(Dated.on(today)).filter(city | Q(role=Role.STANDING_BODY))
    return Person.objects.filter(pk__in=grants.values("person")).order_by("sort_key", "pk")


@transaction.atomic
def move_due(
    *, actor: Actor, access: Access, obligation: Obligation, to: date, reason: str, allowed_by: Person
) -> DueChange:
    """ReportRefused: "forbidden", "reason_required", "not_allowed_by", "same_day", "day_too_early", "already_done",
    "duty_closed", "changed_meanwhile"."""
    reason, today = reason.strip(), timezone.localdate()
    if not access.can("duties.review"):
        raise ReportRefused("forbidden")
    if not reason:
        raise ReportRefused("reason_required")
    if not who_may_allow(today).filter(pk=allowed_by.pk).exists():
        raise ReportRefused("not_allowed_by")
    return due_moved(actor=actor, obligation=obligation, to=to, reason=reason, allowed_by=allowed_by)


def due_moved(
    *, actor: Actor, obligation: Obligation, to: date, reason: str, allowed_by: Person | None,
    amendment: Amendment | None = None,
) -> DueChange:  # fmt: skip
    """The move itself, for acts that have asked who may; inside their transaction."""
    if Duty.objects.select_for_update().get(pk=obligation.duty_id).closed_on is not None:
        raise ReportRefused("duty_closed")
    if obligation.progress == Progress.DONE:
        raise ReportRefused("already_done")
    if to == obligation.due:
        raise ReportRefused("same_day")
    if to < obligation.period_start:
        raise ReportRefused("day_too_early")
    same = Obligation.objects.filter(pk=obligation.pk, due=obligation.due, progress=obligation.progress)
    if same.update(due=to) != 1:
        raise ReportRefused("changed_meanwhile")
    before, obligation.due = obligation.due, to
    change = DueChange.objects.create(
        obligation=obligation, from_due=before, to_due=to, reason=reason, allowed_by=allowed_by, amendment=amendment,
        at=timezone.now(),
    )  # fmt: skip
    reschedule([obligation])
    after: dict[str, object] = {
        "due": to,
        "first_due": obligation.first_due,
        "allowed_by": allowed_by and allowed_by.pk,
    }
    after |= {"directive": amendment.directive_id} if amendment else {}
    record(actor=actor, act="duties.move_due", obj=obligation, before={"due": before}, after=after, reason=reason)
    return change
