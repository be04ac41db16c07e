"""The tables of a document as a workbook, one sheet a table: figures stay figures, text stays text, whatever it begins with."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime, time
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from roviec.reports.layout.model import Block, Cell, Document, Figure, Table
from roviec.reports.layout.sizes import FONT
from roviec.reports.layout.wording import annex_label, date_line, number_line, title_of

_NO_DAY: Final = datetime(2020, 3, 5)  # noqa: DTZ001  # a workbook's dates have no zone
_OPENS_A_FORMULA: Final = ("=", "+", "-", "@")
_CHARACTERS: Final = 95  # of a sheet's width, shared out to the columns
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")


def render_xlsx(document: Document) -> bytes:
    """The same document gives the same bytes. A document without a table gives a sheet that says so."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    day = document.head.on
    created = datetime.combine(day, time()) if day else _NO_DAY
    book.set_properties({"title": title_of(document), "author": document.head.issuer, "created": created})
    looks = Looks(book)
    used: set[str] = set()
    for name, table in tables(document):
        _fill(book.add_worksheet(_sheet_name(name, used)), table, document, looks)
    if not used:
        book.add_worksheet("Không có bảng").write_string(0, 0, title_of(document), looks.text())
    book.close()
    return out.getvalue()


def tables(document: Document) -> Iterator[tuple[str, Table]]:
    """Every table with a name for its sheet, in the order of the document."""
    parts: list[tuple[str, tuple[Block, ...]]] = [("Bảng", document.body)]
    parts += [(annex_label(annex), annex.blocks) for annex in document.annexes]
    for part, blocks in parts:
        found = [block for block in blocks if isinstance(block, Table)]
        for number, table in enumerate(found, 1):
            yield (f"{part} {number}" if len(found) > 1 or part == "Bảng" else part), table


class Looks:
    """Cell formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def text(self, **extra: object) -> Format:
        looks = {"font_name": FONT, "font_size": 12, "valign": "vcenter", **extra}
        key = tuple(sorted(looks.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(looks)
        return self._made[key]


def _sheet_name(wanted: str, used: set[str]) -> str:
    """Excel takes 31 characters, no two alike, and no apostrophe at either end."""
    bare = _FORBIDDEN.sub(" ", wanted)[:26].strip("'") or "Bảng"
    name = bare if bare not in used else f"{bare} ({len(used) + 1})"
    used.add(name)
    return name


def _fill(sheet: Worksheet, table: Table, document: Document, looks: Looks) -> None:
    shares = [column.share for column in table.columns]
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    above = [
        title_of(document),
        f"{number_line(document.head)}; {date_line(document.head)}",
        table.caption,
        document.note,
    ]
    lines = [line for line in above if line]
    for row, line in enumerate(lines):
        _write(sheet, row, 0, line, looks, bold=row == 0)
    head = len(lines) + 1
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, max(6, round(_CHARACTERS * column.share / sum(shares))))
        _write(sheet, head, at, column.title, looks, bold=True, border=1, align="center", text_wrap=True)
    sheet.freeze_panes(head + 1, 0)
    sheet.repeat_rows(head)
    last = len(table.rows) - 1
    for number, cells in enumerate(table.rows):
        for at, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
            side = "right" if column.numeric else "left"
            bold = table.total and number == last
            _write(sheet, head + 1 + number, at, cell, looks, bold=bold, border=1, align=side, text_wrap=True)


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, looks: Looks, **look: object) -> None:
    if isinstance(cell, Figure) and cell.value is not None:
        # The point and the comma here are the format's own: a Vietnamese Excel shows 1.234,5.
        places = f"#,##0.{'0' * cell.places}" if cell.places else "#,##0"
        unit = '" {}"'.format(cell.unit.replace('"', "")) if cell.unit else ""
        sheet.write_number(row, column, float(cell.value), looks.text(num_format=places + unit, **look))
    elif isinstance(cell, str) and cell:
        # The mark keeps the text a text also when somebody edits the cell or saves it as CSV (OWASP: CSV injection).
        mark = {"quote_prefix": True} if cell.startswith(_OPENS_A_FORMULA) else {}
        sheet.write_string(row, column, cell, looks.text(**look, **mark))
    else:
        sheet.write_blank(row, column, None, looks.text(**look))
