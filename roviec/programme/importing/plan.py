"""What a file would do to the list, its roadmaps and its decisions, row by row, before anything is stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from roviec.programme.columns import DECISION, ITEM, MILESTONE, SHEETS, columns
from roviec.programme.importing.decisions import DecisionLine, Decisions
from roviec.programme.importing.items import ItemLine, Items, Key
from roviec.programme.importing.milestones import MilestoneLine, Milestones
from roviec.programme.models import Decision, Item, Milestone
from roviec.tables import Row, Table, Tables, read_tables
from roviec.tables.planning import Line, Planned, digest, planned

MOST: Final = 2_000  # rows of a sheet: each is stored with its own act and its own line in the journal
L = TypeVar("L", bound=Line)


@dataclass(frozen=True)
class Plan:
    items: Planned[ItemLine]
    milestones: Planned[MilestoneLine]
    decisions: Planned[DecisionLine]
    unused: tuple[str, ...]  # sheets

    @property
    def parts(self) -> tuple[Planned[ItemLine], Planned[MilestoneLine], Planned[DecisionLine]]:
        return self.items, self.milestones, self.decisions

    @property
    def bad_rows(self) -> int:
        return sum(part.bad_rows for part in self.parts)

    @property
    def digest(self) -> str:
        """The same while file and list are the same."""
        return digest([(part.lines, part.problems) for part in self.parts])


def plan_of(data: bytes, filename: str) -> Plan:
    """Raises TableError when the file as a whole cannot be read."""
    tables = read_tables(data, filename, {sheet: columns(sheet) for sheet in SHEETS})
    there = {(item.kind, item.external_id): item for item in Item.objects.all()}
    items = _part(tables, ITEM, Items(there).line)
    since: dict[Key, date] = {key: item.since for key, item in there.items()}
    since |= {(line.kind, line.external_id): line.since for line in items.lines if line.since is not None}
    milestones = _part(tables, MILESTONE, Milestones(since, _milestones()).line)
    decisions = _part(_by_day(tables), DECISION, Decisions(since, _decisions()).line)
    return Plan(items, milestones, decisions, tables.unused)


def _part(tables: Tables, sheet: str, line_of: Callable[[Row], L | None]) -> Planned[L]:
    """A file need not have every sheet."""
    table = tables.found.get(sheet)
    return Planned(Table("", "", (), (), (), ())) if table is None else planned(table, line_of, most=MOST)


def _by_day(tables: Tables) -> Tables:
    """Decisions follow one another by their days, whatever the order of the rows."""
    if (table := tables.found.get(DECISION)) is None:
        return tables
    rows = tuple(sorted(table.rows, key=lambda row: (str(row.values["on"]), row.number)))
    return replace(tables, found={**tables.found, DECISION: replace(table, rows=rows)})


def _milestones() -> dict[tuple[str, str, str], Milestone]:
    rows = Milestone.objects.select_related("item")
    return {(row.item.kind, row.item.external_id, row.external_id): row for row in rows}


def _decisions() -> dict[Key, list[Decision]]:
    found: dict[Key, list[Decision]] = defaultdict(list)
    for row in Decision.objects.select_related("item", "decided_by").order_by("on", "pk"):
        found[row.item.kind, row.item.external_id].append(row)
    return found
