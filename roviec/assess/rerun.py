"""Compute a run again: from what was frozen, from the rows as at its moment, or as at another moment. What differs, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from roviec.assess.counting import Window, rows
from roviec.assess.frozen import Frozen, freeze, thaw, thawed_rows
from roviec.assess.judging import Judged, judged_from, window_of
from roviec.assess.models import Input, Run, Score
from roviec.assess.scoring.facts import Row, by_unit, facts_of
from roviec.duties.names import unit_names
from roviec.duties.periods import parse


class Why(StrEnum):
    """What happened to one obligation between two looks at it; the words are in `labels.WHY`."""

    MADE = "made"  # it is new, or has come into the period
    GONE = "gone"  # it has left the period, or was withdrawn
    DUE_MOVED = "due_moved"
    HANDED_OVER = "handed_over"
    REOPENED = "reopened"
    RETURNED = "returned"
    HANDED_IN = "handed_in"  # a report came, or was recorded late
    REVIEWED = "reviewed"
    TAKEN = "taken"
    BLOCKED = "blocked"
    CLOSED = "closed"
    CALENDAR = "calendar"  # the days given for accepting were counted by another calendar
    OVERDUE = "overdue"  # nothing was recorded; its day has passed


@dataclass(frozen=True)
class Difference:
    row: Row  # as it is now; as it was, when it is gone
    before: Row | None
    after: Row | None
    why: Why


@dataclass(frozen=True)
class Rerun:
    """`equal`: the same rows, and from them the same scores, to the last digit."""

    intact: bool  # the frozen bytes are those that were signed
    same_scores: bool  # the scores computed from the frozen rows are the ones stored
    differences: list[Difference]  # between the frozen rows and the rows as at the same moment today

    @property
    def equal(self) -> bool:
        return self.intact and self.same_scores and not self.differences


def rerun(run: Run) -> Rerun:
    """Of a signed run. The database's rows are all kept, so nothing should differ; if something does, here it is."""
    kept = Input.objects.get(run=run)
    try:
        content = thaw(kept)
    except (ValueError, OSError):
        return Rerun(False, False, [])
    if run.is_year:
        fresh: Frozen = freeze(run)
        return Rerun(True, fresh.sha256 == kept.sha256 and fresh.result == run.result, [])
    window = window_of(run.rule, parse(run.period), run.moment)
    before = thawed_rows(content)
    again = judged_from(run.rule, parse(run.period), by_unit(before, window.today))
    return Rerun(True, same_scores(run, again), differences(before, list(rows(window)), window, window))


def same_scores(run: Run, judged: Judged) -> bool:
    """Stored and computed: unit, group, total, class, counts and every criterion."""
    stored = {row.unit_id: _essence(row) for row in Score.objects.filter(run=run)}
    return judged.result == run.result and stored == {row.unit_id: _essence(row) for row in judged.rows}


def _essence(row: Score) -> tuple[Any, ...]:
    total = None if row.total is None else f"{row.total:.2f}"
    return row.group, total, row.klass, row.rank, row.facts, row.criteria


@dataclass(frozen=True)
class Comparison:
    """A run beside the same period as at another moment: each unit's score then, and the rows that made the difference."""

    moment: datetime
    scores: dict[int, Score]  # as at `moment`; not stored
    differences: list[Difference]
    counts: dict[Why, int]


def compare(run: Run, moment: datetime) -> Comparison:
    period = parse(run.period)
    then, now = (window_of(run.rule, period, at) for at in (run.moment, moment))
    before, after = list(rows(then)), list(rows(now))
    judged = judged_from(run.rule, period, by_unit(after, now.today))
    found = differences(before, after, then, now)
    return Comparison(moment, {row.unit_id: row for row in judged.rows}, found, Counter(item.why for item in found))


def changed_units(run: Run, result: Comparison) -> list[tuple[str, Score | None, Score]]:
    """Name, score as stored and score as at the other moment, of the units whose counts differ; by name."""
    before, names = {row.unit_id: row for row in run.scores.all()}, unit_names()
    found = [
        (names[unit].name, before.get(unit), row)
        for unit, row in result.scores.items()
        if unit not in before or before[unit].facts != row.facts
    ]
    return sorted(found, key=lambda each: each[0])


def differences(before: list[Row], after: list[Row], then: Window, now: Window) -> list[Difference]:
    old, new = {row.id: row for row in before}, {row.id: row for row in after}
    found = []
    for pk in sorted(old.keys() | new.keys()):
        first, second = old.get(pk), new.get(pk)
        if first != second or (first and facts_of(first, then.today) != facts_of(first, now.today)):
            found.append(Difference(second or old[pk], first, second, _why(first, second)))
    return found


def _why(before: Row | None, after: Row | None) -> Why:
    """The first that applies, the weightiest first."""
    if before is None:
        return Why.MADE
    if after is None:
        return Why.GONE
    changed = {field.name for field in fields(Row) if getattr(before, field.name) != getattr(after, field.name)}
    if "progress" in changed and after.progress in _BY_PROGRESS:
        return _BY_PROGRESS[after.progress]
    return next((why for name, why in _BY_FIELD.items() if name in changed), Why.OVERDUE)


_BY_PROGRESS: Final = {"reopened": Why.REOPENED, "returned": Why.RETURNED}
_BY_FIELD: Final = {
    "unit": Why.HANDED_OVER,
    "due": Why.DUE_MOVED,
    "handed_in": Why.HANDED_IN,
    "closed": Why.CLOSED,
    "returns": Why.RETURNED,
    "reviewed": Why.REVIEWED,
    "verdict": Why.REVIEWED,
    "complete": Why.REVIEWED,
    "progress": Why.TAKEN,
    "accepted_on": Why.TAKEN,
    "blocked_on": Why.BLOCKED,
    "accept_by": Why.CALENDAR,
}
