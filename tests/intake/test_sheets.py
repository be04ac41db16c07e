"""Workbooks and CSV: a row a line, and where each line came from."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import pytest
import xlsxwriter

from roviec.directives.intake import IntakeError, limits, take, take_pasted, with_annexes

HEAD: list[object] = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"]
ROW: list[object] = [1, "Rà soát dữ liệu", "Sở Tư pháp", datetime(2025, 9, 30)]  # noqa: DTZ001
Rows = Sequence[Sequence[object]]


def workbook(sheets: dict[str, Rows], merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"default_date_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for place in merged:
            sheet.merge_range(*place, "")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    book.close()
    return held.getvalue()


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(IntakeError) as refused:
        take(data, name)
    return refused.value.code


def test_each_row_is_a_line_and_knows_its_place() -> None:
    taken = take(workbook({"Phân công": [["PHỤ LỤC NHIỆM VỤ"], [], HEAD, ROW]}), "a.xlsx")
    lines = ["PHỤ LỤC NHIỆM VỤ", "TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian", "1 | Rà soát dữ liệu | Sở Tư pháp | 30/09/2025"]  # fmt: skip
    assert (taken.kind, taken.text.split("\n")) == ("xlsx", lines)
    (part,) = taken.parts
    assert [(taken.text[start:].split("\n")[0], sheet, row) for start, sheet, row in part.places] == [
        (lines[0], "Phân công", 1), (lines[1], "Phân công", 3), (lines[2], "Phân công", 4),
    ]  # fmt: skip


def test_an_annex_follows_the_document_sheet_by_sheet() -> None:
    book = workbook({"Một": [HEAD, ROW], "Trống": [], "Hai": [HEAD, [2, "Tổng hợp", "nt", ""]]})
    taken = with_annexes(take_pasted("Kế hoạch.\nNơi nhận: như trên."), [(book, "phan cong.xlsx")])
    assert taken.text.split("\n")[2:5] == ["", "PHỤ LỤC (tệp phan cong.xlsx)", "Trang tính “Một”"]
    (part,) = taken.parts
    assert taken.text[part.start :].startswith("PHỤ LỤC (tệp")
    assert part.end == len(taken.text)
    assert {(taken.text[start:].split("\n")[0], sheet, row) for start, sheet, row in part.places} >= {
        ("2 | Tổng hợp | nt |", "Hai", 2)
    }


def test_merged_cells_are_said_in_each_of_their_rows() -> None:
    rows = [HEAD, ROW, [2, "Tổng hợp", "", "Quý IV"], [3, "Báo cáo", "", "Quý IV"]]
    lines = take(workbook({"A": rows}, [(1, 2, 3, 2)]), "a.xlsx").text.split("\n")
    assert lines[2:] == ["2 | Tổng hợp | Sở Tư pháp | Quý IV", "3 | Báo cáo | Sở Tư pháp | Quý IV"]


def test_merged_over_everything_it_is_one_cell() -> None:
    assert take(workbook({"A": [HEAD] * 50}, [(0, 0, 49, 3)]), "a.xlsx").text == "TT"


def test_a_formula_that_failed_is_named_by_sheet_and_row() -> None:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    sheet = book.add_worksheet("A")
    sheet.write_row(0, 0, HEAD)
    sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!")
    book.close()
    (warned,) = take(held.getvalue(), "a.xlsx").warnings
    assert (warned.code, warned.fields["rows"]) == ("cells_with_errors", [{"file": "a.xlsx", "sheet": "A", "row": 2}])


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_cut_where_it_means_it(delimiter: str) -> None:
    rows = [
        [str(each) for each in HEAD],
        ["1", '"Rà soát, đối chiếu; làm sạch"', "Sở Tư pháp", "Quý II"],
        ["2", "Tổng hợp", "", ""],
    ]
    taken = take("\ufeff".encode() + "\n".join(delimiter.join(row) for row in rows).encode(), "a.csv")
    assert taken.kind == "csv"
    assert taken.text.split("\n")[1] == "1 | Rà soát, đối chiếu; làm sạch | Sở Tư pháp | Quý II"


def test_what_is_no_workbook_says_what_it_is() -> None:
    assert refusal(workbook({"A": []}), "a.xlsx") == "empty"
    assert refusal(workbook({"A": [HEAD, ROW]})[:900], "a.xlsx") == "damaged"
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "a.xls") == "old_xls"
    assert refusal(b"PK\x03\x04" + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a.ods") == "ods"
    assert refusal('TT;Nhiệm vụ\n1;"Rà soát;Sở A\n'.encode(), "a.csv") == "broken_csv"
    assert refusal("TT;Nhiệm vụ\n1;x".encode("utf-16-le")[1:], "a.csv") == "wrong_extension"


def test_more_rows_than_a_table_of_tasks_has_are_too_many() -> None:
    assert refusal(workbook({"A": [HEAD, *[ROW] * (limits.ANNEX_ROWS + 1)]}), "a.xlsx") == "too_many_rows"


def test_an_annex_that_is_refused_is_named() -> None:
    main = take_pasted("Kế hoạch.")
    for data, code in ((b"\x89PNG\r\n\x1a\n", "annex_is_scan"), (b"", "empty"), (b"GIF89a", "not_a_document")):
        with pytest.raises(IntakeError) as refused:
            with_annexes(main, [(b"x y", "a.txt"), (data, "b.bin")])
        assert (refused.value.code, refused.value.file) == (code, "b.bin")
    with pytest.raises(IntakeError) as refused:
        with_annexes(main, [(b"x", "a.txt")] * (limits.ANNEXES + 1))
    assert refused.value.code == "too_many_annexes"
