"""Workbooks and CSV: each row a line, merged cells said again in the rows that they go over, and which row each line was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from roviec.directives.intake import limits
from roviec.directives.intake.grid import Cell, Row, even
from roviec.directives.intake.lines import row_line
from roviec.directives.intake.plain import from_text
from roviec.directives.intake.sniff import unreadable
from roviec.directives.intake.taken import Extract, IntakeError, Kind, Place, Refusal, Warned
from roviec.tables.reading import TableError
from roviec.tables.reading.cells import is_fault, text_of
from roviec.tables.reading.sheets import Sheet, sheets_of

_REFUSED: Final[dict[str, Refusal]] = {
    "empty": "empty", "too_large": "too_large", "old_xls": "old_xls", "encrypted": "encrypted", "damaged": "damaged", "bomb": "bomb",
    "encoding": "sheet_encoding", "too_many_rows": "too_many_rows", "too_many_columns": "too_many_columns",
}  # fmt: skip
_LABEL = 8  # characters of a row's number; a lone cell with more heads the rows beneath it
_NAMED = 10  # rows that a warning names


def read_xlsx(data: bytes, filename: str) -> Extract:
    return _read(data, filename, "xlsx")


def read_csv(data: bytes, filename: str) -> Extract:
    return _read(data, filename, "csv")


def _read(data: bytes, filename: str, kind: Kind) -> Extract:
    try:
        sheets = list(sheets_of(data))
    except TableError as error:
        if error.code not in _REFUSED:
            raise unreadable(filename, "zip" if kind == "xlsx" else "binary") from None
        raise IntakeError(_REFUSED[error.code], kind=kind, **error.fields) from None
    if kind == "csv":
        sheets = [_as_meant(sheets)]
    lines: list[str] = []
    places: list[Place] = []
    faults: list[dict[str, str | int]] = []
    filled = [(sheet, rows) for sheet in sheets if (rows := list(_rows(sheet)))]
    for sheet, rows in filled:
        name = " ".join(sheet.name.split())
        if len(filled) > 1:
            lines.append(f"Trang tính “{name}”")
        for number, line in rows:
            places.append(Place(len(lines), name, number))
            lines.append(line)
        faults += [{"file": filename, "sheet": name, "row": number} for number in _faulty(sheet)]
    if len(places) > limits.ANNEX_ROWS:
        raise IntakeError("too_many_rows", limit=limits.ANNEX_ROWS)
    extract = from_text("\n".join(lines))
    wrong = (Warned("cells_with_errors", {"rows": faults[:_NAMED], "count": len(faults)}),) if faults else ()
    return Extract(extract.text, extract.encoding, (*extract.warnings, *wrong), places=tuple(places))


def _as_meant(sheets: list[Sheet]) -> Sheet:
    """Of the ways to cut a CSV the one by which most rows have equally many cells."""

    def evenness(sheet: Sheet) -> int:
        widths = Counter(len(row) for row in sheet.rows)
        return max(((width - 1) * count for width, count in widths.items()), default=0)

    meant = max(sheets, key=evenness)
    if meant.is_broken:
        raise IntakeError("broken_csv", row=len(meant.rows) + 1)
    return meant


def _rows(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """(number as a spreadsheet shows it, line) of each row that says something."""
    for number, cells in enumerate(even(_placed(sheet)), 1):
        said = sum(1 for cell in cells if cell)
        if said == 1 and cells[0] and len(cells[0]) > _LABEL:
            yield number, cells[0]
        elif said:
            yield number, row_line(cells)


def _placed(sheet: Sheet) -> list[Row]:
    spans: dict[tuple[int, int], tuple[int, bool]] = {}
    for top, left, bottom, right in sheet.merged:
        for below in range(top, bottom + 1):
            spans[below, left] = right - left + 1, below > top
            if len(spans) > limits.MERGED_ROWS:
                raise IntakeError("bomb", kind="xlsx")
    rows: list[Row] = []
    for at, values in enumerate(sheet.rows):
        row: Row = []
        column = 0
        while column < len(values):
            across, goes_on = spans.get((at, column), (1, False))
            row.append(Cell([] if goes_on else text_of(values[column]).split("\n"), across, goes_on))
            column += across
        rows.append(row)
    return rows


def _faulty(sheet: Sheet) -> Iterator[int]:
    for number, row in enumerate(sheet.rows, 1):
        if any(isinstance(cell, str) and is_fault(cell) for cell in row):
            yield number
