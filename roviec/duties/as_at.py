"""Obligations as they stood at a moment: what had been recorded by then, whatever has been recorded since.

Progress, due date and holder are what their rows of change add up to; the columns of `Obligation` are the sum up to now.
The same annotations serve the past and the present, so a figure and its later re-run come from one query.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from roviec.duties.models import (
    DueChange,
    HandOver,
    Obligation,
    Progress,
    ProgressChange,
    timeliness_case,
)


def as_at(rows: QuerySet[Obligation], moment: datetime, today: date) -> QuerySet[Any]:
    """Only what was made by `moment`, with what was known of it then.

    `progress_then`, `due_then`, `holder_then` (a unit's id); `submitted_then`, the day of the report then under review or
    accepted; `done_then`, the same once accepted; `closed_then`, the duty's last day if that was known;
    `timeliness_then`, judged on `today`.
    """
    moves = _by(ProgressChange.objects.all(), moment)
    submissions = moves.filter(to_progress=Progress.SUBMITTED)
    known_closed = When(duty__closed_at__lte=moment, then=F("duty__closed_on"))
    rows = rows.filter(made_at__lte=moment).annotate(
        progress_then=Coalesce(_first(moves, "to_progress"), Value(Progress.NOT_ACCEPTED), output_field=CharField()),
        due_then=Coalesce(_first(_by(DueChange.objects.all(), moment), "to_due"), F("first_due")),
        holder_then=Coalesce(
            _first(_by(HandOver.objects.all(), moment), "to_unit"), F("unit_id"), output_field=BigIntegerField()
        ),
        closed_then=Case(known_closed, default=None, output_field=DateField()),
    )
    handed_in = Q(progress_then__in=(Progress.SUBMITTED, Progress.DONE))
    rows = rows.annotate(
        submitted_then=Case(When(handed_in, then=_first(submissions, "day")), default=None, output_field=DateField())
    )
    done = When(progress_then=Progress.DONE, then=F("submitted_then"))
    rows = rows.annotate(done_then=Case(done, default=None, output_field=DateField()))
    judged: QuerySet[Any] = rows.annotate(
        timeliness_then=timeliness_case(
            today,
            progress="progress_then",
            due="due_then",
            submitted="submitted_then",
            done="done_then",
            closed="closed_then",
        )
    )
    return judged


def _by(rows: QuerySet[Any], moment: datetime) -> QuerySet[Any]:
    """Of the outer obligation, what was recorded by then, the latest first."""
    return rows.filter(obligation=OuterRef("pk"), at__lte=moment).order_by("-at", "-pk")


def _first(rows: QuerySet[Any], field: str) -> Subquery:
    return Subquery(rows.values(field)[:1])
