"""From the words of a deadline to the day on which the work is due."""

from __future__ import annotations

import calendar as months_of_year
from datetime import date, timedelta

from roviec.vietnamese.calendar import Calendar
from roviec.vietnamese.dates.expression import Anchor, DateExpression, Kind, Relation

_DAY = timedelta(days=1)


def due_date(expression: DateExpression, issued_on: date, calendar: Calendar) -> date | None:
    """The last day on which the work is in time; None when the words set none ("từ ngày …", an unknown event).

    "Trước ngày D" is D itself, as offices use it; before a month, quarter or year is the day before it begins.
    A span is due on its last day, a missing year is that of issue. Durations follow the Civil Code 2015: the first day
    isn't counted (art. 147.2), months end on the same day of the month (148.3), a day off moves to the next working
    day (148.5). Dates that are named stand as they are written, even on a day off.
    """
    dated = expression.in_year(issued_on.year)
    if dated.kind is Kind.DURATION:
        return _end_of_duration(dated, issued_on, calendar)
    if dated.relation is Relation.FROM:
        return None
    if dated.relation is Relation.BEFORE and dated.kind is not Kind.DAY and dated.first and dated.first != dated.last:
        return dated.first - _DAY
    return dated.last


def _end_of_duration(expression: DateExpression, issued_on: date, calendar: Calendar) -> date | None:
    start = issued_on if expression.anchor is Anchor.ISSUE else expression.anchor_date
    if start is None or expression.relation is Relation.BEFORE:
        return None
    if expression.is_working_days:
        return calendar.add_working_days(start, expression.amount)
    return calendar.next_working_day(_after(start, expression.amount, expression.unit))


def _after(start: date, amount: int, unit: str) -> date:
    if unit in {"month", "year"}:
        months = start.year * 12 + start.month - 1 + amount * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(start.day, months_of_year.monthrange(year, month + 1)[1]))
    hours = {"hour": 1, "day": 24, "week": 168}[unit] * amount
    return start + _DAY * -(-hours // 24)
