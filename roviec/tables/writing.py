"""Rows out as files: CSV that opens in a spreadsheet as it is, and XLSX. Neither holds a formula (no Django)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import SEEK_END, StringIO
from itertools import islice
from typing import IO, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

BOM: Final = "\ufeff"  # without it Excel takes UTF-8 for a Western code page
DAY_FORMAT: Final = "dd-mm-yyyy"
_OPENS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_LINES: Final = 500
_MOST_LINES: Final = 2**20  # of a sheet
# Nothing in a cell is run or linked, and rows go to disk as they come.
_OPTIONS: Final = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": False}

Value = str | int | Decimal | date | None


@dataclass(frozen=True)
class Grid:
    """A table to be written out. `title` names its sheet; `widths` (characters) are of the columns from the left."""

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[Value]]
    widths: Sequence[int] = ()


def csv_lines(grid: Grid, *, note: str = "") -> Iterator[str]:
    """A few hundred lines at a time, so that sending them costs less than making them. `note` stands above the heading."""
    page = StringIO(BOM, newline="")
    page.seek(0, SEEK_END)
    writer = csv.writer(page)
    writer.writerows([[safe(note)]] if note else [])
    writer.writerow([safe(title) for title in grid.header])
    rest = iter(grid.rows)
    while lines := list(islice(rest, _LINES)):
        writer.writerows([safe(value) for value in row] for row in lines)
        yield page.getvalue()
        page.seek(0)
        page.truncate()
    yield page.getvalue()


def safe(value: Value) -> Value:
    """Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP: CSV injection).

    Decimals get their Vietnamese comma: 1.234 with a point would be read back as one thousand two hundred thirty-four.
    """
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if isinstance(value, str) and value.startswith(_OPENS_A_FORMULA):
        return f"'{value}"
    return value


def write_xlsx(grids: Sequence[Grid], file: IO[bytes], *, note: str = "") -> None:
    """A sheet each; `note` stands above every heading. Raises ValueError when a sheet would lose rows."""
    book = xlsxwriter.Workbook(file, _OPTIONS)
    for grid in grids:
        _write_sheet(book, grid, note)
    book.close()


def _write_sheet(book: xlsxwriter.Workbook, grid: Grid, note: str) -> None:
    page = book.add_worksheet(grid.title)
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": DAY_FORMAT})
    for column, width in enumerate(grid.widths):
        page.set_column(column, column, width)
    head = 1 if note else 0
    page.freeze_panes(head + 1, 0)
    if note:
        page.write_string(0, 0, note)
    for column, words in enumerate(grid.header):
        page.write_string(head, column, words, bold)
    for line, row in enumerate(grid.rows, head + 1):
        if line >= _MOST_LINES:
            raise ValueError("more rows than a sheet holds")
        for column, value in enumerate(row):
            write_cell(page, line, column, value, day)


def write_cell(page: Worksheet, line: int, column: int, value: Value, day: Format) -> None:
    if isinstance(value, date):
        page.write_datetime(line, column, value, day)
    elif isinstance(value, (int, Decimal)):
        page.write_number(line, column, value)
    elif value:
        page.write_string(line, column, value)
