"""The indicators in force on a day, who is to give each, and the period that a day belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from roviec.duties.periods import Period, period_of
from roviec.measures.formulas import parse, parts_of
from roviec.measures.models import Definition
from roviec.measures.reads.scope import Scope
from roviec.measures.reads.sums import is_formula
from roviec.org.chart import Chart
from roviec.org.models import Dated


def definitions_on(day: date) -> list[Definition]:
    rows = Definition.objects.filter(Dated.on(day)).select_related("indicator", "owner")
    return list(rows.order_by("rank", "indicator__code"))


def last_period(every: str, day: date) -> Period:
    """The last one that is over on `day`."""
    period = period_of(every, day)
    return period if period.end is not None and period.end <= day else before(every, period)


def before(every: str, period: Period) -> Period:
    return period_of(every, period.start - timedelta(days=1))


def periods_back(every: str, last: Period, count: int) -> list[Period]:
    """The last of `count` periods is `last`."""
    found = [last]
    while len(found) < count:
        found.append(before(every, found[-1]))
    return found[::-1]


def parts(definition: Definition) -> frozenset[str]:
    return parts_of(parse(definition.formula)) if is_formula(definition) else frozenset()


@dataclass
class Givers:
    """The units of which a figure is expected, by the chart of the period's last day."""

    today: date
    _charts: dict[date, Chart] = field(default_factory=dict)

    def chart(self, day: date) -> Chart:
        day = min(day, self.today)
        if day not in self._charts:
            self._charts[day] = Chart.at(day)
        return self._charts[day]

    def of(self, definition: Definition, period: Period, scope: Scope) -> list[int]:
        """In Vietnamese order."""
        chart = self.chart(period.end or self.today)
        return [
            row.unit_id
            for row in chart
            if scope.holds(row.unit_id)
            and (row.unit.code in definition.units if definition.units else row.kind in definition.kinds)
        ]
