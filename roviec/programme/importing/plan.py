"""What a sheet would do to the list, row by row, before anything is stored."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from typing import Any, Final, cast

from django.utils import timezone

from roviec.programme.acts.items import Said
from roviec.programme.columns import TITLES, columns
from roviec.programme.importing.units import UnitWords
from roviec.programme.models import Item, Stage
from roviec.programme.stages import stages_of
from roviec.tables import Problem, Row, Table, TableError, read_table
from roviec.vietnamese.keys import search_key

MOST: Final = 2_000  # rows: each is stored with its own act and its own line in the journal

TEXTS: Final[tuple[str, ...]] = ("name", "origin", "group", "summary", "source")


@dataclass(frozen=True)
class Change:
    """`before` and `after` as the page shows them."""

    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """`stage` and `stage_on` are None where the item stays in the stage it is in."""

    row: int
    kind: str
    external_id: str
    said: Said
    stage: str | None = None
    stage_on: date | None = None
    item_id: int | None = None
    changes: tuple[Change, ...] = ()

    @property
    def state(self) -> str:
        return "new" if self.item_id is None else "changed" if self.changes else "same"


@dataclass(frozen=True)
class Plan:
    table: Table
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]

    def of(self, state: str) -> list[Line]:
        return [line for line in self.lines if line.state == state]

    @property
    def bad_rows(self) -> int:
        return len({problem.row for problem in self.problems})

    @property
    def digest(self) -> str:
        """The same while file and list are the same: what was shown is what is stored."""
        return hashlib.sha256(repr((self.lines, self.problems)).encode()).hexdigest()


def plan_of(data: bytes, filename: str) -> Plan:
    """Raises TableError when the file as a whole cannot be read."""
    table = read_table(data, filename, columns())
    if len(table.rows) + len(table.bad_rows) > MOST:
        raise TableError("too_many_rows", limit=MOST)
    return _Planner(table).plan()


class _Wrong(Exception):
    def __init__(self, code: str, key: str, value: str, **fields: str | int) -> None:
        super().__init__(code)
        self.code, self.key, self.value, self.fields = code, key, value, fields


@dataclass
class _Planner:
    table: Table
    today: date = field(default_factory=timezone.localdate)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def plan(self) -> Plan:
        lines, problems = [], list(self.table.problems)
        for row in self.table.rows:
            try:
                lines.append(self._line(row))
            except _Wrong as wrong:
                title = str(TITLES[wrong.key])
                problems.append(Problem(wrong.code, row.number, title, wrong.value, wrong.fields))
        return Plan(self.table, tuple(lines), tuple(sorted(problems, key=lambda problem: problem.row)))

    @cached_property
    def items(self) -> dict[tuple[str, str], Item]:
        return {(item.kind, item.external_id): item for item in Item.objects.all()}

    @cached_property
    def units(self) -> UnitWords:
        return UnitWords(self.today)

    @cached_property
    def stages(self) -> Callable[[str, date], list[Stage]]:
        return cache(stages_of)

    def _line(self, row: Row) -> Line:
        values = cast("dict[str, Any]", row.values)
        key = values["kind"], values["external_id"]
        if key in self.seen:
            raise _Wrong("twice_in_file", "external_id", key[1], first=self.seen[key])
        self.seen[key] = row.number
        item = self.items.get(key)
        said = self._said(values, item)
        line = Line(row.number, *key, said, item_id=item.pk if item else None)
        stage, on = self._stage(values, key[0], item)
        line = replace(line, stage=stage, stage_on=on)
        return line if item is None else replace(line, changes=tuple(self._changes(item, line)))

    def _said(self, values: dict[str, Any], item: Item | None) -> Said:
        """A column left out keeps what is known; an empty cell empties it."""
        said = Said.of(item) if item else Said(name=values["name"])
        texts: dict[str, Any] = {name: values[name] or "" for name in TEXTS if name in values}
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
            raise _Wrong("unit_unclear", "owner", words, candidates="; ".join(candidates))
        if unit_id is None:
            raise _Wrong("unknown_unit", "owner", words)
        return unit_id

    def _stage(self, values: dict[str, Any], kind: str, item: Item | None) -> tuple[str | None, date | None]:
        words, on = values.get("stage"), values.get("stage_on") or self.today
        if on > self.today:
            raise _Wrong("in_the_future", "stage_on", f"{on:%d/%m/%Y}")
        if words is None:
            return None, None if item else on
        known = {search_key(word): each.code for each in self.stages(kind, on) for word in (each.code, each.name)}
        code = known.get(search_key(words))
        if code is None:
            allowed = "; ".join(each.name for each in self.stages(kind, on))
            raise _Wrong("unknown_stage", "stage", words, allowed=allowed)
        if item is None:
            return code, on
        if code == item.stage:
            return None, None
        last = item.stage_changes.order_by("-on", "-pk").first()
        if last is not None and on < last.on:
            raise _Wrong("before_the_last", "stage_on", f"{on:%d/%m/%Y}", day=f"{last.on:%d/%m/%Y}")
        return code, on

    def _changes(self, item: Item, line: Line) -> Iterator[Change]:
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
