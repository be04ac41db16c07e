"""Working days of arrays agree with the calendar's own count; Tết is recognised, shorter holidays are not."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.duties.forecast.workdays import Workdays, month_end
from roviec.vietnamese.calendar import Calendar, seed

CALENDAR = Calendar.from_rows(seed([2025, 2026, 2027]))
WORKDAYS = Workdays(CALENDAR, date(2025, 6, 1), date(2027, 12, 31))
DATES = st.dates(date(2025, 6, 1), date(2027, 12, 31))


@given(DATES, DATES)
def test_it_counts_as_the_calendar_does(start: date, end: date) -> None:
    expected = max(CALENDAR.working_days_between(start, end), 0)
    assert WORKDAYS.between(start.toordinal(), np.array([end.toordinal()])).tolist() == [expected]


@pytest.mark.parametrize(
    ("day", "near"),
    [
        (date(2026, 2, 20), True),
        (date(2026, 2, 12), True),
        (date(2026, 2, 10), False),
        (date(2026, 3, 1), True),
        (date(2026, 5, 5), False),
        (date(2026, 9, 2), False),
    ],
)
def test_near_tet(day: date, near: bool) -> None:
    assert WORKDAYS.near_tet(np.array([day.toordinal()])).tolist() == [near]


@pytest.mark.parametrize(
    ("day", "last"),
    [(date(2026, 2, 23), False), (date(2026, 2, 24), True), (date(2026, 12, 31), True), (date(2026, 12, 26), False)],
)
def test_the_last_five_days_of_a_month(day: date, last: bool) -> None:
    assert month_end(np.array([day.toordinal()])).tolist() == [last]


@given(st.dates(date(2025, 6, 2), date(2027, 12, 31)))  # the calendar begins with a Sunday
def test_days_off_are_those_since_the_last_working_day(day: date) -> None:
    last = day
    while not CALENDAR.is_working_day(last):
        last -= timedelta(1)
    assert WORKDAYS.off_until(day.toordinal()) == (day - last).days


def test_a_day_beyond_the_calendar_is_taken_as_its_end() -> None:
    assert WORKDAYS.between(date(2027, 12, 30).toordinal(), date(2029, 1, 1).toordinal()) == 1
