"""Targets as they stood on a day, as known at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.db.models import QuerySet

from roviec.measures.models import Target
from roviec.org.models import Dated

_Line = tuple[int, int | None]  # indicator, unit


def targets_on(rows: QuerySet[Target], day: date, moment: datetime | None = None) -> list[Target]:
    """Those of `rows` in force on `day`, no more than one of an indicator and a unit; `moment`: as known then. One query."""
    if moment is None:
        return list(rows.filter(Dated.on(day)))
    lines: Final[dict[_Line, list[Target]]] = defaultdict(list)
    for row in rows.filter(valid_from__lte=day).order_by("valid_from", "pk"):
        lines[row.indicator_id, row.unit_id].append(row)
    return [found for line in lines.values() if (found := _known(line, day, moment)) is not None]


def _known(line: Sequence[Target], day: date, moment: datetime) -> Target | None:
    """The last one set by then. Where a later one ended it, that end was not known either."""
    known = [row for row in line if row.at <= moment]
    if not known:
        return None
    last = known[-1]
    ended = last.valid_to is not None and last.valid_to <= day
    unheard = any(row.at > moment and row.valid_from == last.valid_to for row in line)
    return None if ended and not unheard else last
