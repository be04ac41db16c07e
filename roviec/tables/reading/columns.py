"""What a caller asks for, and what it gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Literal

Cell = str | int | float | bool | date | datetime | time | timedelta | None  # as it stands in the file
Value = str | int | Decimal | date | None  # as the column's kind wants it; None: the cell is empty


class Kind(StrEnum):
    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"  # a Decimal
    DAY = "day"
    CHOICE = "choice"


@dataclass(frozen=True, kw_only=True)
class Column:
    """`title` heads the column; `also` and `key` are found too, with or without marks, in any case.

    `choices` are value -> words; a cell may hold either, or one of the `synonyms` (words -> value). `longest` (characters, 0: no limit) is for texts.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    required: bool = False
    also: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)
    longest: int = 0
    hint: str = ""  # for the template's explanation
    example: str = ""


Refusal = Literal[
    "empty",  # no cell with anything in it
    "too_large",  # bytes, limit
    "not_a_table",  # neither XLSX nor text
    "old_xls",  # Excel 97-2003
    "encrypted",
    "damaged",
    "bomb",  # tiny file, huge or hostile content
    "encoding",  # CSV that is not Unicode
    "no_header",  # missing: the required headings that no row has all of
    "twice",  # column: two columns with the same heading
    "too_many_rows",  # limit
    "too_many_columns",  # limit
]


class TableError(Exception):
    """The whole file is refused: `code` is stable, `fields` are what a sentence about it needs."""

    def __init__(self, code: Refusal, **fields: str | int) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields


@dataclass(frozen=True, slots=True)
class Problem:
    """Why one cell cannot be taken. `row` is the number that a spreadsheet shows; `column` the heading.

    Of reading: required · too_long (limit) · not_a_day · not_a_number · not_an_integer · not_a_choice (allowed) · error_value.
    A room adds its own codes and their sentences.
    """

    code: str
    row: int
    column: str
    value: str = ""
    fields: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """`values` has a key for each column that the file has: a column left out says nothing, an empty cell says None."""

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are those in which everything is right; `ignored` are headings that nobody asked for."""

    filename: str
    sheet: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    columns: tuple[str, ...]  # keys of the columns found
    ignored: tuple[str, ...]

    @property
    def bad_rows(self) -> set[int]:
        return {problem.row for problem in self.problems}


@dataclass(frozen=True, slots=True)
class Tables:
    """`found` by what was wanted; `unused` are the sheets with something in them that nobody asked for."""

    found: Mapping[str, Table]
    unused: tuple[str, ...]
