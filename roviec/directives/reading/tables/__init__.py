"""Tables of tasks: one row a line ("1 | Nhiệm vụ | Sở A | Quý II"), or one cell a line under a head of column names."""

from __future__ import annotations

from collections.abc import Sequence

from roviec.directives.reading.layout import Paragraph
from roviec.directives.reading.tables.by_cell import rows_by_cell
from roviec.directives.reading.tables.by_line import tables_by_line
from roviec.directives.reading.tables.model import Tables, TaskRow

__all__ = ["Tables", "TaskRow", "task_tables"]


def task_tables(text: str, items: Sequence[Paragraph]) -> Tables:
    """Every table with a column of tasks and one of leads, or whose headings name them."""
    found = tables_by_line(text, items)
    for row in rows_by_cell(text, items):
        found.rows[row.item] = row
        found.owned.update(range(row.first, row.last + 1))
    return found
