"""Periods tile the time line, and each has the day on which its work is due."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.duties.periods import ONCE, Period, due_of, once, parse, period_of, periods
from roviec.vietnamese.dates import Every

DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))
EVERY = st.sampled_from(list(Every))
DAY = timedelta(days=1)


@given(EVERY, DAYS)
def test_a_day_lies_in_its_own_period(every: Every, day: date) -> None:
    period = period_of(every, day)
    assert period.end is not None
    assert period.start <= day <= period.end
    assert period_of(every, period.start) == period_of(every, period.end) == period


@given(EVERY, DAYS, st.integers(0, 800))
def test_periods_tile_the_time_line_without_gap_or_overlap(every: Every, first: date, length: int) -> None:
    last = first + DAY * length
    tiles = list(periods(every, first, last))
    assert tiles[0].start <= first
    assert tiles[-1].end is not None
    assert tiles[-1].end >= last >= tiles[-1].start
    for before, after in pairwise(tiles):
        assert before.end is not None
        assert before.end + DAY == after.start
    assert len({tile.key for tile in tiles}) == len(tiles)


@given(EVERY, DAYS)
def test_a_key_gives_its_period_back(every: Every, day: date) -> None:
    period = period_of(every, day)
    assert parse(period.key) == period


@given(EVERY, DAYS, st.integers(1, 31))
def test_a_due_day_lies_in_its_period_and_not_before_the_duty_was_opened(every: Every, day: date, named: int) -> None:
    period = period_of(every, day)
    due = due_of(period, every, opened_on=day, deadline=None, time_text=f"ngày {named} hằng tháng")
    assert period.end is not None
    if every is Every.CONTINUOUS:
        assert due is None
    else:
        assert due is not None
        assert day <= due <= period.end


@pytest.mark.parametrize(
    ("every", "day", "key", "start", "end"),
    [
        ("monthly", date(2024, 2, 29), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("quarterly", date(2024, 12, 31), "2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("half-yearly", date(2024, 6, 30), "2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
        ("yearly", date(2024, 9, 24), "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("continuous", date(2024, 9, 24), "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("weekly", date(2024, 9, 15), "2024-W37", date(2024, 9, 9), date(2024, 9, 15)),
        ("weekly", date(2024, 12, 31), "2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
        ("daily", date(2024, 9, 24), "2024-09-24", date(2024, 9, 24), date(2024, 9, 24)),
    ],
)
def test_keys_are_written_as_documents_write_periods(every: str, day: date, key: str, start: date, end: date) -> None:
    assert period_of(every, day) == Period(key, start, end)


def test_a_duty_that_does_not_return_has_one_period_without_end() -> None:
    assert list(periods("", date(2024, 9, 24), date(2030, 1, 1))) == [once(date(2024, 9, 24))]
    assert once(date(2024, 9, 24)).key == ONCE


@pytest.mark.parametrize(
    "key",
    [
        "",
        "once",
        "2024-13",
        "2024-00",
        "2024-Q5",
        "2024-H3",
        "2024-W54",
        "2023-02-29",
        "20240",
        "2024-9",
        "0001",
        "٢٠٢٤",
    ],
)
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(ValueError):
        parse(key)


def due(
    every: str, day: date, text: str = "", deadline: date | None = None, opened: date = date(2024, 1, 1)
) -> date | None:
    return due_of(period_of(every, day), every, opened_on=opened, deadline=deadline, time_text=text)


def test_a_period_is_due_on_its_last_day() -> None:
    assert due("monthly", date(2024, 9, 3)) == date(2024, 9, 30)
    assert due("quarterly", date(2024, 9, 3)) == date(2024, 9, 30)
    assert due("weekly", date(2024, 9, 24)) == date(2024, 9, 29)


def test_the_day_that_the_words_name_is_the_due_day() -> None:
    assert due("monthly", date(2024, 9, 3), "trước ngày 25 hằng tháng") == date(2024, 9, 25)
    assert due("monthly", date(2024, 2, 3), "ngày 31 hằng tháng") == date(2024, 2, 29)
    assert due("yearly", date(2024, 2, 3), "trước ngày 15/12 hằng năm") == date(2024, 12, 15)


def test_the_day_of_another_cadence_is_not_taken() -> None:
    assert due("quarterly", date(2024, 9, 3), "ngày 25 hằng tháng") == date(2024, 9, 30)


def test_a_day_off_stays_the_due_day() -> None:
    assert due("monthly", date(2024, 9, 3), "ngày 01 hằng tháng") == date(2024, 9, 1)
    assert date(2024, 9, 1).weekday() == 6


def test_a_named_day_already_past_when_the_duty_opens_gives_way_to_the_last_day() -> None:
    opened = date(2024, 9, 26)
    assert due("monthly", opened, "ngày 25 hằng tháng", opened=opened) == date(2024, 9, 30)
    assert due("monthly", date(2024, 10, 1), "ngày 25 hằng tháng", opened=opened) == date(2024, 10, 25)


def test_a_deadline_beside_a_recurrence_binds_the_period_it_falls_in() -> None:
    deadline = date(2024, 9, 15)
    assert due("monthly", date(2024, 9, 3), deadline=deadline) == deadline
    assert due("monthly", date(2024, 10, 3), deadline=deadline) == date(2024, 10, 31)
    assert due("continuous", date(2024, 10, 3), deadline=deadline) == deadline
    assert due("continuous", date(2025, 10, 3), deadline=deadline) is None


def test_a_duty_that_does_not_return_is_due_on_its_deadline() -> None:
    assert due("", date(2024, 9, 3), deadline=date(2024, 9, 30)) == date(2024, 9, 30)
    assert due("", date(2024, 9, 3)) is None
