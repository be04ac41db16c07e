"""A target and its planned curve."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from django.db import transaction
from django.utils import timezone

from roviec.journal.acts import record
from roviec.measures.errors import MeasureRefused
from roviec.measures.models import Indicator, Target
from roviec.org.access import Access
from roviec.org.models import Unit


@transaction.atomic
def aim(
    *,
    access: Access,
    indicator: Indicator,
    unit: Unit | None,
    points: Sequence[tuple[date, Decimal]],
    reason: str,
    source: str = "",
) -> Target:
    """From today on; the target before it ends today and stays to be read. MeasureRefused: "no_points", "points_out_of_order", "no_reason"."""
    access.require("measures.aim")
    if not points:
        raise MeasureRefused("no_points")
    if any(later <= earlier for (earlier, _), (later, _) in pairwise(points)):
        raise MeasureRefused("points_out_of_order")
    if not reason.strip():
        raise MeasureRefused("no_reason")
    today = timezone.localdate()
    before = Target.objects.select_for_update().filter(indicator=indicator, unit=unit, valid_to=None).first()
    _end(before, today)
    target = Target.objects.create(
        indicator=indicator, unit=unit, points=[[day.isoformat(), f"{value:f}"] for day, value in points],
        source=source.strip(), reason=reason.strip(), person=access.person, valid_from=today,
    )  # fmt: skip
    record(
        actor=access.actor,
        act="measures.aim",
        obj=target,
        before={"points": before.points} if before else None,
        after={"indicator": indicator.code, "unit": unit.pk if unit else None, "points": target.points},
        reason=target.reason,
    )
    return target


def _end(before: Target | None, today: date) -> None:
    """One set today and changed today never was in force for a day: it is deleted, the journal has it."""
    if before is None:
        return
    if before.valid_from >= today:
        before.delete()
    else:
        before.valid_to = today
        before.save(update_fields=["valid_to"])
