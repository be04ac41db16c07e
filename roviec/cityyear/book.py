"""Who is who in the database: units and events by code, and the people who act for a unit on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from roviec.journal.context import Actor
from roviec.org.models import Grant, Holding, Role, Succession, Unit


@dataclass(frozen=True, slots=True)
class Acting:
    """A person in a role; `actor` is how the journal names them."""

    person_id: int
    actor: Actor
    since: date
    until: date | None

    def on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


class Book:
    """Read once; a city has some hundreds of people."""

    def __init__(self, standing_body: str, root: str) -> None:
        self.units = dict(Unit.objects.values_list("code", "pk"))
        self.events = dict(Succession.objects.values_list("code", "pk"))
        self.standing_body, self.root = standing_body, root
        self._heads = self._holders()
        self._grants = self._roles()

    def officer(self, unit: str, day: date) -> Acting | None:
        """The focal officer, as `org.reads.focal_officers` says."""
        return self._first(unit, Role.FOCAL_OFFICER, day)

    def head_id(self, unit: str, day: date) -> int | None:
        return next((who.person_id for who in self._heads[unit] if who.on(day)), None)

    def officer_id(self, unit: str, day: date) -> int | None:
        found = self.officer(unit, day)
        return found.person_id if found else None

    def holder(self, unit: str, day: date) -> Acting:
        """Who moves the unit's work: its officer, else its head or leader."""
        found = self.officer(unit, day) or self._first(unit, Role.UNIT_HEAD, day) or self._first(unit, Role.LEADER, day)
        if found is None:
            raise LookupError(f"nobody acts for {unit} on {day}")
        return found

    def reviewer(self, unit: str, day: date, but: int | None = None) -> Acting:
        """Of the standing body; the same one for a unit as long as the staff is the same. `but` recorded what is reviewed."""
        there = self._grants[self.standing_body, Role.STANDING_BODY]
        staff = [who for who in there if who.on(day) and who.person_id != but]
        return staff[self.units[unit] % len(staff)]

    def decider(self, unit: str, day: date) -> Acting:
        """Who decides on a blocker in the unit that is asked."""
        roles = (Role.LEADER, Role.STANDING_BODY, Role.UNIT_HEAD)
        found = next((who for role in roles if (who := self._first(unit, role, day))), None)
        if found is None:
            raise LookupError(f"nobody decides in {unit} on {day}")
        return found

    def _first(self, unit: str, role: str, day: date) -> Acting | None:
        return next((who for who in self._grants[unit, role] if who.on(day)), None)

    def _holders(self) -> dict[str, list[Acting]]:
        found: dict[str, list[Acting]] = defaultdict(list)
        rows = Holding.objects.filter(post__heads_unit=True).order_by("pk")
        for row in rows.select_related("post__unit"):
            actor = Actor(f"person:{row.person_id}")
            found[row.post.unit.code].append(Acting(row.person_id, actor, row.valid_from, row.valid_to))
        return found

    def _roles(self) -> dict[tuple[str, str], list[Acting]]:
        found: dict[tuple[str, str], list[Acting]] = defaultdict(list)
        for row in Grant.objects.filter(delegated_by=None).order_by("pk").select_related("unit"):
            actor = Actor(f"person:{row.person_id}", f"{row.role}@{row.unit.code}")
            found[row.unit.code, row.role].append(Acting(row.person_id, actor, row.valid_from, row.valid_to))
        return found
