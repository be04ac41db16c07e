"""The rows of one table, from the first to the last: headings charge, tasks are read, "nt" says what the row above says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from roviec.directives.reading.layout import Paragraph
from roviec.directives.reading.tables.cells import bodies, fields, names
from roviec.directives.reading.tables.columns import Columns
from roviec.directives.reading.tables.headings import Charged, charged_by, is_under, level_of
from roviec.directives.reading.tables.model import Cell, Tables, TaskRow

_FIELDS = ("lead", "support", "time", "product")
_GROUPS = {"roman", "letter"}
_LONGEST_LABEL = 8  # characters: "12.3.4.1"
_LONGEST_MARK = 20
_THE_SAME = re.compile(
    r"[-–(.\s\"“”'″]*(?:nt|n\.t|như trên|như dòng trên|idem|[“”\"″]|'')[-–).\s\"“”'″]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row by its cells; without them a heading over the whole row."""

    item: int
    cells: list[Cell] | None


class RowReader:
    def __init__(
        self, text: str, items: Sequence[Paragraph], columns: Columns, charged: Charged | None, out: Tables
    ) -> None:
        self._text, self._items, self._columns, self._charged, self._out = text, items, columns, charged, out
        self._headings: list[tuple[str, Charged | None]] = []
        self._parent: tuple[str, Charged | None] | None = None
        self._above: dict[str, Cell] = {}

    def read(self, heads: Sequence[int], lines: Sequence[Line]) -> None:
        self._out.owned.update(heads, (line.item for line in lines))
        following = ""
        labels: list[tuple[str, str]] = []
        for line in reversed(lines):
            label = self._label(line)
            labels.append((label, following))
            following = label if line.cells else following
        for line, (label, after) in zip(lines, reversed(labels), strict=True):
            if line.cells is None:
                item = self._items[line.item]
                self._enter(level_of("", self._text[item.start : item.end]), (item.start, item.end))
            else:
                self._row(line.item, line.cells, label, after)

    def _label(self, line: Line) -> str:
        cell = self._columns.cell("number", line.cells) if line.cells else None
        return self._text[cell[0] : min(cell[1], cell[0] + _LONGEST_LABEL + 1)] if cell else ""

    def _row(self, item: int, cells: list[Cell], label: str, following: str) -> None:
        found = self._found(cells)
        task = found.get("task")
        if task is None:
            if len(label) > _LONGEST_LABEL:  # a heading that was written into the column of numbers
                number = cells[self._columns.places["number"]]
                self._enter(level_of("", label), number)
            return
        if not any(letter.isalpha() for letter in self._text[slice(*task)]):
            return
        if self._parent and not is_under(label, self._parent[0]):
            self._parent = None
        if self._is_heading(found, task, label, following):
            self._above.pop("task", None)
            self._head(found, task, label, is_parent=is_under(following, label))
            return
        self._above |= found
        self._task(item, cells, found, task)

    def _found(self, cells: list[Cell]) -> dict[str, Cell]:
        """The cells that say something; those that say "nt" are the ones above."""
        found = {kind: cell for kind in ("task", *_FIELDS) if (cell := self._columns.cell(kind, cells))}
        for kind, (start, end) in list(found.items()):
            if end - start <= _LONGEST_MARK and _THE_SAME.fullmatch(self._text, start, end):
                found.pop(kind)
                if kind in self._above:
                    found[kind] = self._above[kind]
        return found

    def _is_heading(self, found: dict[str, Cell], task: Cell, label: str, following: str) -> bool:
        if is_under(following, label):
            return True
        level = level_of(label)
        if not set(found) & set(_FIELDS):
            words = self._text[slice(*task)]
            return level in _GROUPS or words.isupper() or (not label and charged_by(self._text, task) is not None)
        return (
            level in _GROUPS
            and bool(following)
            and level_of(following) != level
            and not {"time", "product"} & set(found)
        )

    def _head(self, found: dict[str, Cell], task: Cell, label: str, *, is_parent: bool) -> None:
        lead = found.get("lead")
        charged = Charged(bodies(self._text, lead)[0], lead) if lead else charged_by(self._text, task)
        if is_parent:
            self._parent = (label, charged)
        else:
            self._enter(level_of(label, self._text[task[0] : task[0] + _LONGEST_LABEL]), task, charged)

    def _enter(self, level: str, words: Cell, charged: Charged | None = None) -> None:
        """A heading ends those of its own kind and what stands under them."""
        kinds = [kind for kind, _ in self._headings]
        if level in kinds:
            del self._headings[kinds.index(level) :]
        self._headings.append((level, charged or charged_by(self._text, words)))
        self._parent = None

    def _task(self, item: int, cells: list[Cell], found: dict[str, Cell], task: Cell) -> None:
        lead = found.get("lead")
        leads, helpers = bodies(self._text, lead) if lead else ((), ())
        charged, rule = (Charged(leads, lead), "table") if lead and leads else (self._over(), "heading")
        if charged is None or not charged.names:
            if "lead" in self._columns.places:
                self._out.leaderless[item] = task
            return
        supports = names(self._text, found["support"]) if "support" in found else ()
        block = fields(self._text, cells, charged.names, (*helpers, *supports), found.get("time"), found.get("product"))
        self._out.rows[item] = TaskRow(item, task, block, charged.words, item, item, rule)

    def _over(self) -> Charged | None:
        """Whom the nearest heading charges that charges somebody."""
        own = [charged for _, charged in self._headings]
        nearest = [self._charged, *own, *([self._parent[1]] if self._parent else [])]
        return next((charged for charged in reversed(nearest) if charged and charged.names), None)
