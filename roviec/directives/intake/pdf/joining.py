"""A table that goes on over pages as one: the head that is repeated, the row that the page broke, the cell that reaches over it."""

from __future__ import annotations

from collections.abc import Sequence

from roviec.directives.intake.grid import Cell, Row
from roviec.directives.intake.pdf.page import Table

_HEAD_ROWS = 3
_ENDS = (".", ";", ":", "!", "?")


def joined(tables: Sequence[Table]) -> list[list[Row]]:
    """The rows of each table; one that follows another of the same columns is its continuation."""
    out: list[list[Row]] = []
    for table in tables:
        if out and _width(out[-1][0]) == _width(table.rows[0]):
            _go_on(out[-1], table.rows)
        else:
            out.append(list(table.rows))
    return out


def _width(row: Row) -> int:
    return sum(cell.across for cell in row)


def _go_on(rows: list[Row], more: list[Row]) -> None:
    more = more[_repeated(rows, more) :]
    if not more:
        return
    first, last = more[0], rows[-1]
    if _alike(first, last):
        if _is_rest(first, last):
            for cell, rest in zip(last, first, strict=True):
                _add(cell, rest.lines)
            more = more[1:]
        else:
            _reach_over(first, last, more[1] if len(more) > 1 else None)
    rows += more


def _repeated(rows: list[Row], more: list[Row]) -> int:
    """How many rows of the head are said again."""
    count = 0
    while count < min(len(rows), len(more), _HEAD_ROWS) and _words(rows[count]) == _words(more[count]):
        count += 1
    return count


def _words(row: Row) -> list[tuple[str, ...]]:
    return [(str(cell.across), *(" ".join(cell.lines).split())) for cell in row]


def _alike(one: Row, other: Row) -> bool:
    return [cell.across for cell in one] == [cell.across for cell in other]


def _is_rest(first: Row, last: Row) -> bool:
    """The page broke a row: no number stands before its rest, and its cells are mostly done or go on in small letters."""
    if first[0].lines or not (last[0].lines or last[0].goes_on):
        return False
    said = [cell.lines[0] for cell in first if cell.lines]
    return len(said) < len(first) - 1 or any(words[0].islower() for words in said)


def _add(cell: Cell, lines: list[str]) -> None:
    if lines and cell.lines and (lines[0][0].islower() or not cell.lines[-1].endswith(_ENDS)):
        cell.lines = [*cell.lines[:-1], f"{cell.lines[-1]} {lines[0]}", *lines[1:]]
    else:
        cell.lines = [*cell.lines, *lines]


def _reach_over(first: Row, last: Row, second: Row | None) -> None:
    """Empty cells at the top of a page that are the lower part of one on the page before."""
    for at, cell in enumerate(first):
        down = second is not None and _alike(first, second) and second[at].goes_on
        if not cell.lines and (at == 0 or last[at].goes_on or down):
            cell.goes_on = True
