"""What units gave of the indicators that a rule counts, beside their own plans, as known at a moment."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from roviec.assess.models import Run
from roviec.assess.rules import last_day
from roviec.assess.scoring.figures import Figure
from roviec.assess.scoring.rule import Rule
from roviec.duties.periods import Period, period_of
from roviec.measures.models import Better, Definition, Kind, Observation, OverUnits, Source, Target
from roviec.measures.reads.aims import targets_on
from roviec.org.models import Dated

EVERY: Final = ("monthly", "quarterly", "half-yearly", "yearly")  # their periods end with a month
PLACES: Final = Decimal("0.0001")  # of a plan between two points; figures are stored so


def figures_of(rule: Rule, period: Period, moment: datetime, units: Collection[int] | None = None) -> list[Figure]:
    """A row for each unit that has a target of its own for the period's last day, by unit and indicator; of these units only.

    Three queries; none for a rule that counts no indicator. An indicator of quarters counts in the month that ends one.
    """
    if not rule.indicators:
        return []
    end = last_day(period)
    definitions = _definitions(rule, end)
    aims = Target.objects.filter(indicator__in=definitions, unit__isnull=False)
    keys = {pk: period_of(row.every, end).key for pk, row in definitions.items()}
    given = Observation.objects.as_at(moment).filter(indicator__in=definitions, period__in=set(keys.values()))
    if units is not None:
        aims, given = aims.filter(unit__in=units), given.filter(unit__in=units)
    known = {
        (indicator, unit, key): (pk, top, below)
        for pk, indicator, unit, key, top, below in given.values_list(
            "pk", "indicator_id", "unit_id", "period", "numerator", "denominator"
        )
    }
    found = []
    for target in targets_on(aims, end, moment):
        definition, planned = definitions[target.indicator_id], target.planned(end)
        if planned is None or target.unit_id is None:
            continue
        key = keys[target.indicator_id]
        pk, top, below = known.get((target.indicator_id, target.unit_id, key), (None, None, None))
        found.append(
            Figure(
                target.unit_id, definition.code, key, definition.kind, definition.better == Better.DOWN, target.pk,
                planned.quantize(PLACES), pk, top, below,
            )
        )  # fmt: skip
    return sorted(found, key=lambda row: (row.unit, row.indicator))


def countable(definition: Definition) -> bool:
    """Units give it, it adds up over them, and it is said which way is better."""
    adds_up = definition.over_units == OverUnits.SUM and definition.kind != Kind.INDEX
    return adds_up and definition.source_kind != Source.FORMULA and bool(definition.better)


def indicator_names(run: Run) -> dict[str, str]:
    """code -> name on the period's last day, of the indicators that the run's rule counts."""
    rows = Definition.objects.filter(Dated.on(run.period_end), indicator__code__in=run.rule.rule.indicators)
    return dict(rows.values_list("indicator__code", "name"))


def _definitions(rule: Rule, end: date) -> dict[int, Definition]:
    """By indicator, those whose period ends on that day."""
    rows = Definition.objects.filter(Dated.on(end), indicator__code__in=rule.indicators, every__in=EVERY)
    return {
        row.indicator_id: row
        for row in rows.select_related("indicator")
        if countable(row) and period_of(row.every, end).end == end
    }
