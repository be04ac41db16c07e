from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from datetime import date

import pytest
from python_calamine import load_workbook

from roviec.reports.layout.model import Annex, Column, Document, Table
from roviec.reports.layout.xlsx import render_xlsx
from tests.reports.layout.documents import SYNTHETIC, agencies, dispatch, number, report


def rows(document: Document, sheet: int = 0) -> list[list[object]]:
    book = load_workbook(io.BytesIO(render_xlsx(document)))
    return [list(row) for row in book.get_sheet_by_index(sheet).to_python()]


def inside(document: Document, part: str) -> str:
    with zipfile.ZipFile(io.BytesIO(render_xlsx(document))) as package:
        return package.read(part).decode()


def test_each_table_has_a_sheet() -> None:
    assert load_workbook(io.BytesIO(render_xlsx(report()))).sheet_names == ["Bảng 1", "Phụ lục"]


def test_figures_are_numbers_and_unknown_ones_are_empty() -> None:
    found = rows(report())
    at = found.index(["STT", "Đơn vị", "Nhiệm vụ", "Đúng hạn", "Tỷ lệ (%)"])
    assert found[at + 1] == [1, "Sở Khoa học và Công nghệ", 1234, 1200, 97.24]
    assert found[at + 3] == [3, "Ủy ban nhân dân phường An Khê", 80, "", ""]


def test_the_sheet_says_what_it_belongs_to_and_that_it_is_made_up() -> None:
    above = [row[0] for row in rows(report())[:4]]
    assert above[0] == "Báo cáo Kết quả triển khai Đề án 06 tháng 01 năm 2026 trên địa bàn thành phố"
    assert above[1] == "Số: 05/BC-CATP; Đà Nẵng, ngày 05 tháng 02 năm 2026"
    assert above[3] == SYNTHETIC


def test_the_head_stays_in_sight_and_is_printed_on_every_page() -> None:
    sheet = inside(report(), "xl/worksheets/sheet1.xml")
    assert 'ySplit="6"' in sheet
    assert 'state="frozen"' in sheet
    assert "_xlnm.Print_Titles" in inside(report(), "xl/workbook.xml")


def test_figures_have_formats_and_columns_have_widths() -> None:
    styles, sheet = inside(report(), "xl/styles.xml"), inside(report(), "xl/worksheets/sheet1.xml")
    assert "#,##0.0" in styles
    columns = [(int(first), int(last)) for first, last in re.findall(r'<col min="(\d)" max="(\d)" width', sheet)]
    assert [at for first, last in columns for at in range(first, last + 1)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("text", ['=HYPERLINK("http://a","b")', "+1+1", "-2+3", "@SUM(A1)", "=1+1"])
def test_text_is_never_a_formula(text: str) -> None:
    table = Table((Column(text), Column("Số", numeric=True)), ((text, number("1")),), caption=text)
    document = dataclasses.replace(dispatch(), body=(table,), annexes=())
    sheet = inside(document, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert 'quotePrefix="1"' in inside(document, "xl/styles.xml")
    assert [text, 1] in rows(document)


def test_long_equal_and_forbidden_names_of_sheets_are_mended() -> None:
    annexes = tuple(Annex("x", (agencies(),), number=f"{'I' * 40}/[{n}]") for n in range(3))
    names = load_workbook(io.BytesIO(render_xlsx(dataclasses.replace(dispatch(), annexes=annexes)))).sheet_names
    assert len(set(names)) == 3
    assert all(len(name) <= 31 for name in names)


def test_a_document_without_tables_says_so() -> None:
    assert load_workbook(io.BytesIO(render_xlsx(dispatch()))).sheet_names == ["Không có bảng"]


def test_the_same_document_gives_the_same_bytes() -> None:
    undated = dataclasses.replace(report(), head=dataclasses.replace(report().head, on=None))
    for document in (report(), undated):
        assert render_xlsx(document) == render_xlsx(document)
    assert render_xlsx(report()) != render_xlsx(undated)
    assert report().head.on == date(2026, 2, 5)
