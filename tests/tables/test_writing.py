"""What we write opens in a spreadsheet, runs nothing, and can be read again."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from roviec.tables import Grid, csv_lines, read_table, write_xlsx, writing
from roviec.tables.writing import BOM, Value, safe
from tests.tables.sheets import COLUMNS, HEADER

ROW: list[Value] = ["M1", "=1+2", date(2024, 9, 23), 1200, Decimal("1.234"), "Cách làm"]
READ = {
    "external_id": "M1", "name": "=1+2", "day": date(2024, 9, 23), "count": 1200, "rate": Decimal("1.234"),
    "kind": "practice",
}  # fmt: skip


@pytest.mark.parametrize("count", [0, 1, 499, 500, 501, 1200])
def test_every_line_is_written_once(count: int) -> None:
    found = csv_lines(Grid("A", ["A", "B", "C"], ([f"a{number}", number, None] for number in range(count))))
    head, *lines = list(csv.reader(StringIO("".join(found).removeprefix(BOM))))
    assert head == ["A", "B", "C"]
    assert lines == [[f"a{number}", str(number), ""] for number in range(count)]


@given(st.text())
def test_no_text_opens_a_formula(text: str) -> None:
    out = safe(text)
    assert isinstance(out, str)
    assert not out.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert out.removeprefix("'") == text.removeprefix("'")


def test_a_csv_is_read_back() -> None:
    data = "".join(csv_lines(Grid("Mô hình", HEADER, [ROW]))).encode()
    assert "'=1+2" in data.decode()
    assert read_table(data, "a.csv", COLUMNS).rows[0].values == READ


def test_an_xlsx_is_read_back() -> None:
    out = BytesIO()
    write_xlsx([Grid("Mô hình", HEADER, [ROW], [10])], out)
    assert read_table(out.getvalue(), "a.xlsx", COLUMNS).rows[0].values == READ
    assert CalamineWorkbook.from_filelike(BytesIO(out.getvalue())).sheet_names == ["Mô hình"]


def test_a_note_stands_above_the_heading_and_is_no_row() -> None:
    grid, note = Grid("Mô hình", HEADER, [ROW]), "=Dữ liệu minh họa"
    text = "".join(csv_lines(grid, note=note))
    assert next(csv.reader(StringIO(text.removeprefix(BOM)))) == ["'=Dữ liệu minh họa"]
    out = BytesIO()
    write_xlsx([grid, Grid("Mốc", HEADER, [ROW])], out, note=note)
    book = CalamineWorkbook.from_filelike(BytesIO(out.getvalue()))
    assert [book.get_sheet_by_name(name).to_python()[0][0] for name in ("Mô hình", "Mốc")] == [note, note]
    for data, name in ((text.encode(), "a.csv"), (out.getvalue(), "a.xlsx")):
        (row,) = read_table(data, name, COLUMNS).rows
        assert (row.number, row.values) == (3, READ)


def test_rows_that_a_sheet_cannot_hold_are_not_lost_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_MOST_LINES", 3)
    write_xlsx([Grid("A", ["A"], [["1"], ["2"]])], BytesIO())
    with pytest.raises(ValueError, match="more rows"):
        write_xlsx([Grid("A", ["A"], [["1"], ["2"], ["3"]])], BytesIO())
