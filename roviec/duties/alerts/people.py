"""To whom: the people behind an audience, seen from the unit that is to act, on one day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Final

from roviec.duties.models import Audience
from roviec.org.chart import Chart
from roviec.org.models import Dated, Grant, Holding, Role
from roviec.org.succession import Heritage

Members = dict[int, set[int]]  # unit -> people
HEADS: Final = (Role.UNIT_HEAD, Role.LEADER)


@dataclass(frozen=True)
class People:
    """Only people who can be told: with an account in use and a role in force, so that they also see what they are told of."""

    chart: Chart
    heritage: Heritage
    focal: Members
    heads: Members
    standing: set[int]

    @classmethod
    def on(cls, day: date) -> People:
        """Seven queries; keep the value for a round."""
        focal, heads, at_work = defaultdict(set), defaultdict(set), defaultdict(set)
        standing: set[int] = set()
        grants = Grant.objects.filter(Dated.on(day), person__user__is_active=True)
        for role, unit_id, person_id in grants.values_list("role", "unit_id", "person_id"):
            at_work[unit_id].add(person_id)
            if role == Role.FOCAL_OFFICER:
                focal[unit_id].add(person_id)
            elif role in HEADS:
                heads[unit_id].add(person_id)
            elif role == Role.STANDING_BODY:
                standing.add(person_id)
        chairs = Holding.objects.filter(Dated.on(day), post__heads_unit=True)
        for unit_id, person_id in chairs.values_list("post__unit_id", "person_id"):
            heads[unit_id] |= {person_id} & at_work[unit_id]
        return cls(Chart.at(day), Heritage.at(day), focal, heads, standing)

    def heir(self, unit_id: int) -> int:
        return self.heritage.heir(unit_id)

    def of(self, audience: str, unit_id: int) -> set[int]:
        """An audience without anybody is stood in for by the next one above it: nothing falls silent for want of a person."""
        order = list(Audience)
        for each in order[order.index(Audience(audience)) :]:
            if found := self._of(each, self.heir(unit_id)):
                return found
        return set()

    def _of(self, audience: Audience, unit_id: int) -> set[int]:
        if audience == Audience.FOCAL_OFFICERS:
            return self.focal.get(unit_id, set())
        if audience == Audience.UNIT_HEAD:
            return self.heads.get(unit_id, set())
        if audience == Audience.SUPERIOR:
            above = (self.heads.get(row.unit_id, set()) for row in self.chart.ancestors(unit_id))
            return next(filter(None, above), set())
        if audience == Audience.STANDING_BODY:
            return self.standing
        return set().union(*(self.heads.get(row.unit_id, set()) for row in self.chart.roots()))
