"""Compute a run again: from what was frozen, from the rows as at its moment, or as at another moment. What differs, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from roviec.assess.counting import Window, rows
from roviec.assess.figures import figures_of
from roviec.assess.frozen import Frozen, freeze, thaw, thawed_figures, thawed_rows
from roviec.assess.judging import Judged, judged_from, window_of
from roviec.assess.models import Input, Run, Score
from roviec.assess.scoring.facts import Row, by_unit, facts_of
from roviec.assess.scoring.figures import Figure
from roviec.duties.names import unit_names
from roviec.duties.periods import parse


class Why(StrEnum):
    """What happened to one obligation, or to one figure, between two looks at it; the words are in `labels.WHY`."""

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
    FIGURE_GIVEN = "figure_given"
    FIGURE_CORRECTED = "figure_corrected"
    FIGURE_WITHDRAWN = "figure_withdrawn"
    PLAN_CHANGED = "plan_changed"  # the unit's target: set, changed, ended


@dataclass(frozen=True)
class Difference:
    row: Row  # as it is now; as it was, when it is gone
    before: Row | None
    after: Row | None
    why: Why


@dataclass(frozen=True)
class FigureDifference:
    row: Figure  # as it is now; as it was, when the unit has no plan any more
    before: Figure | None
    after: Figure | None
    why: Why


@dataclass(frozen=True)
class Rerun:
    """`equal`: the same rows, and from them the same scores, to the last digit."""

    intact: bool  # the frozen bytes are those that were signed
    same_scores: bool  # the scores computed from the frozen rows are the ones stored
    differences: list[Difference]  # between the frozen rows and the rows as at the same moment today
    figures: list[FigureDifference]

    @property
    def equal(self) -> bool:
        return self.intact and self.same_scores and not self.differences and not self.figures


def rerun(run: Run) -> Rerun:
    """Of a signed run. The database's rows are all kept, so nothing should differ; if something does, here it is."""
    kept = Input.objects.get(run=run)
    try:
        content = thaw(kept)
    except (ValueError, OSError):
        return Rerun(False, False, [], [])
    if run.is_year:
        fresh: Frozen = freeze(run)
        return Rerun(True, fresh.sha256 == kept.sha256 and fresh.result == run.result, [], [])
    window = window_of(run.rule, parse(run.period), run.moment)
    before, given = thawed_rows(content), thawed_figures(content)
    again = judged_from(run.rule, parse(run.period), by_unit(before, window.today), given)
    now = figures_of(run.rule.rule, parse(run.period), run.moment)
    return Rerun(
        True, same_scores(run, again), differences(before, list(rows(window)), window, window),
        figure_differences(given, now),
    )  # fmt: skip


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
    figures: list[FigureDifference]
    counts: dict[Why, int]


def compare(run: Run, moment: datetime) -> Comparison:
    period = parse(run.period)
    then, now = (window_of(run.rule, period, at) for at in (run.moment, moment))
    before, after = list(rows(then)), list(rows(now))
    given, given_now = (figures_of(run.rule.rule, period, at) for at in (run.moment, moment))
    judged = judged_from(run.rule, period, by_unit(after, now.today), given_now)
    found, figures = differences(before, after, then, now), figure_differences(given, given_now)
    counts = Counter([item.why for item in found] + [item.why for item in figures])
    return Comparison(moment, {row.unit_id: row for row in judged.rows}, found, figures, counts)


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


def figure_differences(before: list[Figure], after: list[Figure]) -> list[FigureDifference]:
    """By unit and indicator; each has the weightiest reason, a figure going before a plan."""
    old, new = ({(row.unit, row.indicator): row for row in rows} for rows in (before, after))
    found = []
    for key in sorted(old.keys() | new.keys()):
        first, second = old.get(key), new.get(key)
        if first != second:
            found.append(FigureDifference(second or old[key], first, second, _figure_why(first, second)))
    return found


def _figure_why(before: Figure | None, after: Figure | None) -> Why:
    if before is None or after is None or before.observation == after.observation:
        return Why.PLAN_CHANGED
    if before.observation is None:
        return Why.FIGURE_GIVEN
    return Why.FIGURE_WITHDRAWN if after.observation is None else Why.FIGURE_CORRECTED


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
