"""A good sheet is read whichever way it was made; what is wrong is named by row, column and reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from roviec.tables import Column, Problem, Table, TableError, read_table
from tests.tables.sheets import COLUMNS, GOOD, HEADER, csv_of, xlsx_of

VALUES = {
    "external_id": "M1", "name": "Kiosk y tế", "day": date(2024, 9, 23), "count": 1200, "rate": Decimal("85.5"),
    "kind": "pilot",
}  # fmt: skip
Make = Callable[..., bytes]
BOTH = pytest.mark.parametrize("make", [csv_of, xlsx_of])


def read(data: bytes) -> Table:
    return read_table(data, "mo-hinh.xlsx", COLUMNS)


def said(table: Table) -> list[tuple[str, int, str, str]]:
    return [(problem.code, problem.row, problem.column, problem.value) for problem in table.problems]


@BOTH
def test_a_good_row_is_read(make: Make) -> None:
    table = read(make(HEADER, GOOD))
    assert [(row.number, row.values) for row in table.rows] == [(2, VALUES)]
    assert (table.problems, table.ignored, table.filename) == ((), (), "mo-hinh.xlsx")


def test_excel_s_own_days_and_numbers_are_read() -> None:
    table = read(xlsx_of(HEADER, ["M1", "Kiosk y tế", date(2024, 9, 23), 1200, 85.5, "practice"]))
    assert table.rows[0].values == VALUES | {"kind": "practice"}


def test_a_number_in_a_text_column_is_as_it_looks() -> None:
    (row,) = read(xlsx_of(HEADER[:2], [12, 3.5])).rows
    assert row.values == {"external_id": "12", "name": "3,5"}


@BOTH
def test_headings_match_without_marks_in_any_case_and_order(make: Make) -> None:
    table = read(make(["TEN GOI", "ghi chú", "mã *"], ["Kiosk y tế", "bỏ qua", "M1"]))
    assert table.rows[0].values == {"external_id": "M1", "name": "Kiosk y tế"}
    assert (table.columns, table.ignored) == (("name", "external_id"), ("ghi chú",))


@pytest.mark.parametrize("title", ["Tên mô hình", "name", "NAME"])
def test_other_words_and_the_key_head_a_column_too(title: str) -> None:
    assert read(csv_of(["external_id", title], ["M1", "Kiosk"])).rows[0].values["name"] == "Kiosk"


@BOTH
def test_the_heading_may_stand_below_a_title_and_rows_keep_their_numbers(make: Make) -> None:
    table = read(make(["DANH SÁCH MÔ HÌNH"], ["", ""], HEADER, GOOD, ["", ""], ["M2", ""]))
    assert [row.number for row in table.rows] == [4]
    assert said(table) == [("required", 6, "Tên gọi", "")]


def test_the_sheet_with_the_most_headings_is_read_and_named() -> None:
    data = xlsx_of(["Mã", "Giải thích"], ["x", "y"], sheets={"Dữ liệu": [HEADER, GOOD]})
    table = read(data)
    assert (table.sheet, table.rows[0].values) == ("Dữ liệu", VALUES)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_tells_its_delimiter_by_its_heading(delimiter: str) -> None:
    row = ["M1", "Kiosk, y tế; và | khác", "2024-09-23", "1200", "85,5", "pilot"]
    (read_row,) = read(csv_of(HEADER, row, delimiter=delimiter)).rows
    assert read_row.values == VALUES | {"name": "Kiosk, y tế; và | khác"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_in_any_unicode_is_read(encoding: str) -> None:
    data = csv_of(HEADER, GOOD, delimiter="\t").decode().encode(encoding)
    assert read(data).rows[0].values == VALUES


def test_a_csv_in_a_font_code_of_the_1990s_is_read() -> None:
    # "Tên gọi", "Mã", "Mô hình khám bệnh bằng thẻ căn cước" in TCVN3
    text = "M·,Tªn gäi\nM1,M« h×nh kh¸m bÖnh b»ng thÎ c¨n c­íc\n"
    (row,) = read(text.encode("latin-1")).rows
    assert row.values == {"external_id": "M1", "name": "Mô hình khám bệnh bằng thẻ căn cước"}


def test_what_our_own_csv_guards_against_formulas_comes_back_as_it_was() -> None:
    (row,) = read(csv_of(["Mã", "Tên gọi"], ["'-1", "'=2+3"])).rows
    assert row.values == {"external_id": "-1", "name": "=2+3"}


@BOTH
def test_every_wrong_cell_of_a_row_is_named_and_the_good_rows_stay(make: Make) -> None:
    bad = ["M" * 21, "Kiosk", "31/2/2024", "1,5", "1,234.5", "Khác"]
    table = read(make(HEADER, bad, GOOD))
    assert said(table) == [
        ("too_long", 2, "Mã", "M" * 21),
        ("not_a_day", 2, "Ngày bắt đầu", "31/2/2024"),
        ("not_an_integer", 2, "Số lượng", "1,5"),
        ("not_a_number", 2, "Tỷ lệ", "1,234.5"),
        ("not_a_choice", 2, "Loại", "Khác"),
    ]
    assert table.problems[0].fields == {"limit": 20}
    assert table.problems[4].fields == {"allowed": "Mô hình điểm; Cách làm"}
    assert ([row.number for row in table.rows], table.bad_rows) == ([3], {2})


def test_an_error_of_a_formula_is_no_empty_cell() -> None:
    table = read(xlsx_of(HEADER, ["M1", "Kiosk", "#REF!"], GOOD))
    assert said(table) == [("error_value", 2, "Ngày bắt đầu", "#REF!")]


def test_an_empty_cell_says_none_and_a_column_left_out_says_nothing() -> None:
    (row,) = read(csv_of(["Mã", "Tên gọi", "Số lượng"], ["M1", "Kiosk", ""])).rows
    assert row.values == {"external_id": "M1", "name": "Kiosk", "count": None}


@BOTH
def test_a_sheet_without_a_required_heading_names_it(make: Make) -> None:
    with pytest.raises(TableError) as refused:
        read(make(["Mã", "Ngày bắt đầu"], ["M1", "1/1/2024"]))
    assert (refused.value.code, refused.value.fields) == ("no_header", {"missing": "Tên gọi"})


def test_two_columns_with_one_heading_are_refused() -> None:
    with pytest.raises(TableError) as refused:
        read(csv_of(["Mã", "Tên gọi", "Tên mô hình"], ["M1", "a", "b"]))
    assert (refused.value.code, refused.value.fields) == ("twice", {"column": "Tên gọi"})


def test_a_heading_without_rows_is_an_empty_table() -> None:
    assert read(csv_of(HEADER)).rows == ()


def test_a_problem_can_be_made_by_a_room() -> None:
    problem = Problem("unknown_unit", 3, "Đơn vị", "Sở Lạ")
    assert (problem.fields, Column(key="a", title="A").choices) == ({}, {})
