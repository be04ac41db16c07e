"""What people type is read the Vietnamese way, or refused with a reason; nothing is guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.duties.sheets import Field, Kind, Unreadable, Value, read, stored, value_of, written
from roviec.duties.sheets.typed import LONGEST

D = Decimal
COUNT = Field("c", "Đếm", Kind.COUNT, unit="hồ sơ")
PERCENT = Field("p", "Tỷ lệ", Kind.PERCENT)
AMOUNT = Field("a", "Lượng", Kind.AMOUNT, unit="km")
MONEY = Field("m", "Tiền", Kind.AMOUNT, unit="đồng")
TEXT = Field("t", "Chữ", Kind.TEXT)
YES = Field("y", "Có không", Kind.YES_NO)
DAY = Field("d", "Ngày", Kind.DATE)


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (COUNT, "1.234", 1234),
        (COUNT, " 1 234 567 ", 1234567),
        (COUNT, "1\u00a0234", 1234),
        (COUNT, "12.345 hồ sơ", 12345),
        (COUNT, "0", 0),
        (COUNT, "007", 7),
        (COUNT, "1,234,567", 1234567),  # can only be meant the English way
        (COUNT, "5,0", 5),
        (PERCENT, "80%", D(80)),
        (PERCENT, "80,5 %", D("80.5")),
        (PERCENT, "80.5", D("80.5")),
        (PERCENT, "-3,2", D("-3.2")),
        (PERCENT, "0.125", D("0.125")),
        (AMOUNT, "1.234,5", D("1234.5")),
        (AMOUNT, "1,234.5", D("1234.5")),
        (AMOUNT, "1.234", D(1234)),
        (AMOUNT, "12,5 KM", D("12.5")),
        (MONEY, "1,5 tỷ", D(1_500_000_000)),
        (MONEY, "250 triệu đồng", D(250_000_000)),
        (TEXT, " Loa\r\nphường ", "Loa\nphường"),
        (YES, "CÓ", True),
        (YES, "không", False),
        (DAY, "15/9/2024", date(2024, 9, 15)),
        (DAY, "15-9-2024", date(2024, 9, 15)),
        (DAY, "15.09.2024", date(2024, 9, 15)),
        (DAY, "2024-09-15", date(2024, 9, 15)),
        *[(field, "  ", None) for field in (COUNT, PERCENT, AMOUNT, TEXT, YES, DAY)],
    ],
)
def test_it_is_read(field: Field, typed: str, value: Value | None) -> None:
    found = read(field, typed)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        (COUNT, "một nghìn", "not_a_number"),
        (COUNT, "1,234", "not_whole"),  # a comma begins a fraction: nobody can say which was meant
        (COUNT, "1,5", "not_whole"),
        (COUNT, "-5", "negative"),
        (COUNT, "1.23.456", "not_a_number"),
        (COUNT, "1234.567.890", "not_a_number"),
        (COUNT, "12e3", "not_a_number"),
        (COUNT, "NaN", "not_a_number"),
        (COUNT, "١٢٣%", "not_a_number"),
        (COUNT, "80%", "not_a_number"),
        (COUNT, "9" * 16, "too_long"),
        (AMOUNT, "2 triệu", "not_a_number"),  # of kilometres
        (MONEY, "9999999 tỷ", "too_long"),
        (AMOUNT, "1,2,3.4.5", "not_a_number"),
        (TEXT, "x" * (LONGEST + 1), "too_long"),
        (YES, "chắc là có", "not_yes_no"),
        (DAY, "31-2-2024", "not_a_day"),
        (DAY, "2024", "not_a_day"),
        (DAY, "9/2024", "not_a_day"),
    ],
)
def test_it_is_refused_with_a_reason(field: Field, typed: str, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(field, typed)
    assert refusal.value.code == code


numbers = st.decimals(min_value=-(10**11), max_value=10**11, places=3, allow_nan=False)


@given(numbers)
def test_an_amount_that_we_write_is_read_back(number: Decimal) -> None:
    assert read(AMOUNT, written(AMOUNT, number)) == number


@given(st.integers(min_value=0, max_value=10**14))
def test_a_count_that_we_write_is_read_back(number: int) -> None:
    assert read(COUNT, written(COUNT, number)) == number


@given(st.one_of(numbers.map(lambda n: (AMOUNT, n)), st.integers(0, 10**14).map(lambda n: (COUNT, n)),
                 st.dates().map(lambda d: (DAY, d)), st.booleans().map(lambda b: (YES, b))))  # fmt: skip
def test_what_is_stored_comes_back_the_same(pair: tuple[Field, Value]) -> None:
    field, value = pair
    kept = stored(value)
    assert isinstance(kept, int | bool | str)  # never a float: it would change the figure
    assert value_of(field, kept) == value


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    for field in (COUNT, PERCENT, AMOUNT, MONEY, YES, DAY, TEXT):
        try:
            read(field, typed)
        except Unreadable:
            continue


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (COUNT, 1234567, "1.234.567"),
        (AMOUNT, D("1234.50"), "1.234,5"),
        (AMOUNT, D("-0.05"), "-0,05"),
        (YES, True, "Có"),
        (YES, False, "Không"),
        (DAY, date(2024, 9, 5), "5-9-2024"),
        (TEXT, "Loa", "Loa"),
        (COUNT, None, ""),
    ],
)
def test_it_is_written_as_people_write_it(field: Field, value: Value | None, shown: str) -> None:
    assert written(field, value) == shown


def test_nothing_kept_is_nothing_given() -> None:
    assert value_of(COUNT, None) is None
    assert value_of(TEXT, "") is None
    assert value_of(COUNT, 0) == 0
