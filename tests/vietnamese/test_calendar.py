from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.vietnamese.calendar import Calendar, CalendarDay, CalendarError, seed

DAY = timedelta(days=1)
CITY = Calendar.from_rows(seed(range(2024, 2028)))
days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
counts = st.integers(-60, 60)


def test_weekends_holidays_and_swapped_days() -> None:
    assert CITY.is_working_day(date(2024, 9, 23))
    assert not CITY.is_working_day(date(2024, 9, 22))  # a Sunday
    assert not CITY.is_working_day(date(2024, 9, 2))  # National Day
    assert not CITY.is_working_day(date(2024, 4, 29))  # Monday off, exchanged
    assert CITY.is_working_day(date(2024, 5, 4))  # for this Saturday
    assert not CITY.is_working_day(date(2026, 4, 27))  # the Kings' day fell on a Sunday
    assert not CITY.is_working_day(date(2026, 11, 24))  # a holiday since 2026


def test_the_table_is_edited_by_rows() -> None:
    rows = [
        *seed([2026]),
        CalendarDay(date(2026, 6, 1), "Nghỉ do bão"),
        CalendarDay(date(2026, 6, 6), "Làm bù", working=True),
    ]
    calendar = Calendar.from_rows(rows)
    assert not calendar.is_working_day(date(2026, 6, 1))
    assert calendar.is_working_day(date(2026, 6, 6))
    assert calendar == Calendar.from_rows(reversed(rows))
    assert calendar != CITY


def test_a_day_cannot_be_off_and_worked() -> None:
    with pytest.raises(CalendarError) as refusal:
        Calendar.from_rows(
            [CalendarDay(date(2026, 6, 6), "Nghỉ"), CalendarDay(date(2026, 6, 6), "Làm bù", working=True)]
        )
    assert refusal.value.code == "clash"
    assert refusal.value.day == date(2026, 6, 6)


def test_a_calendar_without_working_days_is_an_error_and_no_endless_loop() -> None:
    start = date(2026, 1, 1)
    idle = Calendar(frozenset(start + DAY * n for n in range(800)))
    with pytest.raises(CalendarError) as refusal:
        idle.next_working_day(start)
    assert refusal.value.code == "no-working-day"


def test_seed_names_its_days_and_keeps_to_the_years_asked() -> None:
    rows = seed([2025, 2025])
    assert {row.day.year for row in rows} == {2025}
    assert len({row.day for row in rows}) == len(rows)
    assert all(row.name for row in rows)
    assert [row.day for row in rows] == sorted(row.day for row in rows)
    assert [row.day for row in rows if row.working] == [date(2025, 4, 26)]


def test_five_working_days_over_tet() -> None:
    assert CITY.add_working_days(date(2025, 1, 24), 1) == date(2025, 2, 3)
    assert CITY.working_days_between(date(2025, 1, 24), date(2025, 2, 7)) == 5


def test_next_and_previous_working_day() -> None:
    assert CITY.next_working_day(date(2024, 9, 21)) == date(2024, 9, 23)
    assert CITY.previous_working_day(date(2024, 9, 22)) == date(2024, 9, 20)
    assert CITY.next_working_day(date(2024, 9, 23)) == CITY.previous_working_day(date(2024, 9, 23)) == date(2024, 9, 23)


@given(days, counts.filter(bool))
def test_adding_lands_on_a_working_day_and_counts_back(day: date, count: int) -> None:
    landed = CITY.add_working_days(day, count)
    assert CITY.is_working_day(landed)
    if count > 0:
        assert CITY.working_days_between(day, landed) == count
    else:
        assert CITY.working_days_between(landed - DAY, day - DAY) == -count


@given(days, st.integers(0, 40), st.integers(0, 40))
def test_adding_twice_is_adding_once(day: date, one: int, other: int) -> None:
    assert CITY.add_working_days(CITY.add_working_days(day, one), other) == CITY.add_working_days(day, one + other)


@given(days, days, days)
def test_spans_add_up(a: date, b: date, c: date) -> None:
    assert CITY.working_days_between(a, b) + CITY.working_days_between(b, c) == CITY.working_days_between(a, c)
    assert CITY.working_days_between(a, b) == -CITY.working_days_between(b, a)
    assert abs(CITY.working_days_between(a, b)) <= abs((b - a).days)


@given(days)
def test_next_working_day_is_the_nearest(day: date) -> None:
    following = CITY.next_working_day(day)
    assert following >= day
    assert not any(CITY.is_working_day(day + DAY * n) for n in range((following - day).days))


@given(days)
def test_adding_nothing_moves_nothing(day: date) -> None:
    assert CITY.add_working_days(day, 0) == day
