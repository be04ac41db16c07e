"""A report is returned: its figures no longer count, and what stood before them stands again."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from roviec.duties.models import Report
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.measures.models import Batch, Observation


@transaction.atomic
def withdraw(*, actor: Actor, batch: Batch, reason: str) -> int:
    """How many figures were taken back. One that they had replaced, and that nobody returned, comes back as a new revision."""
    now = timezone.now()
    rows = list(Observation.objects.filter(batch=batch, replaced_at=None).select_for_update())
    if not rows:
        return 0
    Observation.objects.filter(pk__in=[row.pk for row in rows]).update(replaced_at=now)
    again = [_again(row, found) for row in rows if (found := _before(row)) is not None]
    for row in again:
        row.recorded_at = now
    Observation.objects.bulk_create(again)
    after = {"withdrawn": len(rows), "restored": len(again)}
    record(actor=actor, act="measures.withdraw", obj=batch, after=after, reason=reason)
    return len(rows)


def _before(row: Observation) -> Observation | None:
    """The last figure before this one that was not itself returned."""
    stood = ~Q(batch__report__state=Report.State.RETURNED)
    earlier = Observation.objects.filter(
        stood, indicator=row.indicator_id, unit=row.unit_id, period=row.period, revision__lt=row.revision
    )
    return earlier.exclude(batch=row.batch_id).order_by("-revision").first()


def _again(row: Observation, before: Observation) -> Observation:
    before.pk, before.revision, before.replaced_at = None, row.revision + 1, None
    return before
