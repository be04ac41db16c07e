"""Tables that were pasted: one cell a line, under a head of column names. Empty cells are gone, so every row must be whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from roviec.directives.reading.layout import Paragraph, Zone
from roviec.directives.reading.tables.cells import bodies, fields, names
from roviec.directives.reading.tables.columns import Columns, columns_of
from roviec.directives.reading.tables.model import TaskRow

_NUMBER = re.compile(r"\d{1,3}\.?")
_MOST_COLUMNS, _FEWEST_COLUMNS = 8, 3


def rows_by_cell(text: str, items: Sequence[Paragraph]) -> Iterator[TaskRow]:
    index = 0
    while index < len(items):
        columns = _head(text, items, index)
        if columns is None:
            index += 1
            continue
        width = columns.count
        index += width
        while index + width <= len(items) and _NUMBER.fullmatch(text, items[index].start, items[index].end):
            row = _row(text, items, index, columns)
            if row and items[index].zone in {Zone.BODY, Zone.ANNEX}:
                yield row
            index += width


def _head(text: str, items: Sequence[Paragraph], index: int) -> Columns | None:
    """The longest run of column names that begins with the number's column."""
    for count in range(_MOST_COLUMNS, _FEWEST_COLUMNS - 1, -1):
        columns = columns_of(text, [(item.start, item.end) for item in items[index : index + count]], all_known=True)
        if columns and columns.count == count and columns.places.get("number") == 0 and "lead" in columns.places:
            return columns
    return None


def _row(text: str, items: Sequence[Paragraph], index: int, columns: Columns) -> TaskRow | None:
    cells = [(item.start, item.end) for item in items[index : index + columns.count]]
    task, lead, support = (columns.cell(kind, cells) for kind in ("task", "lead", "support"))
    leads, helpers = bodies(text, lead) if lead else ((), ())
    if task is None or lead is None or not leads or not any(letter.isalpha() for letter in text[slice(*task)]):
        return None
    supports = helpers + (names(text, support) if support else ())
    block = fields(text, cells, leads, supports, columns.cell("time", cells), columns.cell("product", cells))
    return TaskRow(index + columns.places["task"], task, block, lead, index, index + columns.count - 1)
