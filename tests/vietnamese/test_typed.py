"""A time as it is typed into a field, in a document of 5 August 2025."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.vietnamese.calendar import Calendar
from roviec.vietnamese.dates import Every, due_date, find_dates, typed
from roviec.vietnamese.dates.entry import LONGEST

DAY = date(2025, 8, 5)


@pytest.mark.parametrize(
    ("words", "deadline"),
    [
        ("30/9", date(2025, 9, 30)), ("30-9", date(2025, 9, 30)), ("30.9", date(2025, 9, 30)),
        ("30.9.2026", date(2026, 9, 30)), ("30/9/26", date(2026, 9, 30)), ("trước 30/9", date(2025, 9, 30)),
        ("30 thang 9", date(2025, 9, 30)), ("cuối quý III", date(2025, 9, 30)), ("cuoi quy 3", date(2025, 9, 30)),
        ("quý 4/2026", date(2026, 12, 31)), ("tháng 11", date(2025, 11, 30)), ("9/2025", date(2025, 9, 30)),
        ("cuối năm", date(2025, 12, 31)), ("2026", date(2026, 12, 31)), ("trước quý IV", date(2025, 9, 30)),
        ("10 ngay lam viec", date(2025, 8, 19)), ("trong 15 ngày kể từ ngày ký", date(2025, 8, 20)),
    ],
)  # fmt: skip
def test_a_day(words: str, deadline: date) -> None:
    found = typed(words, DAY)
    assert found is not None
    assert (found.deadline, found.every) == (deadline, None)


@pytest.mark.parametrize(
    ("words", "every", "understood"),
    [
        ("15 hằng tháng", Every.MONTH, "ngày 15 hằng tháng"), ("15 hang thang", Every.MONTH, "ngày 15 hằng tháng"),
        ("25/12 hằng năm", Every.YEAR, "ngày 25/12 hằng năm"), ("hang quy", Every.QUARTER, "hằng quý"),
        ("6 tháng một lần", Every.HALF, "6 tháng một lần"), ("Hằng tuần", Every.WEEK, "Hằng tuần"),
        ("thuong xuyen", Every.CONTINUOUS, "thường xuyên"),
    ],
)  # fmt: skip
def test_a_cadence(words: str, every: Every, understood: str) -> None:
    found = typed(words, DAY)
    assert found is not None
    assert (found.deadline, found.every, found.words) == (None, every, understood)


@pytest.mark.parametrize(
    "words",
    ["", "  ", "abc", "31/2", "30/9 hoặc 15/10", "từ 30/9", "30/9 báo cáo", "thứ sáu hằng tuần nhé", "năm", "1" * 500],
)
def test_what_is_not_clear_is_nothing(words: str) -> None:
    assert typed(words, DAY) is None


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.sampled_from("/-."))
def test_every_day_typed_whole_is_that_day(day: date, mark: str) -> None:
    found = typed(f"{day.day}{mark}{day.month}{mark}{day.year}", DAY)
    assert found is not None
    assert found.deadline == day


@given(st.text(max_size=LONGEST + 20))
def test_it_never_breaks_and_what_it_understood_says_the_same(words: str) -> None:
    found = typed(words, DAY)
    if found is not None and found.deadline is not None:
        (again,) = find_dates(found.words, year=DAY.year)
        assert due_date(again, DAY, Calendar()) == found.deadline
