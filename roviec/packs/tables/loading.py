"""One loading: what was remembered, what has become of it, and what is to be remembered now."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils import timezone

from roviec.org.models import Unit
from roviec.packs.models import LoadedFact
from roviec.packs.schema import Fact, Pack
from roviec.packs.tables.table import Said


class What(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    ENDED = "ended"
    KEPT = "kept"  # people of the city have changed it: theirs stays
    PAST = "past"  # the pack tells a past differently: what was, stays
    WITHDRAWN = "withdrawn"  # the pack no longer says it: it stays


DONE: Final = frozenset({What.ADDED, What.CHANGED, What.ENDED})


@dataclass(frozen=True)
class Change:
    """`before` is what stands (or stood), `after` what the pack says; both in the pack's words."""

    section: str
    key: str
    what: What
    before: Said
    after: Said


@dataclass
class Loaded:
    """`added` is how many rows, by table; `left` how many facts were left to another pack that had the last word on them."""

    pack: str
    version: str
    added: dict[str, int] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return sum(self.added.values()) + len(self.of(What.CHANGED)) + len(self.of(What.ENDED))

    def of(self, what: What) -> list[Change]:
        return [change for change in self.changes if change.what == what]


class Memory:
    """What the packs said when they were last loaded."""

    def __init__(self, pack: Pack) -> None:
        self._versions = {name: each.version for name, each in pack.chain().items()}
        self._rows = {(row.section, row.key): row for row in LoadedFact.objects.filter(replaced_at=None)}
        self._replaced: list[LoadedFact] = []
        self._fresh: list[LoadedFact] = []

    def of(self, fact: Fact) -> LoadedFact | None:
        return self._rows.get((fact.section, fact.key))

    def others(self, row: LoadedFact) -> bool:
        """Another pack, on which this one is not built, had the last word."""
        return row.pack not in self._versions

    def keep(self, fact: Fact, said: Said, since: date | None) -> None:
        known = self.of(fact)
        if known is not None:
            self._replaced.append(known)
        row = LoadedFact(
            section=fact.section, key=fact.key, pack=fact.speaker, version=self._versions[fact.speaker], said=said,
            sha256=hash_of(said), since=since,
        )  # fmt: skip
        self._fresh.append(row)

    def missing(self, facts: set[tuple[str, str]]) -> list[LoadedFact]:
        """What these packs once said and say no more."""
        return [row for at, row in self._rows.items() if at not in facts and row.pack in self._versions]

    def write(self) -> None:
        replaced = [row.pk for row in self._replaced]
        LoadedFact.objects.filter(pk__in=replaced).update(replaced_at=timezone.now())
        LoadedFact.objects.bulk_create(self._fresh)


@dataclass
class Loading:
    pack: Pack
    today: date
    memory: Memory
    loaded: Loaded
    units: Mapping[str, Unit] = field(default_factory=dict)

    @classmethod
    def of(cls, pack: Pack) -> Loading:
        return cls(pack, timezone.localdate(), Memory(pack), Loaded(pack.name, pack.version))

    def note(self, fact: Fact, what: What, before: Said, after: Said) -> None:
        self.loaded.changes.append(Change(fact.section, fact.key, what, before, after))


def hash_of(said: Said) -> str:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
