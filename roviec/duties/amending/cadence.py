"""Another pace from a day on: periods that have begun stay, those made ahead for later are made anew."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from roviec.directives.models import Amendment
from roviec.duties.amending.unbegun import withdraw
from roviec.duties.models import CadenceChange, Duty
from roviec.duties.pace import pace_on, paces_of
from roviec.journal.acts import record
from roviec.journal.context import Actor


def change_cadence(row: Amendment, duty: Duty, *, actor: Actor, since: date) -> dict[str, object]:
    """What was done, for the outcome; nothing when the duty returns at this pace anyway, or does not return at all."""
    now = pace_on(paces_of([duty])[duty.pk], since)
    if not row.recurrence or row.recurrence == now.recurrence or not now.recurrence:
        return {}
    CadenceChange.objects.create(
        duty=duty, since=since, recurrence=row.recurrence, time_text=_time_words(row), amendment=row, at=timezone.now()
    )
    withdrawn = withdraw(duty, since)
    before, after = (
        {"recurrence": now.recurrence},
        {"recurrence": row.recurrence, "since": since, "directive": row.directive_id},
    )
    record(actor=actor, act="duties.change_cadence", obj=duty, before=before, after=after)
    return {"cadence": row.recurrence, "withdrawn": withdrawn}


def _time_words(row: Amendment) -> str:
    """Words in which a day may be named ("trước ngày 25 của tháng cuối quý"): those of the change itself."""
    longest = CadenceChange._meta.get_field("time_text").max_length or 0
    return (row.text or row.words)[-longest:]
