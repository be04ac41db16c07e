"""Rows out as files: CSV that opens in a spreadsheet as it is, and XLSX. Neither holds a formula (no Django)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import SEEK_END, StringIO
from itertools import islice
from typing import IO, Final

import xlsxwriter

BOM: Final = "\ufeff"  # without it Excel takes UTF-8 for a Western code page
DAY_FORMAT: Final = "dd-mm-yyyy"
_OPENS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_LINES: Final = 500
# Nothing in a cell is run or linked, and rows go to disk as they come.
_OPTIONS: Final = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": False}

Value = str | int | Decimal | date | None


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """A few hundred lines at a time, so that sending them costs less than making them."""
    page = StringIO(BOM, newline="")
    page.seek(0, SEEK_END)
    writer = csv.writer(page)
    writer.writerow([safe(title) for title in header])
    rest = iter(rows)
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


def write_xlsx(
    header: Sequence[str], rows: Iterable[Sequence[Value]], file: IO[bytes], *, sheet: str, widths: Sequence[int] = ()
) -> None:
    """One sheet; `widths` (characters) of the columns from the left."""
    book = xlsxwriter.Workbook(file, _OPTIONS)
    page = book.add_worksheet(sheet)
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": DAY_FORMAT})
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.freeze_panes(1, 0)
    for column, words in enumerate(header):
        page.write_string(0, column, words, bold)
    for line, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                page.write_datetime(line, column, value, day)
            elif isinstance(value, (int, Decimal)):
                page.write_number(line, column, value)
            elif value:
                page.write_string(line, column, value)
    book.close()
