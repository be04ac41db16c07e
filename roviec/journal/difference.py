"""What changed between two states, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from roviec.journal.canonical import Json, written
from roviec.journal.words import field_name


@dataclass(frozen=True)
class Change:
    field: str
    before: str  # empty where there was nothing
    after: str


def difference(before: Mapping[str, Json] | None, after: Mapping[str, Json] | None) -> list[Change]:
    """The fields whose value differs, by key, each called as the pages call it; a field of one side only counts as different from nothing."""
    old, new = before or {}, after or {}
    return [
        Change(field_name(name), _shown(old.get(name)), _shown(new.get(name)))
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    ]


def _shown(value: Json) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else written(value).decode()
