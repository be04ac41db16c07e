"""Pausing and resuming an automatic act, with a reason, in the journal."""

from __future__ import annotations

from django.db import transaction

from roviec.jobs.models import Schedule
from roviec.journal.acts import record
from roviec.journal.context import Actor


@transaction.atomic
def pause(*, actor: Actor, schedule: Schedule, reason: str) -> None:
    _set_paused(actor, schedule, True, reason)


@transaction.atomic
def resume(*, actor: Actor, schedule: Schedule, reason: str) -> None:
    _set_paused(actor, schedule, False, reason)


def _set_paused(actor: Actor, schedule: Schedule, paused: bool, reason: str) -> None:
    before, schedule.paused = schedule.paused, paused
    schedule.save(update_fields=["paused"])
    act = "jobs.pause" if paused else "jobs.resume"
    record(actor=actor, act=act, obj=schedule, before={"paused": before}, after={"paused": paused}, reason=reason)
