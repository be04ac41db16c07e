"""Items as they were on a day: by the day on which each change took place."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import CharField, Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from roviec.programme.models import Decision, Item, Milestone, StageChange


def as_on(rows: QuerySet[Item], day: date) -> QuerySet[Any]:
    """What was in the programme on `day`, with `stage_then` (a code) and `decision_then`; empty while there was none."""
    return rows.filter(since__lte=day).annotate(
        stage_then=_last(StageChange.objects.all(), day, "to_stage"),
        decision_then=_last(Decision.objects.all(), day, "choice"),
    )


def _last(rows: QuerySet[Any], day: date, field: str) -> Coalesce:
    until = rows.filter(item=OuterRef("pk"), on__lte=day).order_by("-on", "-pk")
    return Coalesce(Subquery(until.values(field)[:1]), Value(""), output_field=CharField())


def with_late_milestones(rows: QuerySet[Any], today: date) -> QuerySet[Any]:
    """`late`: how many milestones are past their day."""
    milestones = Milestone.objects.late(today).filter(item=OuterRef("pk")).order_by()
    counted = milestones.values("item").annotate(n=Count("pk")).values("n")
    found: QuerySet[Any] = rows.annotate(late=Coalesce(Subquery(counted), 0))
    return found
