"""What a row of the roadmaps would do to its milestone: a day that moves says why, and the first day stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django.utils import timezone
from django.utils.translation import gettext as _

from roviec.programme.columns import TITLES, Yes
from roviec.programme.importing.items import Change, Key, as_known, wrong
from roviec.programme.models import Milestone
from roviec.tables import Row

Of = tuple[str, str, str]  # kind and code of the item, code of the milestone


@dataclass(frozen=True)
class MilestoneLine:
    """`steps` are done in their order: "reopen", "move", "drop", "finish"."""

    row: int
    kind: str
    external_id: str
    milestone: str
    title: str
    first_due: date
    due: date
    done_on: date | None
    reason: str
    milestone_id: int | None = None
    steps: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def state(self) -> str:
        return "new" if self.milestone_id is None else "changed" if self.steps else "same"

    @property
    def words(self) -> str:
        return f"{self.milestone}. {self.title}"


@dataclass
class Milestones:
    """Reads the rows against the roadmaps; `items` are those that are there or that the same file brings."""

    items: Collection[Key]
    known: Mapping[Of, Milestone]
    today: date = field(default_factory=timezone.localdate)
    seen: dict[Of, int] = field(default_factory=dict)

    def line(self, row: Row) -> MilestoneLine:
        values = cast("dict[str, Any]", row.values)
        key = values["kind"], values["external_id"], values["milestone"]
        if key[:2] not in self.items:
            raise wrong("unknown_item", "external_id", key[1])
        if key in self.seen:
            raise wrong("twice_in_file", "milestone", key[2], first=self.seen[key])
        self.seen[key] = row.number
        there = self.known.get(key)
        first_due, due, done_on, dropped = self._course(values, there)
        title, reason = values["title"], values.get("reason") or ""
        if there is None:
            steps = _steps(first_due, None, False, due, done_on, dropped)
            reason = reason or (_("Theo danh sách đã nhập") if {"move", "drop"} & set(steps) else "")
            return MilestoneLine(row.number, *key, title, first_due, due, done_on, reason, steps=steps)
        if as_known(title, there.title) != there.title:
            raise wrong("stays", "title", title, known=there.title)
        steps = _steps(there.due, there.done_on, there.is_dropped, due, done_on, dropped)
        if "move" in steps and "reopen" not in steps and not there.is_open:
            raise wrong("milestone_closed", "due", f"{due:%d/%m/%Y}")
        if {"reopen", "move", "drop"} & set(steps) and not reason:
            raise wrong("no_reason", "reason", "")
        changes = tuple(_changes(there, due, done_on, dropped))
        return MilestoneLine(row.number, *key, there.title, first_due, due, done_on, reason, there.pk, steps, changes)

    def _course(self, values: dict[str, Any], there: Milestone | None) -> tuple[date, date, date | None, bool]:
        """First day, day, done on, dropped; a column left out keeps what is known."""
        due: date = values["due"]
        first_due: date = values.get("first_due") or (there.first_due if there else due)
        done_on: date | None = values.get("done_on", there.done_on if there else None)
        dropped = values["dropped"] == Yes.YES if "dropped" in values else bool(there and there.is_dropped)
        if there is not None and first_due != there.first_due:
            raise wrong("stays", "first_due", f"{first_due:%d/%m/%Y}", known=f"{there.first_due:%d/%m/%Y}")
        if done_on is not None and done_on > self.today:
            raise wrong("in_the_future", "done_on", f"{done_on:%d/%m/%Y}")
        if done_on is not None and dropped:
            raise wrong("done_and_dropped", "dropped", str(Yes.YES.label))
        return first_due, due, done_on, dropped


def _steps(
    due: date, done_on: date | None, dropped: bool, to_due: date, to_done_on: date | None, to_dropped: bool
) -> tuple[str, ...]:
    closes_otherwise = (done_on, dropped) != (to_done_on, to_dropped)
    steps = [
        ("reopen", closes_otherwise and (done_on is not None or dropped)),
        ("move", due != to_due),
        ("drop", closes_otherwise and to_dropped),
        ("finish", closes_otherwise and to_done_on is not None),
    ]
    return tuple(step for step, needed in steps if needed)


def _changes(there: Milestone, due: date, done_on: date | None, dropped: bool) -> Iterator[Change]:
    shown = {
        "due": (there.due, due),
        "done_on": (there.done_on, done_on),
        "dropped": (_yes(there.is_dropped), _yes(dropped)),
    }
    for key, (before, after) in shown.items():
        if before != after:
            yield Change(str(TITLES[key]), _cell(before), _cell(after))


def _yes(is_so: bool) -> str:
    return str((Yes.YES if is_so else Yes.NO).label)


def _cell(value: date | str | None) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value or ""
