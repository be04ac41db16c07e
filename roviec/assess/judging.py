"""A period's scores as rows ready to be stored, and the hash that two equal results share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from roviec.assess.counting import Window, facts_by_unit
from roviec.assess.figures import figures_of
from roviec.assess.models import Run, Score, ScoringRule
from roviec.assess.rules import groups_on, last_day, standing_on
from roviec.assess.scoring.change import moved
from roviec.assess.scoring.facts import Facts
from roviec.assess.scoring.figures import Figure, measured_by_unit
from roviec.assess.scoring.score import Part, rounded, score
from roviec.assess.scoring.score import Score as Scored
from roviec.assess.scoring.standing import ranks, standings
from roviec.duties.periods import Period, period_of
from roviec.org.calendars import city_calendar
from roviec.vietnamese.dates import Every


@dataclass(frozen=True)
class Judged:
    rows: list[Score]  # without their run
    result: str


def window_of(rule: ScoringRule, period: Period, moment: datetime) -> Window:
    typed = rule.rule
    return Window(period.start, last_day(period), moment, typed.due, typed.days_to_accept, city_calendar())


def judge_month(rule: ScoringRule, period: Period, moment: datetime) -> Judged:
    """What `moment` knew of the month. A handful of queries, whatever the size of the city."""
    facts, figures = facts_by_unit(window_of(rule, period, moment)), figures_of(rule.rule, period, moment)
    return judged_from(rule, period, facts, figures)


def judged_from(
    rule: ScoringRule, period: Period, facts: Mapping[int, Facts], figures: Iterable[Figure] = ()
) -> Judged:
    """From the counts of units and the figures that they gave: nothing else of the database goes into a score."""
    end = last_day(period)
    groups = groups_on(rule.rule, end)
    there = standing_on(end) | set(facts)
    given = measured_by_unit(figures)
    scored = {
        unit: score(rule.rule, facts.get(unit, Facts()).measured(given.get(unit)))
        for unit in sorted(groups)
        if unit in there
    }
    before = _before(rule.code, period)
    rows = []
    for group in rule.rule.groups:
        members = {unit: found for unit, found in scored.items() if groups[unit] == group.code}
        stands, places = standings(rule.rule, members), ranks(members)
        rows += [
            Score(
                unit_id=unit, group=group.code, rank=places.get(unit), standing=stands[unit].value,
                change=_change(rule, found, unit, before), **stored(found),
            )
            for unit, found in members.items()
        ]  # fmt: skip
    return Judged(rows, result_hash(rows))


def stored(found: Scored) -> dict[str, Any]:
    low, high = found.interval or (None, None)
    return {
        "total": found.shown,
        "low": None if low is None else round(low, 2),
        "high": None if high is None else round(high, 2),
        "klass": found.klass.code if found.klass else "",
        "facts": found.facts.as_dict(),
        "criteria": [_criterion(part) for part in found.parts],
    }


def _criterion(part: Part) -> dict[str, Any]:
    value = part.value
    low, high = value.interval or (None, None)
    return {
        "code": part.criterion.code,
        "num": _plain(value.num),
        "den": _plain(value.den),
        "share": None if value.share is None else str(rounded(value.share * 100)),
        "low": None if low is None else round(low * 100, 1),
        "high": None if high is None else round(high * 100, 1),
        "weight": str(rounded(part.weight)),
        "points": None if part.points is None else str(rounded(part.points)),
    }


def _plain(number: Fraction | int | None) -> str | int | None:
    """A whole number as it is, another to hundredths."""
    if number is None or number.denominator == 1:
        return None if number is None else int(number)
    return str(rounded(Fraction(number)).normalize())


def result_hash(rows: Iterable[Score]) -> str:
    """Of what the period's figures are: not of the comparison with the month before, which may be judged again."""
    kept = sorted(
        [row.unit_id, row.group, None if row.total is None else f"{row.total:.2f}", row.klass, row.facts]
        for row in rows
    )
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()


Before = tuple[Run, dict[int, dict[str, Any]]]


def _before(code: str, period: Period) -> Before | None:
    """The run of the month before: the one in force, else the unfinished one; with each unit's counts."""
    month = period_of(Every.MONTH, period.start - timedelta(days=1)).key
    runs = Run.objects.filter(code=code, period=month).exclude(state=Run.State.SUPERSEDED).select_related("rule")
    run = min(runs, key=lambda run: not run.finished, default=None)
    return None if run is None else (run, dict(Score.objects.filter(run=run).values_list("unit_id", "facts")))


def _change(rule: ScoringRule, found: Scored, unit: int, before: Before | None) -> dict[str, Any]:
    if before is None or unit not in before[1]:
        return {}
    run, facts = before
    step = moved(run.rule.rule, score(run.rule.rule, Facts.of(facts[unit])), rule.rule, found)
    if step is None:
        return {}
    by = {code: str(points) for code, points in step.by.items()}
    return {"from": run.period, "total": str(step.total), "by": by, "rule": str(step.rule)}
