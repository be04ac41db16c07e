"""The heading is found, the cells beneath it are read, and what is wrong is named by row and column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roviec.tables.reading import limits
from roviec.tables.reading.cells import Wrong, text_of, value_of
from roviec.tables.reading.columns import Cell, Column, Problem, Row, Table, TableError, Tables, Value
from roviec.tables.reading.sheets import Sheet, sheets_of
from roviec.vietnamese.keys import search_key


@dataclass(frozen=True, slots=True)
class _Header:
    sheet: Sheet
    at: int  # index of its row
    places: dict[int, Column]
    ignored: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, int]:
        return len(self.places), -self.at


def read_table(data: bytes, filename: str, columns: Sequence[Column]) -> Table:
    """The sheet whose heading has most of `columns`, in any order. Raises TableError, and nothing else, on bad input."""
    return read_tables(data, filename, {"": columns}).found[""]


def read_tables(data: bytes, filename: str, wanted: Mapping[str, Sequence[Column]]) -> Tables:
    """For each of `wanted` the sheet that fits it best; those that the file has, one at least. Raises TableError, and nothing else."""
    sheets = list(sheets_of(data))
    if not any(_says(row) for sheet in sheets for row in sheet.rows):
        raise TableError("empty")
    headers = {key: _best(sheets, columns) for key, columns in wanted.items()}
    missing = {key: _missing(headers[key], columns) for key, columns in wanted.items()}
    found = {key: header for key, header in headers.items() if header is not None and not missing[key]}
    if not found:
        nearest = max(headers, key=lambda key: len(header.places) if (header := headers[key]) else 0)
        raise TableError("no_header", missing=", ".join(missing[nearest]))
    for header in found.values():
        if header.sheet.is_broken:
            raise TableError("damaged")
        _once(header)
    used = {header.sheet.name for header in found.values()}
    unused = tuple(sheet.name for sheet in sheets if sheet.name not in used and any(map(_says, sheet.rows)))
    return Tables({key: _read(header, filename) for key, header in found.items()}, unused)


def _best(sheets: Sequence[Sheet], columns: Sequence[Column]) -> _Header | None:
    found = [header for sheet in sheets for header in _headers(sheet, columns) if header.places]
    return max(found, key=lambda header: header.rank, default=None)


def _missing(header: _Header | None, columns: Sequence[Column]) -> list[str]:
    """The required headings that it lacks; where there is no heading at all, every column."""
    if header is None:
        return [column.title for column in columns]
    has = {column.key for column in header.places.values()}
    return [column.title for column in columns if column.required and column.key not in has]


def _says(cells: list[Cell]) -> bool:
    return any(text_of(cell) for cell in cells)


def _headers(sheet: Sheet, columns: Sequence[Column]) -> list[_Header]:
    known = {search_key(words): column for column in columns for words in (column.title, *column.also, column.key)}
    found = []
    for at, row in enumerate(sheet.rows[: limits.HEADER_ROWS]):
        titles = {place: text for place, cell in enumerate(row) if (text := text_of(cell))}
        places = {place: known[key] for place, text in titles.items() if (key := search_key(text)) in known}
        found.append(_Header(sheet, at, places, tuple(text for place, text in titles.items() if place not in places)))
    return found


def _once(header: _Header) -> None:
    keys = [column.key for column in header.places.values()]
    for column in header.places.values():
        if keys.count(column.key) > 1:
            raise TableError("twice", column=column.title)


def _read(header: _Header, filename: str) -> Table:
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, cells in enumerate(header.sheet.rows[header.at + 1 :], header.at + 2):
        if not _says(cells):
            continue
        values, wrong = _row(number, cells, header)
        problems += wrong
        if not wrong:
            rows.append(Row(number, values))
    if len(rows) > limits.ROWS:
        raise TableError("too_many_rows", limit=limits.ROWS)
    keys = tuple(column.key for column in header.places.values())
    return Table(filename, header.sheet.name, tuple(rows), tuple(problems), keys, header.ignored)


def _row(number: int, cells: list[Cell], header: _Header) -> tuple[dict[str, Value], list[Problem]]:
    values: dict[str, Value] = {}
    wrong: list[Problem] = []
    for place, column in header.places.items():
        cell = cells[place] if place < len(cells) else None
        try:
            values[column.key] = value_of(cell, column)
        except Wrong as why:
            wrong.append(Problem(why.code, number, column.title, text_of(cell)[:200], why.fields))
    return values, wrong
