"""Several tables of one file: each finds its sheet, what is not there is left out, what nobody asked for is named."""

from __future__ import annotations

from io import BytesIO

import pytest

from roviec.tables import Column, Grid, TableError, Tables, read_tables, write_xlsx

ITEMS = (Column(key="code", title="Mã", required=True), Column(key="name", title="Tên gọi", required=True))
STEPS = (
    Column(key="code", title="Mã", required=True), Column(key="step", title="Mốc", required=True), Column(key="note", title="Ghi chú"),
)  # fmt: skip


def read(*grids: Grid) -> Tables:
    out = BytesIO()
    write_xlsx(grids, out)
    return read_tables(out.getvalue(), "a.xlsx", {"items": ITEMS, "steps": STEPS})


def test_each_finds_its_sheet_whatever_their_order() -> None:
    found = read(Grid("B", ["Mốc", "Mã"], [["Lắp xong", "M1"]]), Grid("A", ["Mã", "Tên gọi"], [["M1", "Kiosk"]]))
    assert {key: (table.sheet, len(table.rows)) for key, table in found.found.items()} == {"items": ("A", 1), "steps": ("B", 1)}  # fmt: skip
    assert found.unused == ()


def test_one_may_be_missing_and_another_too_many() -> None:
    found = read(Grid("B", ["Mốc", "Mã"], [["Lắp xong", "M1"]]), Grid("Nháp", ["x"], []), Grid("Trống", [], []))
    assert (list(found.found), found.unused) == (["steps"], ("Nháp",))


def test_a_csv_holds_one_of_them() -> None:
    found = read_tables("Mã;Mốc\nM1;Lắp xong\n".encode(), "a.csv", {"items": ITEMS, "steps": STEPS})
    assert (list(found.found), found.unused) == (["steps"], ())


@pytest.mark.parametrize(
    ("heading", "missing"),
    [(["Tên gọi"], "Mã"), (["Mốc", "Ghi chú"], "Mã"), (["khác"], "Mã, Tên gọi")],
)
def test_where_none_is_found_the_nearest_says_what_it_lacks(heading: list[str], missing: str) -> None:
    with pytest.raises(TableError) as refused:
        read(Grid("A", heading, [["x"]]))
    assert (refused.value.code, refused.value.fields) == ("no_header", {"missing": missing})
