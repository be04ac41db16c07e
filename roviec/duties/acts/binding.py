"""Which form a duty's reports are filled on, from a day on."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from roviec.duties.models import Duty, DutySheet, Sheet
from roviec.duties.refused import ReportRefused
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import Access
from roviec.org.models import Dated


@transaction.atomic
def bind_sheet(*, actor: Actor, access: Access, duty: Duty, code: str, since: date) -> DutySheet:
    """An empty `code` asks for no figures from that day on. What was filled before keeps its own form.

    ReportRefused: "forbidden", "duty_closed", "no_such_sheet".
    """
    if not access.can("duties.review"):
        raise ReportRefused("forbidden")
    if Duty.objects.select_for_update().get(pk=duty.pk).closed_on is not None:
        raise ReportRefused("duty_closed")
    if code and not Sheet.objects.filter(Dated.on(since), code=code).exists():
        raise ReportRefused("no_such_sheet")
    bound = DutySheet.objects.create(duty=duty, code=code, since=since)
    record(actor=actor, act="duties.bind_sheet", obj=duty, after={"sheet": code, "since": since})
    return bound
