"""Tables by their borders: which cells there are, which of them are merged, and the text in each."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from roviec.directives.intake.grid import COLUMNS, Cell, Row
from roviec.directives.intake.pdf.page import Piece, Table
from roviec.directives.intake.pdf.rows import added, begins_item, first_word, rows_of
from roviec.directives.intake.pdf.rules import Rule, Rules

_NEAR = 3.0  # points: borders that meet
_SAME = 2.5  # points: borders of one line
_PADDING = 10.0  # points on both sides of a cell's text, at the least
_APART = 1.3  # times the distance of two lines
Place = tuple[int, int]  # row and column


def tables_of(pieces: list[Piece], rules: Rules) -> tuple[list[Table], list[Piece]]:
    """The tables of two columns or more, and the pieces outside of them."""
    found: list[Table] = []
    for level, upright in _meeting(rules):
        xs, ys = _lines(rule.at for rule in upright), _lines(rule.at for rule in level)
        # Where a page cuts a row off, the upright lines go on to the edge without a level one.
        ends = [end for rule in upright for end in (rule.start, rule.end)]
        ys = _lines([*ys, *(end for end in (min(ends), max(ends)) if all(abs(end - y) > 2 * _NEAR for y in ys))])[::-1]
        if not (3 <= len(xs) <= COLUMNS + 1 and len(ys) >= 2):
            continue
        inside = [p for p in pieces if xs[0] < _middle(p) < xs[-1] and ys[-1] < (p.top + p.bottom) / 2 < ys[0]]
        if inside:
            taken = set(map(id, inside))
            pieces = [piece for piece in pieces if id(piece) not in taken]
            found.append(Table(xs[0], xs[-1], ys[-1], ys[0], _rows(xs, ys, level, upright, inside)))
    return found, pieces


def _meeting(rules: Rules) -> list[tuple[list[Rule], list[Rule]]]:
    """Level and upright lines that touch each other, directly or by others."""
    count = len(rules.level)
    root = list(range(count + len(rules.upright)))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for at, flat in enumerate(rules.level):
        for other, tall in enumerate(rules.upright, count):
            meets = (
                flat.start - _NEAR <= tall.at <= flat.end + _NEAR and tall.start - _NEAR <= flat.at <= tall.end + _NEAR
            )
            if meets:
                root[find(at)] = find(other)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for at, rule in enumerate([*rules.level, *rules.upright]):
        groups[find(at)][at >= count].append(rule)
    return [group for group in groups.values() if all(group)]


def _lines(places: Iterable[float]) -> list[float]:
    """Places that are nearly the same as one."""
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > _SAME:
            out.append(place)
    return out


def _rows(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule], pieces: list[Piece]
) -> list[Row]:
    right, below = _borders(xs, ys, level, upright)
    owner: dict[Place, Place] = {}
    across: dict[Place, int] = {}
    rows: list[Row] = []
    for row in range(len(ys) - 1):
        cells: Row = []
        column = 0
        while column < len(xs) - 1:
            above = owner.get((row - 1, column))
            goes_on = above is not None and above[1] == column and (row - 1, column) not in below
            width = across[above] if goes_on and above else _width(row, column, right, len(xs) - 1)
            place = above if goes_on and above else (row, column)
            across[place] = width
            owner.update({(row, each): place for each in range(column, column + width)})
            cells.append(Cell(across=width, goes_on=goes_on))
            column += width
        rows.append(cells)
    _fill(rows, xs, ys, owner, across, pieces)
    return [row for row in rows if any(cell.lines or cell.goes_on for cell in row)]


def _width(row: int, column: int, right: set[Place], columns: int) -> int:
    width = 1
    while column + width < columns and (row, column + width - 1) not in right:
        width += 1
    return width


def _borders(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule]
) -> tuple[set[Place], set[Place]]:
    """Places that have a border on their right, and beneath."""
    right: set[Place] = set()
    below: set[Place] = set()
    middles = [((ys[at] + ys[at + 1]) / 2, at) for at in range(len(ys) - 1)]
    for rule in upright:
        column = _nearest(xs, rule.at) - 1
        right |= {(row, column) for y, row in middles if rule.start <= y <= rule.end}
    centres = [((xs[at] + xs[at + 1]) / 2, at) for at in range(len(xs) - 1)]
    falling = [-y for y in ys]
    for rule in level:
        row = _nearest(falling, -rule.at) - 1
        below |= {(row, column) for x, column in centres if rule.start <= x <= rule.end}
    return right, below


def _nearest(places: Sequence[float], at: float) -> int:
    return bisect_right(places, at + _SAME) - 1


def _fill(
    rows: list[Row],
    xs: Sequence[float],
    ys: Sequence[float],
    owner: dict[Place, Place],
    across: dict[Place, int],
    pieces: list[Piece],
) -> None:
    falling = [-y for y in ys]
    inside: dict[Place, list[Piece]] = defaultdict(list)
    for piece in pieces:
        row = min(bisect_right(falling, -(piece.top + piece.bottom) / 2) - 1, len(ys) - 2)
        inside[owner[row, min(bisect_right(xs, _middle(piece)) - 1, len(xs) - 2)]].append(piece)
    for (row, column), words in inside.items():
        at = 0
        for cell in rows[row]:
            if at == column:
                cell.lines = _paragraphs(words, xs[column + across[row, column]] - xs[column] - _PADDING)
            at += cell.across


def _paragraphs(pieces: list[Piece], room: float) -> list[str]:
    """A line goes on in the next one when that one's first word had no room left, and stands no farther below than others do."""
    out: list[str] = []
    rows = rows_of(pieces, room)
    falls = [above.pieces[0].bottom - row.pieces[0].bottom for above, row in pairwise(rows)]
    last = None
    for row, fall in zip(rows, [0.0, *falls], strict=True):
        full = last is not None and last.x1 - last.x0 + first_word(row) + row.em * 0.25 > room
        if full and fall < _APART * min(falls) and not begins_item(row.text):
            out[-1] = added(out[-1], row.text)
        else:
            out.append(row.text)
        last = row
    return out


def _middle(piece: Piece) -> float:
    return (piece.x0 + piece.x1) / 2
