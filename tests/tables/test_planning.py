"""Rows become lines, or problems that name them, or nothing where nothing is said; order and numbers stay the sheet's."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from roviec.tables import Row, TableError, read_table
from roviec.tables.planning import Planned, Wrong, digest, planned
from tests.tables.sheets import COLUMNS, HEADER, csv_of


@dataclass(frozen=True)
class Line:
    row: int
    state: str


def line_of(row: Row) -> Line | None:
    name = str(row.values["name"])
    if name == "xấu":
        raise Wrong("bad_name", "Tên gọi", name, limit=3)
    return None if name == "trống" else Line(row.number, name)


def plan(*names: str, most: int = 10) -> Planned[Line]:
    rows = [[f"M{number}", name] for number, name in enumerate(names)]
    return planned(read_table(csv_of(HEADER[:2], *rows), "a.csv", COLUMNS), line_of, most=most)


def test_each_row_is_a_line_a_problem_or_nothing() -> None:
    found = plan("new", "xấu", "trống", "same", "new")
    assert [(line.row, line.state) for line in found.lines] == [(2, "new"), (5, "same"), (6, "new")]
    assert ([line.row for line in found.of("new")], found.blank, found.bad_rows) == ([2, 6], 1, 1)
    (problem,) = found.problems
    assert (problem.row, problem.code, problem.column, problem.value) == (3, "bad_name", "Tên gọi", "xấu")
    assert problem.fields == {"limit": 3}


def test_what_reading_found_wrong_comes_along_in_the_order_of_rows() -> None:
    found = plan("", "xấu", "")
    assert [(each.row, each.code) for each in found.problems] == [(2, "required"), (3, "bad_name"), (4, "required")]
    assert (found.bad_rows, found.lines) == (3, ())


def test_too_many_rows_are_refused_wrong_ones_counted() -> None:
    assert plan("new", "", most=2).bad_rows == 1
    with pytest.raises(TableError) as refused:
        plan("new", "", "new", most=2)
    assert (refused.value.code, refused.value.fields) == ("too_many_rows", {"limit": 2})


def test_the_digest_is_of_what_is_shown() -> None:
    first, same, other = plan("new"), plan("new"), plan("same")
    assert digest(first.lines, first.problems) == digest(same.lines, same.problems)
    assert digest(first.lines, first.problems) != digest(other.lines, other.problems)
