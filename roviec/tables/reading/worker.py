"""The process that opens one XLSX: the file on standard input, its visible sheets in JSON on standard output."""

from __future__ import annotations

import io
import json
import resource
import sys
import zipfile
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from roviec.tables.reading import limits
from roviec.tables.reading.columns import TableError
from roviec.tables.reading.faults import fault_cells

Json = str | int | float | bool | dict[str, str] | None
_CENTRAL = b"PK\x01\x02"


def answer(data: bytes) -> dict[str, object]:
    try:
        _weigh(data)
        return {"sheets": [{"name": name, "rows": rows, "merged": merged} for name, rows, merged in _sheets(data)]}
    except TableError as error:
        return {"refused": error.code, "fields": error.fields}
    except MemoryError:
        return {"refused": "bomb", "fields": {}}


def _weigh(data: bytes) -> None:
    # Counted first: every entry costs memory when the directory is read.
    if data.count(_CENTRAL) > limits.ZIP_ENTRIES:
        raise TableError("bomb")
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise TableError("damaged") from None
    if any(entry.flag_bits & 1 for entry in entries):
        raise TableError("encrypted")
    if sum(entry.file_size for entry in entries) > limits.ZIP_TOTAL:
        raise TableError("bomb")
    if not any(entry.filename == "xl/workbook.xml" for entry in entries):
        raise TableError("not_a_table")


def _sheets(data: bytes) -> list[tuple[str, list[list[Json]], list[tuple[int, int, int, int]]]]:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            shown = [
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
            ]
            faults = fault_cells(data)
            sheets = [book.get_sheet_by_name(name) for name in shown]
            found = [(sheet, _rows(sheet, faults.get(sheet.name, {}))) for sheet in sheets]
            return [(sheet.name, rows, _merged(sheet, rows)) for sheet, rows in found]
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile):
        raise TableError("damaged") from None


def _rows(sheet: CalamineSheet, faults: dict[tuple[int, int], str]) -> list[list[Json]]:
    if sheet.total_height > limits.ROWS + limits.HEADER_ROWS:
        raise TableError("too_many_rows", limit=limits.ROWS)
    if sheet.total_width > limits.COLUMNS:
        raise TableError("too_many_columns", limit=limits.COLUMNS)
    rows = [[_plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (row, column), words in faults.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = words
    return rows


def _merged(sheet: CalamineSheet, rows: list[list[Json]]) -> list[tuple[int, int, int, int]]:
    """Top, left, bottom, right, as far as the sheet goes."""
    found = sheet.merged_cell_ranges or []
    if len(found) > limits.MERGED:
        raise TableError("bomb")
    height, width = len(rows), max(map(len, rows), default=0)
    return [
        (top, left, min(bottom, height - 1), min(right, width - 1))
        for (top, left), (bottom, right) in found
        if top < height and left < width
    ]


def _plain(cell: str | float | bool | time | date | datetime | timedelta) -> Json:
    if isinstance(cell, datetime):
        return {"at": cell.isoformat()}
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    if isinstance(cell, str):
        return cell[: limits.CELL_CHARACTERS] or None
    return cell


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS))
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
