"""What a filled table would do, row by row, before anything is stored: the part that every import has (no Django)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from roviec.tables.reading import Problem, Row, Table, TableError


class Line(Protocol):
    """What one row would do; `state` is "new", "changed" or "same"."""

    @property
    def row(self) -> int: ...

    @property
    def state(self) -> str: ...


L = TypeVar("L", bound=Line)


class Wrong(Exception):
    """Why a row cannot be taken; `column` is the heading."""

    def __init__(self, code: str, column: str, value: str = "", **fields: str | int) -> None:
        super().__init__(code)
        self.code, self.column, self.value, self.fields = code, column, value, fields


@dataclass(frozen=True)
class Planned(Generic[L]):
    table: Table
    lines: tuple[L, ...] = ()
    problems: tuple[Problem, ...] = ()
    blank: int = 0  # rows on which nothing is said

    def of(self, state: str) -> list[L]:
        return [line for line in self.lines if line.state == state]

    @property
    def bad_rows(self) -> int:
        return len({problem.row for problem in self.problems})


def planned(table: Table, line_of: Callable[[Row], L | None], *, most: int) -> Planned[L]:
    """`line_of` raises Wrong, or answers None for a row that says nothing. More than `most` rows are no form that somebody filled in."""
    if len(table.rows) + len(table.bad_rows) > most:
        raise TableError("too_many_rows", limit=most)
    lines: list[L] = []
    problems, blank = list(table.problems), 0
    for row in table.rows:
        try:
            line = line_of(row)
        except Wrong as wrong:
            problems.append(Problem(wrong.code, row.number, wrong.column, wrong.value, wrong.fields))
            continue
        if line is None:
            blank += 1
        else:
            lines.append(line)
    return Planned(table, tuple(lines), tuple(sorted(problems, key=lambda problem: problem.row)), blank)


def digest(*shown: object) -> str:
    """The same while what is shown is the same: what was shown is what is stored."""
    return hashlib.sha256(repr(shown).encode()).hexdigest()
