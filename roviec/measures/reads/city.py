"""All indicators of a scope on one page: value, change, target, holes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from roviec.duties.periods import Period
from roviec.measures.models import Better, Definition, Target
from roviec.measures.reads.aims import targets_on
from roviec.measures.reads.defined import Givers, before, definitions_on, last_period, parts
from roviec.measures.reads.scope import Scope
from roviec.measures.reads.sums import Figures, Sums, is_formula, plain_of, sums, value_of, worked_out


@dataclass(frozen=True)
class Line:
    definition: Definition
    period: Period
    value: Decimal | None
    last: Decimal | None  # of the period before
    figures: Figures | None
    expected: int  # units that are to give it; of a formula 0
    planned: Decimal | None
    target: Target | None

    @property
    def change(self) -> Decimal | None:
        return None if self.value is None or self.last is None else self.value - self.last

    @property
    def missing(self) -> int:
        return max(self.expected - (self.figures.given if self.figures else 0), 0)

    @property
    def behind(self) -> bool | None:
        """Behind the planned curve; None where there is no curve or no value."""
        if self.value is None or self.planned is None:
            return None
        down = self.definition.better == Better.DOWN
        return self.value > self.planned if down else self.value < self.planned


@dataclass(frozen=True)
class Topic:
    name: str
    lines: list[Line]


def city(scope: Scope, day: date, today: date, moment: datetime | None = None) -> list[Topic]:
    """The last period that was over on `day`, of each indicator then in force."""
    definitions = definitions_on(day)
    periods = {row.pk: last_period(row.every, day) for row in definitions}
    wanted = {period.key for row in definitions for period in (periods[row.pk], before(row.every, periods[row.pk]))}
    found = sums(scope, [row.indicator_id for row in definitions if not is_formula(row)], wanted, moment)
    targets, givers = targets_of(scope, day, moment), Givers(today)
    known = {row.code: row for row in definitions}
    topics: dict[str, list[Line]] = {}
    for row in definitions:
        period, target = periods[row.pk], targets.get(row.indicator_id)
        line = Line(
            row,
            period,
            value_in(row, period.key, found, known),
            value_in(row, before(row.every, period).key, found, known),
            found.get((row.indicator_id, period.key)),
            0 if is_formula(row) else len(givers.of(row, period, scope)),
            target.planned(period.end or day) if target else None,
            target,
        )
        topics.setdefault(row.topic, []).append(line)
    return [Topic(name, lines) for name, lines in topics.items()]


def value_in(definition: Definition, key: str, found: Sums, known: dict[str, Definition]) -> Decimal | None:
    """Of a formula the parts are those of the same period; a part that isn't there is not known."""
    if not is_formula(definition):
        return value_of(definition, found.get((definition.indicator_id, key)))
    values = {
        code: plain_of(known[code], found.get((known[code].indicator_id, key))) if code in known else None
        for code in parts(definition)
    }
    return worked_out(definition, values)


def targets_of(scope: Scope, day: date, moment: datetime | None = None) -> dict[int, Target]:
    """Of this scope by indicator, as they stood on `day`: the unit's own, or the city's for the city; `moment`: as known then."""
    rows = targets_on(Target.objects.filter(unit=scope.unit_id), day, moment)
    return {row.indicator_id: row for row in rows}
