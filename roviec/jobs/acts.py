"""Pausing and resuming an automatic act, with a reason, in the journal."""

from __future__ import annotations

from django.db import transaction

from roviec.jobs.models import Schedule
from roviec.journal.acts import record
from roviec.journal.context import Actor


def paused(job: str) -> bool:
    """For acts that run for long: look between two pieces of work."""
    return Schedule.objects.filter(job=job, paused=True).exists()


def hold(job: str) -> bool:
    """Take the job's row until the end of the transaction, so that only one works on; False when it is paused."""
    row = Schedule.objects.select_for_update().filter(job=job).first()
    return row is None or not row.paused


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
