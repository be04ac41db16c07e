"""What a row of the list would do to its item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from typing import Any, Final, cast

from django.utils import timezone

from roviec.duties.unit_words import UnitWords
from roviec.programme.acts.items import Said
from roviec.programme.columns import TITLES
from roviec.programme.models import Item, Stage
from roviec.programme.stages import stages_of
from roviec.tables import Row
from roviec.tables.planning import Wrong
from roviec.vietnamese.keys import search_key
from roviec.vietnamese.text import normalise

Key = tuple[str, str]  # kind and code of an item

TEXTS: Final[tuple[str, ...]] = ("name", "origin", "group", "summary", "source")


@dataclass(frozen=True)
class Change:
    """`before` and `after` as the page shows them."""

    title: str
    before: str
    after: str


@dataclass(frozen=True)
class ItemLine:
    """`stage` and `stage_on` are None where the item stays in the stage it is in."""

    row: int
    kind: str
    external_id: str
    said: Said
    since: date | None = None  # of a new item
    stage: str | None = None
    stage_on: date | None = None
    item_id: int | None = None
    changes: tuple[Change, ...] = ()

    @property
    def state(self) -> str:
        return "new" if self.item_id is None else "changed" if self.changes else "same"

    @property
    def words(self) -> str:
        return self.said.name


@dataclass
class Items:
    """Reads the rows of the list against what is there."""

    known: Mapping[Key, Item]
    today: date = field(default_factory=timezone.localdate)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)

    @cached_property
    def units(self) -> UnitWords:
        return UnitWords(self.today)

    @cached_property
    def stages(self) -> Callable[[str, date], list[Stage]]:
        return cache(stages_of)

    def line(self, row: Row) -> ItemLine:
        values = cast("dict[str, Any]", row.values)
        key = values["kind"], values["external_id"]
        if key in self.seen:
            raise wrong("twice_in_file", "external_id", key[1], first=self.seen[key])
        self.seen[key] = row.number
        item = self.known.get(key)
        said = self._said(values, item)
        line = ItemLine(row.number, *key, said, item_id=item.pk if item else None)
        stage, on = self._stage(values, key[0], item)
        line = replace(line, since=self._since(values, on, item), stage=stage, stage_on=on)
        return line if item is None else replace(line, changes=tuple(self._changes(item, line)))

    def _said(self, values: dict[str, Any], item: Item | None) -> Said:
        """A column left out keeps what is known; an empty cell empties it."""
        said = Said.of(item) if item else Said(name=values["name"])
        texts: dict[str, Any] = {
            name: as_known(values[name] or "", getattr(said, name)) for name in TEXTS if name in values
        }
        if "owner" in values:
            said = replace(said, owner_id=self._owner(values["owner"], said.owner_id))
        return replace(said, **texts)

    def _owner(self, words: str | None, current: int | None) -> int | None:
        """The words of the current owner mean it, whatever else they could mean: what was written out is read back."""
        if words is None:
            return None
        if current is not None and search_key(words) == search_key(self.units.name(current)):
            return current
        unit_id, candidates = self.units.find(words)
        if unit_id is None and candidates:
            raise wrong("unit_unclear", "owner", words, candidates="; ".join(candidates))
        if unit_id is None:
            raise wrong("unknown_unit", "owner", words)
        return unit_id

    def _stage(self, values: dict[str, Any], kind: str, item: Item | None) -> tuple[str | None, date | None]:
        words, on = values.get("stage"), values.get("stage_on") or self.today
        if on > self.today:
            raise wrong("in_the_future", "stage_on", f"{on:%d/%m/%Y}")
        if words is None:
            return None, None if item else on
        known = {search_key(word): each.code for each in self.stages(kind, on) for word in (each.code, each.name)}
        code = known.get(search_key(words))
        if code is None:
            allowed = "; ".join(each.name for each in self.stages(kind, on))
            raise wrong("unknown_stage", "stage", words, allowed=allowed)
        if item is None:
            return code, on
        if code == item.stage:
            return None, None
        last = item.stage_changes.order_by("-on", "-pk").first()
        if last is not None and on < last.on:
            raise wrong("before_the_last", "stage_on", f"{on:%d/%m/%Y}", day=f"{last.on:%d/%m/%Y}")
        return code, on

    def _since(self, values: dict[str, Any], stage_on: date | None, item: Item | None) -> date | None:
        since: date | None = values.get("since")
        if item is not None:
            if since not in (None, item.since):
                raise wrong("stays", "since", f"{since:%d/%m/%Y}", known=f"{item.since:%d/%m/%Y}")
            return None
        if since is not None and stage_on is not None and since > stage_on:
            raise wrong("before_the_item", "stage_on", f"{stage_on:%d/%m/%Y}", day=f"{since:%d/%m/%Y}")
        return since or stage_on

    def _changes(self, item: Item, line: ItemLine) -> Iterator[Change]:
        before, after = Said.of(item), line.said
        for name in after.differs_from(before):
            if name == "owner_id":
                yield Change(str(TITLES["owner"]), self.units.name(before.owner_id), self.units.name(after.owner_id))
            else:
                yield Change(str(TITLES[name]), self._shown(name, before), self._shown(name, after))
        if line.stage is not None:
            names = {stage.code: stage.name for stage in self.stages(item.kind, self.today)}
            yield Change(str(TITLES["stage"]), names.get(item.stage, item.stage), names.get(line.stage, line.stage))

    def _shown(self, name: str, said: Said) -> str:
        value = str(getattr(said, name))
        return str(dict(Item._meta.get_field("group").choices or ()).get(value, value)) if name == "group" else value


def wrong(code: str, key: str, value: str, **fields: str | int) -> Wrong:
    return Wrong(code, str(TITLES[key]), value, **fields)


def as_known(given: str, known: str) -> str:
    """A cell is read with its spaces made plain: what was written out is the same when it is read back."""
    return known if given == normalise(known) else given
