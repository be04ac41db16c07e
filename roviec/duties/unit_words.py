"""Which unit a cell means."""

from __future__ import annotations

from datetime import date
from functools import cache

from roviec.duties.names import unit_names
from roviec.org.resolve import Resolver


class UnitWords:
    """Names of one day, loaded once; the same words are resolved once."""

    def __init__(self, day: date) -> None:
        self._resolver, self._names = Resolver(day), unit_names()
        self.find = cache(self._find)

    def name(self, unit_id: int | None) -> str:
        return self._names[unit_id].name if unit_id in self._names else ""

    def _find(self, words: str) -> tuple[int | None, tuple[str, ...]]:
        """The unit, or the names of those that it might be."""
        found = self._resolver.resolve(words)
        return found.unit_id, tuple(self.name(unit) for unit in found.candidates)
