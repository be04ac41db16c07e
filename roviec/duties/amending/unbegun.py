"""Obligations made ahead for periods in which nobody owes them any more."""

from __future__ import annotations

from datetime import date

from roviec.duties.models import Duty, Progress, ProgressChange


def withdraw(duty: Duty, since: date, unit_ids: set[int] | None = None) -> int:
    """Those of periods that begin on `since` or later, of these holders or all, on which nothing was done; how many."""
    rows = duty.obligations.filter(period_end__isnull=False, period_start__gte=since, progress=Progress.NOT_ACCEPTED)
    rows = rows.exclude(pk__in=ProgressChange.objects.filter(obligation__duty=duty).values("obligation"))
    rows = rows.filter(reports=None, due_changes=None)
    rows = rows if unit_ids is None else rows.filter(holder__in=unit_ids)
    pks = list(rows.values_list("pk", flat=True))
    duty.obligations.filter(pk__in=pks).delete()
    return len(pks)
