from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.reports.layout.numbers import numbers_in, read_number, write_number


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        ("0", 0, "0"),
        ("999", 0, "999"),
        ("1234.5", 1, "1.234,5"),
        ("1234567", 0, "1.234.567"),
        ("-1234.5", 1, "-1.234,5"),
        ("0.25", 1, "0,3"),
        ("2.5", 0, "3"),
        ("-0.04", 1, "0,0"),
        ("12", 2, "12,00"),
    ],
)
def test_a_figure_is_written_the_vietnamese_way(value: str, places: int, written: str) -> None:
    assert write_number(Decimal(value), places) == written


@given(st.decimals(-(10**12), 10**12, allow_nan=False, places=3), st.integers(0, 3))
def test_what_is_written_is_read_again(value: Decimal, places: int) -> None:
    read = read_number(write_number(value, places))
    assert abs(read - value) <= Decimal(5).scaleb(-places - 1)
    assert numbers_in(f"Tổng: {write_number(value, places)} hồ sơ") == [read]


@pytest.mark.parametrize("text", ["", "1,234.5", "12.34", "1.23.456", "abc", "1..000", "5-9"])
def test_other_spellings_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a figure"):
        read_number(text)


def test_figures_in_a_sentence() -> None:
    text = "Đạt 1.271/1.400 nhiệm vụ (90,8 %), tăng 2 so với kỳ trước; xem QĐ06 và mục 1.2."
    assert numbers_in(text) == [Decimal(1271), Decimal(1400), Decimal("90.8"), Decimal(2)]
