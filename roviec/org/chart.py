"""The chart of a day: one query, then everything in memory (a city has some hundreds of units)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from roviec.org.models import Dated, UnitVersion


@dataclass(frozen=True)
class Chart:
    day: date
    versions: dict[int, UnitVersion]  # by unit id
    _children: dict[int | None, list[int]] = field(repr=False, default_factory=dict)

    @classmethod
    def at(cls, day: date) -> Chart:
        """Every unit that stands on `day`, in Vietnamese order."""
        rows = UnitVersion.objects.filter(Dated.on(day)).select_related("unit").order_by("sort_key")
        versions = {row.unit_id: row for row in rows}
        children: dict[int | None, list[int]] = defaultdict(list)
        for row in versions.values():
            children[row.parent_id].append(row.unit_id)
        return cls(day, versions, dict(children))

    def __contains__(self, unit_id: object) -> bool:
        return unit_id in self.versions

    def __iter__(self) -> Iterator[UnitVersion]:
        return iter(self.versions.values())

    def children(self, unit_id: int | None) -> list[UnitVersion]:
        return [self.versions[i] for i in self._children.get(unit_id, [])]

    def roots(self) -> list[UnitVersion]:
        return [row for row in self if row.parent_id is None]

    def subtree(self, unit_id: int) -> set[int]:
        """The unit and all below it."""
        found, open_ids = set(), [unit_id]
        while open_ids:
            current = open_ids.pop()
            if current not in found:
                found.add(current)
                open_ids += self._children.get(current, [])
        return found

    def ancestors(self, unit_id: int) -> list[UnitVersion]:
        """From the parent up to the root."""
        found: list[UnitVersion] = []
        row = self.versions.get(unit_id)
        while row is not None and row.parent_id is not None and len(found) < 20:
            row = self.versions.get(row.parent_id)
            if row is not None:
                found.append(row)
        return found
