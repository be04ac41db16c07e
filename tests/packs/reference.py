"""What the readers of a pack ask for, found by letting them read an entry that answers everything and notes the question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from roviec.packs.entry import Entry
from roviec.packs.parse import READERS
from roviec.packs.places import Where
from roviec.packs.schema import Pack

SOME_DAY = date(2024, 1, 1)


@dataclass(frozen=True)
class Asked:
    field: str  # "line.id": a field of the tables in "line"
    what: str
    needed: bool


class Recorder(Entry):
    """An entry that has everything and says what it was asked."""

    def __init__(self, before: str = "") -> None:
        super().__init__(Where("mau", "mau.toml"), {}, [])
        self.before, self.found = before, list[Asked]()

    def _note(self, field: str, what: str, needed: bool) -> None:
        if all(each.field != self.before + field for each in self.found):
            self.found.append(Asked(self.before + field, what, needed))

    def text(self, field: str, default: str | None = None) -> str:
        self._note(field, "text", default is None)
        return "x"

    def choice(self, field: str, allowed: list[str], default: str | None = None) -> str:
        self._note(field, ", ".join(f"`{each}`" for each in allowed if each), default is None)
        return allowed[0]

    def number(self, field: str) -> int:
        self._note(field, "whole number", True)
        return 1

    def decimal(self, field: str) -> Decimal:
        self._note(field, "number", True)
        return Decimal(1)

    def flag(self, field: str) -> bool:
        self._note(field, "true or false", False)
        return True

    def day(self, field: str) -> date:
        self._note(field, "day", True)
        return SOME_DAY

    def day_or_none(self, field: str) -> date | None:
        self._note(field, "day", False)
        return None

    def texts(self, field: str, *, empty: bool = False) -> tuple[str, ...]:
        self._note(field, "list of texts", not empty)
        return ("x",)

    def entries(self, field: str, *, empty: bool = False) -> list[Entry]:
        self._note(field, "tables", not empty)
        child = Recorder(f"{self.before}{field}.")
        child.found = self.found
        return [child]

    def content(self, fields: frozenset[str]) -> dict[str, object]:
        for field in sorted(fields):
            self._note(field, "see docs/judging.md", True)
        return {}


def asked_by(section: str) -> list[Asked]:
    entry = Recorder()
    READERS[section](entry, Pack("mau", "Mẫu", "1"))
    return entry.found
