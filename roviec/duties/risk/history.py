"""From the rows of the database to the engine's records: only what was recorded by a moment, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

import numpy as np
from django.db.models import Count, Q
from django.utils import timezone

from roviec.duties.forecast.arrays import NEVER, Ints
from roviec.duties.forecast.as_at import AsAt, as_at
from roviec.duties.forecast.dated import Dated
from roviec.duties.forecast.records import KINDS, RETURNED, Records
from roviec.duties.forecast.workdays import Workdays
from roviec.duties.models import Assignment, HandOver, Obligation
from roviec.duties.risk.marks import Marks, day_of, ordinal
from roviec.org.calendars import city_calendar

_BEFORE, _AHEAD = timedelta(30), timedelta(400)  # that the calendar reaches beyond the obligations


@dataclass(frozen=True)
class History:
    """`ids[key]` is the obligation that has that key in the records."""

    ids: Ints
    records: Records
    workdays: Workdays
    today: int

    def open_cases(self) -> AsAt:
        return as_at(self.records, self.today, self.workdays)


class _Row(NamedTuple):
    pk: int
    unit_id: int
    duty_id: int
    recurrence: str
    period_start: date
    opened_on: date
    made_at: datetime
    first_due: date | None
    closed_on: date | None
    closed_at: datetime | None


_COLUMNS = (
    "pk", "unit_id", "duty_id", "duty__recurrence", "period_start", "duty__opened_on", "made_at", "first_due",
    "duty__closed_on", "duty__closed_at",
)  # fmt: skip


def history(moment: datetime, since: date) -> History:
    """Obligations with a due day from `since` on, with all that was recorded of them by `moment`."""
    made = Obligation.objects.filter(Q(first_due__gte=since) | Q(due__gte=since), made_at__lte=moment)
    rows = [_Row(*values) for values in made.order_by("pk").values_list(*_COLUMNS)]
    marks = Marks(made, moment, {row.pk: key for key, row in enumerate(rows)})
    today = timezone.localtime(moment).date()
    workdays = Workdays(city_calendar(), since - _BEFORE, today + _AHEAD)
    return History(_column(row.pk for row in rows), _records(rows, marks, moment), workdays, today.toordinal())


def _records(rows: list[_Row], marks: Marks, moment: datetime) -> Records:
    holders, charged = _holders(moment), _charged()
    units = [holders.get(row.pk, row.unit_id) for row in rows]
    by_pair: dict[tuple[int, int], list[int]] = defaultdict(list)
    for key, (unit, row) in enumerate(zip(units, rows, strict=True)):
        by_pair[unit, row.duty_id].append(key)
    steps, submissions = marks.steps()
    blocked, unblocked = marks.blockers(by_pair)
    return Records(
        agency=_column(units),
        duty=_column(row.duty_id for row in rows),
        kind=_column(KINDS.index(row.recurrence) for row in rows),
        start=_column(_start(row) for row in rows),
        first_due=_column(ordinal(row.first_due, NEVER) for row in rows),
        closed=_column(_closed(row, moment) for row in rows),
        agencies=_column(charged.get(row.duty_id, 1) for row in rows),
        steps=Dated(steps),
        submissions=Dated(submissions),
        returns=Dated(mark for mark in steps if mark[2] == RETURNED),
        dues=Dated(marks.dues()),
        entries=Dated(marks.drafts()),
        blocked=Dated(blocked),
        unblocked=Dated(unblocked),
    )


def _column(values: Iterable[int]) -> Ints:
    return np.array(list(values), dtype=np.int64)


def _start(row: _Row) -> int:
    """Its period has begun, its duty is opened, and it is recorded: before that, nobody could have foretold anything."""
    return max(row.period_start.toordinal(), row.opened_on.toordinal(), day_of(row.made_at))


def _closed(row: _Row, moment: datetime) -> int:
    if row.closed_on is None or row.closed_at is None or row.closed_at > moment:
        return NEVER
    return max(row.closed_on.toordinal(), day_of(row.closed_at))


def _holders(moment: datetime) -> dict[int, int]:
    """Who holds what was handed over, at the moment; its whole history then goes with it."""
    rows = HandOver.objects.filter(at__lte=moment).order_by("at", "pk")
    return dict(rows.values_list("obligation_id", "to_unit_id"))


def _charged() -> dict[int, int]:
    leads = Assignment.objects.filter(part=Assignment.Part.LEAD).order_by()
    return dict(leads.values_list("duty_id").annotate(Count("unit_id")))
