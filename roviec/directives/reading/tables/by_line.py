"""Tables with a row a line. What is said once holds on: the head over the page's end, a heading for the rows beneath it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from roviec.directives.reading.layout import Paragraph, Zone
from roviec.directives.reading.tables.cells import trimmed
from roviec.directives.reading.tables.columns import Columns, columns_of
from roviec.directives.reading.tables.headings import Charged, charged_by
from roviec.directives.reading.tables.model import Cell, Tables
from roviec.directives.reading.tables.rows import Line, RowReader

_ALONE = 3  # lines that may stand between two rows of a table: headings over the whole row
_LONGEST_ALONE = 250  # characters
_ABOVE = 4  # paragraphs over a table that may say whose tasks these are
_BAR = re.compile(r"\|")


@dataclass(slots=True)
class _Table:
    columns: Columns
    charged: Charged | None
    heads: list[int]
    lines: list[Line] = field(default_factory=list)


def tables_by_line(text: str, items: Sequence[Paragraph]) -> Tables:
    out = Tables()
    for table in _tables(text, items):
        RowReader(text, items, table.columns, table.charged, out).read(table.heads, table.lines)
    return out


def _tables(text: str, items: Sequence[Paragraph]) -> Iterator[_Table]:
    table: _Table | None = None
    alone: list[int] = []
    for index, item in enumerate(items):
        if item.zone in {Zone.HEAD, Zone.TAIL}:
            continue
        if "|" not in text[item.start : item.end]:
            alone.append(index)
            if table and (len(alone) > _ALONE or item.end - item.start > _LONGEST_ALONE):
                yield table
                table = None
            continue
        cells = _cells(text, item.start, item.end)
        columns = columns_of(text, cells)
        if columns and table and columns.places == table.columns.places and not alone:
            table.heads.append(index)
        elif columns:
            if table:
                yield table
            table = _Table(columns, _charged_above(text, items, index), [index])
        elif table and _fits(table.columns, cells):
            table.lines += [Line(each, None) for each in alone]
            table.lines.append(Line(index, cells))
        elif table:
            yield table
            table = None
        alone = []
    if table:
        yield table


def _fits(columns: Columns, cells: Sequence[Cell]) -> bool:
    """Trailing cells may be missing; those too many must be empty."""
    return len(cells) > 1 and all(start == end for start, end in cells[columns.count :])


def _cells(text: str, start: int, end: int) -> list[Cell]:
    edges = [start - 1, *(match.start() for match in _BAR.finditer(text, start, end)), end]
    return [trimmed(text, edges[at] + 1, edges[at + 1]) for at in range(len(edges) - 1)]


def _charged_above(text: str, items: Sequence[Paragraph], index: int) -> Charged | None:
    for above in range(index - 1, max(-1, index - 1 - _ABOVE), -1):
        item = items[above]
        if "|" in text[item.start : item.end] or item.zone is Zone.HEAD:
            return None
        if found := charged_by(text, (item.words, item.end)):
            return found
    return None
