"""Period as a thing: the day, week, month, quarter, half or year for which a duty is owed. No Django.

A period is known by its key ("2024-09", "2024-Q4", "2024-H1", "2024", "2024-W37", "2024-09-24", "once"), so September's
report is September's whenever it is filed. The periods of one recurrence tile the time line: no gap, no overlap.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from roviec.vietnamese.dates import Every, find_recurrences

ONCE: Final = "once"
_DAY: Final = timedelta(days=1)
_MONTHS: Final = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF: 6, Every.YEAR: 12, Every.CONTINUOUS: 12}
_KEY = re.compile(
    r"(?P<year>(?:19|20|21)\d\d)(?:-(?:W(?P<week>\d\d)|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """Both ends are included; `end` is None only for "once", which lasts until it is done."""

    key: str
    start: date
    end: date | None

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1 if self.end else 0


def once(opened_on: date) -> Period:
    """The single period of a duty that does not return."""
    return Period(ONCE, opened_on, None)


def period_of(recurrence: str, day: date) -> Period:
    """The period of this recurrence in which `day` lies; "" (not recurring) gives the one that starts on `day`.

    Work that is "continuous" is owed by the calendar year: it has no due date, yet each year it is judged and each
    year it is plain which agency and which head it was charged to.
    """
    if not recurrence:
        return once(day)
    every = Every(recurrence)
    if every is Every.DAY:
        return Period(day.isoformat(), day, day)
    if every is Every.WEEK:
        year, week, weekday = day.isocalendar()
        monday = day - _DAY * (weekday - 1)
        return Period(f"{year}-W{week:02}", monday, monday + _DAY * 6)
    return _months(day.year, (day.month - 1) // _MONTHS[every], _MONTHS[every])


def _months(year: int, index: int, length: int) -> Period:
    """The `index`-th run of `length` months in a year."""
    name = {1: f"-{index + 1:02}", 3: f"-Q{index + 1}", 6: f"-H{index + 1}", 12: ""}[length]
    last = (index + 1) * length
    return Period(f"{year}{name}", date(year, last - length + 1, 1), date(year, last, monthrange(year, last)[1]))


def periods(recurrence: str, first: date, last: date) -> Iterator[Period]:
    """The periods that share a day with [first, last], in order; a duty that does not return has one."""
    period = period_of(recurrence, first)
    while period.start <= last:
        yield period
        if period.end is None:
            return
        period = period_of(recurrence, period.end + _DAY)


def parse(key: str) -> Period:
    """The period of a key; ValueError when it is none. ("once" has no dates of its own, so it is none.)"""
    match = _KEY.fullmatch(key)
    if match is None:
        raise ValueError(key)
    year = int(match["year"])
    if match["week"]:
        return period_of(Every.WEEK, date.fromisocalendar(year, int(match["week"]), 1))
    if match["day"]:
        return period_of(Every.DAY, date.fromisoformat(key))
    if match["month"]:
        return period_of(Every.MONTH, date(year, int(match["month"]), 1))
    if match["quarter"]:
        return _months(year, int(match["quarter"]) - 1, 3)
    return _months(year, int(match["half"]) - 1, 6) if match["half"] else _months(year, 0, 12)


def due_of(period: Period, recurrence: str, *, opened_on: date, deadline: date | None, time_text: str) -> date | None:
    """When the work of this period is due: the day the words name ("ngày 25 hằng tháng"), else its last day.

    A day off stays as it is, like every date that an order names: the page says that it is a day off. A deadline
    beside a recurrence binds the period it falls in, and the work goes on after it. The first period can't be due
    before the duty was opened, so a named day already past gives way to the period's last day.
    """
    if period.end is None:
        return deadline
    if recurrence == Every.CONTINUOUS:
        due = None
    else:
        due = _named_day(period, recurrence, time_text) or period.end
        due = due if due >= opened_on else period.end
    if deadline is not None and period.start <= deadline <= period.end:
        return min(due or deadline, deadline)
    return due


def _named_day(period: Period, recurrence: str, time_text: str) -> date | None:
    named = _day_and_month(recurrence, time_text)
    if named is None or period.end is None or recurrence not in _MONTHS:
        return None
    day, month = named
    month = month if month and recurrence == Every.YEAR else period.end.month
    return date(period.end.year, month, min(day, monthrange(period.end.year, month)[1]))


@lru_cache(maxsize=1024)
def _day_and_month(recurrence: str, time_text: str) -> tuple[int, int | None] | None:
    for found in find_recurrences(time_text):
        if found.every == recurrence and found.day is not None:
            return found.day, found.month
    return None
