"""The template explains itself, and what is filled into it is read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

from django.utils import translation
from python_calamine import CalamineWorkbook

from roviec.tables import Column, Kind, read_table
from roviec.tables.template import Form, template
from tests.tables.sheets import COLUMNS, HEADER


def sheets(columns: tuple[Column, ...] = COLUMNS) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(template(Form("Dữ liệu", columns))))
    return {name: [[*row] for row in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names}


def test_the_first_sheet_has_the_headings_and_a_star_on_those_that_must_be_filled() -> None:
    first = sheets()["Dữ liệu"]
    assert first == [["Mã *", "Tên gọi *", *HEADER[2:]]]


def test_the_second_explains_each_column() -> None:
    _head, *lines = sheets()["Hướng dẫn"]
    assert [line[0] for line in lines] == HEADER
    assert lines[0][1:3] == ["có", "chữ"]
    assert lines[5][4] == "Chỉ nhận: Mô hình điểm; Cách làm."


def test_it_speaks_the_reader_s_language() -> None:
    with translation.override("en"):
        found = sheets()
    assert set(found) == {"Dữ liệu", "How to fill it in"}
    assert found["How to fill it in"][1][1] == "yes"


def test_an_empty_template_is_a_table_without_rows() -> None:
    assert read_table(template(Form("Dữ liệu", COLUMNS)), "mau.xlsx", COLUMNS).rows == ()


def test_a_long_list_is_explained_though_excel_cannot_offer_it() -> None:
    choices = {str(number): f"Đơn vị số {number}" for number in range(60)}
    column = Column(key="unit", title="Đơn vị", kind=Kind.CHOICE, choices=choices)
    assert "Đơn vị số 59" in str(sheets((column,))["Hướng dẫn"][1][4])


def test_rows_stand_in_it_under_a_note_and_are_read() -> None:
    form = Form("Dữ liệu", COLUMNS, [["M1", "Mẫu", date(2024, 9, 23), 1200, Decimal("1.5"), "Cách làm"]])
    data = template(form, note="Dữ liệu minh họa.")
    first = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert (first[0][0], first[1][0]) == ("Dữ liệu minh họa.", "Mã *")
    assert read_table(data, "mau.xlsx", COLUMNS).rows[0].values["count"] == 1200


def test_of_several_sheets_each_is_explained() -> None:
    other = Form("Mốc", (Column(key="due", title="Hạn", kind=Kind.DAY, required=True),))
    book = CalamineWorkbook.from_filelike(BytesIO(template(Form("Dữ liệu", COLUMNS), other)))
    assert book.sheet_names == ["Dữ liệu", "Mốc", "Hướng dẫn"]
    _head, *lines = book.get_sheet_by_name("Hướng dẫn").to_python()
    assert [line[0] for line in lines] == ["Dữ liệu"] * len(COLUMNS) + ["Mốc"]
    assert lines[-1][1:3] == ["Hạn", "có"]
