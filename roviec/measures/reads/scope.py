"""Whose figures are added up: the whole city's, or those of a unit and all beneath it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.succession import Heritage


@dataclass(frozen=True)
class Scope:
    """`unit_ids` is None for the whole city; ended units whose work came to a unit count with it."""

    unit_id: int | None
    unit_ids: frozenset[int] | None

    def holds(self, unit_id: int) -> bool:
        return self.unit_ids is None or unit_id in self.unit_ids


def scope_of(access: Access, unit_id: int | None, day: date) -> Scope | None:
    """What was asked for, or where this person is at home. None when they may not see it."""
    if unit_id is None:
        return Scope(None if access.sees_everything else access.home_id, access.unit_ids)
    if not access.sees(unit_id):
        return None
    heritage = Heritage.at(day)
    units = Chart.at(day).subtree(unit_id)
    for each in list(units):
        units |= heritage.predecessors(each)
    return Scope(unit_id, frozenset(units))
