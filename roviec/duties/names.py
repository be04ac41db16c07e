"""Names of units for lists: the latest of each, ended units included, in Vietnamese order. One query."""

from __future__ import annotations

from dataclasses import dataclass

from roviec.org.models import Level, UnitVersion


@dataclass(frozen=True)
class UnitName:
    name: str
    level: str
    kind: str
    order: tuple[int, str]  # level from the top, then name


def unit_names() -> dict[int, UnitName]:
    ranks = dict(Level.objects.values_list("code", "rank"))
    rows = UnitVersion.objects.order_by("valid_from").values_list("unit_id", "name", "level", "kind", "sort_key")
    return {
        unit_id: UnitName(name, level, kind, (ranks.get(level, len(ranks)), key))
        for unit_id, name, level, kind, key in rows
    }
