"""A score that a unit has been shown is not lowered behind its back: the unit is told, and has the rule's days again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from roviec.assess.models import Run, Score
from roviec.org.calendars import city_calendar

Totals = Mapping[int, Decimal | None]  # unit -> its score


def shown(run: Run) -> Totals:
    """The scores that the units see before a new judging; of a draft none."""
    return dict(run.scores.values_list("unit_id", "total")) if run.state == Run.State.OPEN else {}


def fell(before: Decimal | None, after: Decimal | None) -> bool:
    """Lower, lost, or there where none was: in each case something that the unit has not seen."""
    return before != after and (before is None or after is None or after < before)


def lowered(before: Totals, rows: Iterable[Score]) -> list[int]:
    """The units whose score fell, of those that were shown one."""
    return sorted(row.unit_id for row in rows if before and fell(before.get(row.unit_id), row.total))


def reopen(run: Run, units: list[int], *, now: datetime) -> None:
    """The units may explain for as many working days as at the opening, counted from `now`. Whoever calls tells them."""
    if not units:
        return
    until = city_calendar().add_working_days(timezone.localdate(now), run.rule.rule.explanation_days)
    run.scores.filter(unit__in=units).update(reopened_until=until)
