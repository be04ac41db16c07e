"""The figures of a window without the query: `as_at` gives each obligation's state, Python does the rest, row by row."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from roviec.assess.counting import Window
from roviec.assess.scoring.facts import Row
from roviec.assess.scoring.rule import Due
from roviec.duties.as_at import as_at
from roviec.duties.models import Blocker, DueChange, Obligation, Progress, ProgressChange, Review


def reference_rows(window: Window) -> list[Row]:
    found = as_at(Obligation.objects.select_related("duty").order_by("pk"), window.moment, window.today)
    rows = [_row(row, window) for row in found]
    return [row for row in rows if row is not None]


def _row(row: Obligation, window: Window) -> Row | None:
    due = _due(row, window)
    if due is None or not window.start <= due <= window.end:
        return None
    moves = list(ProgressChange.objects.filter(obligation=row, at__lte=window.moment).order_by("at", "pk"))
    states = [move.to_progress for move in moves]
    start = max(row.period_start, row.duty.opened_on)
    by = window.calendar.add_working_days(start, window.days_to_accept) if window.days_to_accept else None
    review = Review.objects.filter(report__obligation=row, at__lte=window.moment).order_by("at", "pk").last()
    blocker = Blocker.objects.filter(obligation=row, raised_at__lte=window.moment).order_by("raised_at").first()
    holder = as_at(Obligation.objects.filter(pk=row.pk), window.held_at, window.today).first()
    closed = row.closed_then  # type: ignore[attr-defined]
    progress = row.progress_then  # type: ignore[attr-defined]
    return Row(
        id=row.pk,
        unit=holder.holder_then if holder else row.unit_id,
        due=due,
        progress=progress,
        handed_in=row.submitted_then,  # type: ignore[attr-defined]
        closed=closed is not None and closed <= due and progress != Progress.DONE,
        accepted_on=min((move.day for move in moves), default=None),
        accept_by=by,
        returns=states.count(Progress.RETURNED),
        reviewed=Progress.DONE in states or Progress.RETURNED in states,
        verdict=review.verdict if review else "",
        complete=review.complete if review else False,
        blocked_on=timezone.localdate(blocker.raised_at) if blocker else None,
    )


def _due(row: Obligation, window: Window) -> date | None:
    moves = DueChange.objects.filter(obligation=row, at__lte=window.moment).order_by("at", "pk")
    kept = [
        move.to_due
        for move in moves
        if window.due is Due.MOVED
        or (window.due is Due.MOVED_BEFORE and (move.from_due is None or timezone.localdate(move.at) <= move.from_due))
    ]
    return kept[-1] if kept else row.first_due
