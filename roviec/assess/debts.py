"""Old debts ("tồn đọng"): work due before the period that had not been handed in at the run's moment. Shown beside the scores, part of none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, Min, Q, QuerySet

from roviec.assess.models import Run
from roviec.duties.as_at import as_at
from roviec.duties.models import DueChange, Obligation, Progress
from roviec.org.access import Access

SHOWN: Final = 50  # rows, the oldest first
HANDED_IN: Final = (Progress.SUBMITTED, Progress.DONE)


@dataclass(frozen=True)
class Debt:
    """Of one unit, which held the work at the moment."""

    unit_id: int
    count: int
    oldest: date


@dataclass(frozen=True)
class Debts:
    total: int
    units: list[Debt]  # who owes most first
    rows: Sequence[Any]  # obligations with `holder_then` and `due_then`, no more than SHOWN


def debts(run: Run, access: Access) -> Debts:
    """By the due date that was set last; two queries. Only units that the reader sees."""
    owed = _owed(run, access)
    grouped = owed.order_by().values_list("holder_then").annotate(n=Count("pk"), oldest=Min("due_then"))
    units = sorted((Debt(*found) for found in grouped), key=lambda each: (-each.count, each.oldest, each.unit_id))
    rows = owed.select_related("duty").order_by("due_then", "pk")[:SHOWN] if units else []
    return Debts(sum(each.count for each in units), units, list(rows))


def _owed(run: Run, access: Access) -> QuerySet[Any]:
    # What is handed in now and has not moved since the moment was handed in then: it need not be looked at.
    maybe = ~Q(progress__in=HANDED_IN) | Q(state_since__gt=run.moment)
    moved = DueChange.objects.filter(to_due__lt=run.period_start).values("obligation")
    early = Q(first_due__lt=run.period_start) | Q(pk__in=moved)
    then = as_at(Obligation.objects.visible_to(access).filter(maybe, early), run.moment, run.period_start)
    owed = then.filter(due_then__lt=run.period_start, closed_then=None).exclude(progress_then__in=HANDED_IN)
    return owed if access.unit_ids is None else owed.filter(holder_then__in=access.unit_ids)
