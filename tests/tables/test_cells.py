"""Days, numbers and choices as people type them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.tables.reading.cells import Wrong, text_of, value_of
from roviec.tables.reading.columns import Cell, Column, Kind
from roviec.tables.writing import safe

MOMENT = datetime(2024, 9, 23, 7, 30)  # noqa: DTZ001  a sheet knows no time zone
CHOICES = {"adopt": "Áp dụng", "reject": "Không áp dụng"}


def value(cell: Cell, kind: Kind) -> object:
    return value_of(cell, Column(key="x", title="X", kind=kind, choices=CHOICES))


def wrong(cell: Cell, kind: Kind) -> str:
    with pytest.raises(Wrong) as why:
        value(cell, kind)
    return why.value.code


@pytest.mark.parametrize(
    "cell",
    ["23/9/2024", "23-09-2024", "23.9.2024", "23 / 9 / 2024", "2024-09-23", "ngày 23 tháng 9 năm 2024",
     "2024-09-23 00:00:00", date(2024, 9, 23), MOMENT],
)  # fmt: skip
def test_days(cell: Cell) -> None:
    assert value(cell, Kind.DAY) == date(2024, 9, 23)


@pytest.mark.parametrize(
    "cell", ["9/23/2024", "30/2/2024", "23/9/24", "23/9", "45558", 45558, "quý IV/2024", "0/0/0000"]
)
def test_what_is_no_sure_day_is_none(cell: Cell) -> None:
    assert wrong(cell, Kind.DAY) == "not_a_day"


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1.234", "1234"), ("1.234.567,89", "1234567.89"), ("0,5", "0.5"), ("12.5", "12.5"), ("1 234", "1234"),
     ("-3,25", "-3.25"), ("1,234", "1.234"), (85.5, "85.5"), (1200, "1200"), ("1.2345", "1.2345")],
)  # fmt: skip
def test_numbers_in_vietnamese_form(cell: Cell, number: str) -> None:
    assert value(cell, Kind.NUMBER) == Decimal(number)


@pytest.mark.parametrize("cell", ["1,234.5", "1.23.4", "12%", "mười", "1.234,", ",5", "1e5", "--1", True])
def test_what_is_no_sure_number_is_none(cell: Cell) -> None:
    assert wrong(cell, Kind.NUMBER) == "not_a_number"


@pytest.mark.parametrize(("cell", "number"), [("1.234", 1234), (12.0, 12), ("-7", -7), ("5,0", 5)])
def test_integers(cell: Cell, number: int) -> None:
    assert value(cell, Kind.INTEGER) == number


@pytest.mark.parametrize("cell", ["1,5", 2.5, "x", "1,234.0"])
def test_what_is_no_integer_is_none(cell: Cell) -> None:
    assert wrong(cell, Kind.INTEGER) == "not_an_integer"


@pytest.mark.parametrize("cell", ["Áp dụng", "ap dung", "ADOPT", "áp  dụng"])
def test_a_choice_by_its_words_or_its_value(cell: str) -> None:
    assert value(cell, Kind.CHOICE) == "adopt"


def test_a_choice_by_a_synonym() -> None:
    column = Column(key="x", title="X", kind=Kind.CHOICE, choices=CHOICES, synonyms={"Adopted": "adopt"})
    assert value_of("adopted", column) == "adopt"


def test_text_is_composed_and_trimmed() -> None:
    assert value("  Sở  Y te\u0302\u0301 \u200b", Kind.TEXT) == "Sở Y tế"


def test_a_moment_in_a_text_column_keeps_its_hour() -> None:
    assert text_of(MOMENT) == "23/09/2024 07:30"


def test_an_error_is_none_of_any_kind() -> None:
    assert {wrong("#N/A", kind) for kind in Kind} == {"error_value"}


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_number_that_we_write_to_csv_is_read_back(number: Decimal) -> None:
    written = safe(number)
    assert isinstance(written, str)
    assert value(written, Kind.NUMBER) == number


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_that_we_write_to_csv_is_read_back(day: date) -> None:
    assert value(str(day), Kind.DAY) == day


@given(st.text(), st.sampled_from(list(Kind)))
def test_text_is_read_or_refused_and_breaks_no_reader(text: str, kind: Kind) -> None:
    with suppress(Wrong):
        assert value(text, kind) is None or text.strip()
