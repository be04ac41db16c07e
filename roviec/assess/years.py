"""A year's classification from its months that are signed; each month stays as it was signed."""

from __future__ import annotations

from roviec.assess.errors import JudgementRefused
from roviec.assess.judging import Judged, result_hash
from roviec.assess.models import Run, Score, ScoringRule, Standing
from roviec.assess.rules import groups_on, last_day, standing_on
from roviec.assess.scoring.rule import Year
from roviec.assess.scoring.year import Month, YearScore, year_score
from roviec.duties.periods import Period


def months_of(code: str, period: Period) -> dict[str, Run]:
    runs = Run.objects.in_force().filter(code=code, period__startswith=f"{period.key}-").order_by("period")
    return {run.period: run for run in runs}


def judge_year(rule: ScoringRule, period: Period) -> Judged:
    """The units that stand on the year's last day, each from its own months: an heir doesn't answer for its predecessors."""
    _year_of(rule)
    runs = months_of(rule.code, period)
    if not runs:
        raise JudgementRefused("no_months")
    months: dict[int, dict[str, Month]] = {}
    for score in Score.objects.filter(run__in=runs.values()).select_related("run").order_by("run__period"):
        months.setdefault(score.unit_id, {})[score.run.period] = Month(score.total, score.klass)
    return judged_from_months(rule, period, months)


def judged_from_months(rule: ScoringRule, period: Period, months: dict[int, dict[str, Month]]) -> Judged:
    how = _year_of(rule)
    end = last_day(period)
    groups, there = groups_on(rule.rule, end), standing_on(end)
    rows = []
    for group in rule.rule.groups:
        members = [unit for unit in sorted(groups) if groups[unit] == group.code and unit in there]
        found = {unit: year_score(rule.rule, how, months.get(unit, {})) for unit in members}
        rows += [_row(unit, group.code, found, months.get(unit, {})) for unit in members]
    return Judged(rows, result_hash(rows))


def _row(unit: int, group: str, found: dict[int, YearScore], months: dict[str, Month]) -> Score:
    own = found[unit]
    totals = sorted((each.shown for each in found.values() if each.shown is not None), reverse=True)
    facts = {key: [None if month.total is None else f"{month.total:.2f}", month.klass] for key, month in months.items()}
    if own.capped_by:
        facts["cap"] = [own.capped_by.month_class, str(own.capped_by.months), own.capped_by.at_most]
    return Score(
        unit_id=unit, group=group, total=own.shown, klass=own.klass.code if own.klass else "",
        rank=None if own.shown is None else totals.index(own.shown) + 1, standing=Standing.UNKNOWN, facts=facts,
    )  # fmt: skip


def _year_of(rule: ScoringRule) -> Year:
    if rule.rule.year is None:
        raise JudgementRefused("no_year_rule")
    return rule.rule.year
