"""Tables as Word's XML, written straight: python-docx looks for each cell anew, which takes minutes for an annex of a thousand rows."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.etree import _Element

from roviec.reports.layout.columns import widths
from roviec.reports.layout.docx.ooxml import element
from roviec.reports.layout.model import Cell, Column, Table
from roviec.reports.layout.sizes import CELL_SIDE
from roviec.reports.layout.wording import cell_text


def table_element(table: Table, width: int, cell_style: str, table_style: str) -> _Element:
    """`cell_style` and `table_style` are ids of the document's styles."""
    across = widths(table, width)
    properties = element(
        "w:tblPr",
        element("w:tblStyle", val=table_style),
        element("w:tblW", w=str(width), type="dxa"),
        element("w:jc", val="center"),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *(element(f"w:{side}", w=str(CELL_SIDE), type="dxa") for side in ("left", "right"))),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=str(each)) for each in across))
    titles = [column.title for column in table.columns]
    rows = [_row(titles, table.columns, across, cell_style, header=True)]
    last = len(table.rows) - 1
    for number, cells in enumerate(table.rows):
        rows.append(_row(cells, table.columns, across, cell_style, bold=table.total and number == last))
    return element("w:tbl", properties, grid, *rows)


def _row(
    cells: Iterable[Cell],
    columns: tuple[Column, ...],
    across: list[int],
    style: str,
    *,
    header: bool = False,
    bold: bool = False,
) -> _Element:
    properties = element("w:trPr", element("w:cantSplit"))
    if header:
        properties.append(element("w:tblHeader"))
    made = element("w:tr", properties)
    for cell, column, width in zip(cells, columns, across, strict=True):
        side = "center" if header else "right" if column.numeric else "left"
        made.append(_cell(cell_text(cell), width, style, side, header or bold))
    return made


def _cell(text: str, width: int, style: str, side: str, bold: bool) -> _Element:
    paragraph = element("w:p", element("w:pPr", element("w:pStyle", val=style), element("w:jc", val=side)))
    if text:
        run = element("w:r")
        if bold:
            run.append(element("w:rPr", element("w:b")))
        words = element("w:t")
        words.text = text
        run.append(words)
        paragraph.append(run)
    properties = element("w:tcPr", element("w:tcW", w=str(width), type="dxa"), element("w:vAlign", val="center"))
    return element("w:tc", properties, paragraph)
