"""The chart as a tree of headings and units, ready to show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from roviec.org.chart import Chart
from roviec.org.models import UnitKind, UnitVersion

OPEN_UP_TO = 20  # units under a heading that stands open at first


@dataclass(frozen=True)
class Node:
    version: UnitVersion
    groups: list[Group]


@dataclass(frozen=True)
class Group:
    name: str
    nodes: list[Node]

    @property
    def is_open(self) -> bool:
        return len(self.nodes) <= OPEN_UP_TO


def tree(chart: Chart) -> list[Group]:
    """The whole chart, from its roots; kinds in their order, units in Vietnamese order."""
    kinds = {kind.code: (kind.rank, kind.name) for kind in UnitKind.objects.all()}
    return _groups(chart, chart.roots(), kinds)


def _groups(chart: Chart, rows: Iterable[UnitVersion], kinds: dict[str, tuple[int, str]]) -> list[Group]:
    def place(row: UnitVersion) -> tuple[int, str]:
        return kinds.get(row.kind, (999, row.kind))

    ordered = sorted(rows, key=place)  # stable: the chart's own order within a kind
    return [
        Group(name, [Node(row, _groups(chart, chart.children(row.unit_id), kinds)) for row in members])
        for (_, name), members in groupby(ordered, key=place)
    ]


def change_days(limit: int = 12) -> list[date]:
    """The days on which units began or ended, latest first."""
    starts = UnitVersion.objects.values_list("valid_from", flat=True)
    ends = UnitVersion.objects.filter(valid_to__isnull=False).values_list("valid_to", flat=True)
    return sorted({*starts.distinct(), *filter(None, ends.distinct())}, reverse=True)[:limit]
