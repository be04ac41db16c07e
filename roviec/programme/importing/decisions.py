"""What a row of the decisions would do: a decision that was recorded stays as it is, and a later one is a new row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, cast

from django.utils import timezone

from roviec.org.models import Person
from roviec.programme.importing.items import Change, Key, wrong
from roviec.programme.models import Choice, Decision
from roviec.programme.people import city_leaders
from roviec.tables import Row
from roviec.vietnamese.keys import search_key
from roviec.vietnamese.text import normalise


@dataclass(frozen=True)
class DecisionLine:
    row: int
    kind: str
    external_id: str
    choice: str
    why: str
    decided_by_id: int
    on: date
    legal_basis: str
    state: str
    changes: tuple[Change, ...] = ()

    @property
    def words(self) -> str:
        return f"{Choice(self.choice).label}, {self.on:%d/%m/%Y}"


@dataclass
class Decisions:
    """Reads the rows, the earliest day first; `since` has the first day of each item that is there or that the same file brings."""

    since: Mapping[Key, date]
    known: Mapping[Key, Sequence[Decision]]  # by item, the earliest first
    today: date = field(default_factory=timezone.localdate)
    seen: dict[tuple[str, str, date, str], int] = field(default_factory=dict)
    leaders: Callable[[date], list[Person]] = field(default_factory=lambda: cache(lambda day: list(city_leaders(day))))

    def line(self, row: Row) -> DecisionLine:
        values = cast("dict[str, Any]", row.values)
        key, on = (values["kind"], values["external_id"]), values["on"]
        said = f"{on:%d/%m/%Y}"
        if key not in self.since:
            raise wrong("unknown_item", "external_id", key[1])
        if (*key, on, values["choice"]) in self.seen:
            raise wrong(
                "twice_in_file",
                "choice",
                str(Choice(values["choice"]).label),
                first=self.seen[(*key, on, values["choice"])],
            )
        self.seen[(*key, on, values["choice"])] = row.number
        if on > self.today:
            raise wrong("in_the_future", "on", said)
        if on < self.since[key]:
            raise wrong("before_the_item", "on", said, day=f"{self.since[key]:%d/%m/%Y}")
        basis, recorded = values.get("legal_basis"), self.known.get(key, ())
        for each in recorded:
            if (each.on, each.choice) == (on, values["choice"]):
                return self._same(row, each, values, basis)
        if recorded and on < recorded[-1].on:
            raise wrong("before_the_last", "on", said, day=f"{recorded[-1].on:%d/%m/%Y}")
        who = self._leader(values["decided_by"], on)
        return DecisionLine(row.number, *key, values["choice"], values["why"], who.pk, on, basis or "", "new")

    def _same(self, row: Row, each: Decision, values: dict[str, Any], basis: str | None) -> DecisionLine:
        told = [
            ("why", values["why"], normalise(each.why)),
            ("decided_by", search_key(values["decided_by"]), search_key(str(each.decided_by))),
            ("legal_basis", basis or "", normalise(each.legal_basis) if "legal_basis" in values else ""),
        ]
        for name, given, recorded in told:
            if given != recorded:
                raise wrong("decided_otherwise", name, values[name] or "")
        key = values["kind"], values["external_id"]
        return DecisionLine(
            row.number, *key, each.choice, each.why, each.decided_by_id, each.on, each.legal_basis, "same"
        )  # fmt: skip

    def _leader(self, name: str, day: date) -> Person:
        found = [person for person in self.leaders(day) if search_key(str(person)) == search_key(name)]
        if len(found) != 1:
            allowed = "; ".join(str(person) for person in self.leaders(day))
            raise wrong("person_unclear" if found else "unknown_leader", "decided_by", name, allowed=allowed or "–")
        return found[0]
