"""One unit in one run: each criterion with the rows or the figure behind it, why the score moved, how it went month by month."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from roviec.assess.counting import rows as rows_of
from roviec.assess.figures import figures_of
from roviec.assess.frozen import thaw, thawed_figures, thawed_rows
from roviec.assess.judging import window_of
from roviec.assess.models import Explanation, Input, Run, Score
from roviec.assess.reads import Line, line_of
from roviec.assess.scoring.criteria import VALUES
from roviec.assess.scoring.facts import Row, facts_of
from roviec.assess.scoring.figures import Figure
from roviec.assess.scoring.rule import Criterion, Kind
from roviec.duties.models import Obligation
from roviec.duties.names import unit_names
from roviec.duties.periods import parse
from roviec.measures.models import Definition, Observation
from roviec.measures.reads.series import definition_of
from roviec.org.access import Access

TREND = 12


@dataclass(frozen=True)
class Part:
    criterion: Criterion
    figures: dict[str, Any]  # as stored: num, den, share, low, high, weight, points
    moved: Decimal | None
    definition: Definition | None = None  # of the indicator that it counts

    @property
    def reweighted(self) -> bool:
        """It counted for more, or less, than the rule gives it: something could not be counted."""
        return Fraction(self.figures["weight"]) != self.criterion.weight


@dataclass(frozen=True)
class Behind:
    """An obligation behind a criterion: `won` of `of` is what it gave."""

    row: Row
    obligation: Obligation | None  # None where it was withdrawn since
    won: Fraction
    of: int


@dataclass(frozen=True)
class Given:
    """The figure behind a criterion over an indicator; `row` is None where the unit has no target of its own."""

    definition: Definition | None
    row: Figure | None
    observation: Observation | None


@dataclass(frozen=True)
class ScorePage:
    line: Line
    parts: list[Part]
    by_rule: Decimal | None
    trend: list[tuple[str, Decimal | None]]  # month, score; the oldest first
    opens: bool  # the reader sees the unit's work, so that a criterion opens the rows behind it
    chosen: Criterion | None
    behind: list[Behind]
    given: Given | None  # in place of `behind`, where an indicator is counted
    explanations: list[Explanation]


def score_page(found: Score, access: Access, criterion: str = "") -> ScorePage:
    run, rule = found.run, found.run.rule.rule
    moved = found.change.get("by", {})
    stored = {item["code"]: item for item in found.criteria}
    parts = [
        Part(item, stored[item.code], Decimal(moved[item.code]) if item.code in moved else None, _definition(run, item))
        for item in rule.criteria
        if item.code in stored
    ]
    opens = access.sees(found.unit_id) and not run.is_year
    chosen = next((item for item in rule.criteria if item.code == criterion and opens), None)
    said = Explanation.objects.visible_to(access).filter(score=found).select_related("person", "answer__person")
    return ScorePage(
        line=line_of(rule, found, unit_names()),
        parts=parts,
        by_rule=Decimal(found.change["rule"]) if found.change else None,
        trend=trend(found, access),
        opens=opens,
        chosen=chosen,
        behind=behind(found, chosen) if chosen and chosen.kind is not Kind.MEASURE else [],
        given=given(found, chosen) if chosen and chosen.kind is Kind.MEASURE else None,
        explanations=list(said),
    )


def trend(found: Score, access: Access) -> list[tuple[str, Decimal | None]]:
    """Of a year its months; of a month the year up to it."""
    if found.run.is_year:
        months = {key: value for key, value in found.facts.items() if key != "cap"}
        return [(key, None if total is None else Decimal(total)) for key, (total, _klass) in sorted(months.items())]
    rows = Score.objects.visible_to(access).filter(
        unit=found.unit_id, run__code=found.run.code, run__period_start__lte=found.run.period_start
    )
    rows = rows.exclude(run__state=Run.State.SUPERSEDED).exclude(run__period__regex=r"^\d{4}$")
    by_month = dict(rows.order_by("run__period_start", "run__signed_at", "pk").values_list("run__period", "total"))
    return list((by_month | {found.run.period: found.total}).items())[-TREND:]


def behind(found: Score, item: Criterion) -> list[Behind]:
    """Those that gave least come first. Of a signed run they are the frozen ones."""
    window = window_of(found.run.rule, parse(found.run.period), found.run.moment)
    kept = Input.objects.filter(run=found.run).first()
    rows = (
        [row for row in thawed_rows(thaw(kept)) if row.unit == found.unit_id]
        if kept
        else list(rows_of(window, [found.unit_id]))
    )
    there = Obligation.objects.select_related("duty").in_bulk([row.id for row in rows])
    found_rows = []
    for row in rows:
        won, of = VALUES[item.kind](facts_of(row, window.today), item)
        if of:
            found_rows.append(Behind(row, there.get(row.id), won, of))
    return sorted(found_rows, key=lambda each: (each.won, each.row.due, each.row.id))


def given(found: Score, item: Criterion) -> Given:
    """As it was known at the run's moment; of a signed run the frozen one."""
    run, kept = found.run, Input.objects.filter(run=found.run).first()
    rows = (
        thawed_figures(thaw(kept))
        if kept
        else figures_of(run.rule.rule, parse(run.period), run.moment, [found.unit_id])
    )
    row = next((row for row in rows if (row.unit, row.indicator) == (found.unit_id, item.indicator)), None)
    pk = row.observation if row else None
    observation = Observation.objects.select_related("batch").filter(pk=pk).first() if pk else None
    return Given(_definition(run, item), row, observation)


def _definition(run: Run, item: Criterion) -> Definition | None:
    return definition_of(item.indicator, run.period_end) if item.kind is Kind.MEASURE else None
