"""What a sheet would do, row by row, before anything is stored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, cast

from django.utils import timezone

from roviec.duties.labels import period_label
from roviec.duties.periods import Period, period_of
from roviec.duties.unit_words import UnitWords
from roviec.measures.acts.figures import Figure, check, is_period_of, period_of_key
from roviec.measures.errors import MeasureRefused
from roviec.measures.importing.columns import TITLES, columns
from roviec.measures.models import Definition, Observation
from roviec.measures.reads.defined import periods_back
from roviec.tables import Row, Table, read_table
from roviec.tables.planning import Planned, Wrong, digest, planned
from roviec.vietnamese.keys import search_key

MOST: Final = 50_000  # rows
_MONTH: Final = re.compile(r"(?:t(?:háng)?\s*)?(\d{1,2})\s*[/-]\s*(\d{4})", re.IGNORECASE)
_COLUMN: Final = {
    "not_whole": "numerator", "negative": "numerator", "not_yes_no": "numerator", "too_large": "numerator",
    "no_denominator": "denominator", "denominator_out_of_place": "denominator", "not_given_so": "indicator",
}  # fmt: skip


@dataclass(frozen=True)
class FigureLine:
    """`before` is the figure that it replaces, as it is written."""

    row: int
    figure: Figure
    name: str  # of the indicator
    unit: str
    state: str
    before: str = ""

    @property
    def after(self) -> str:
        return written(self.figure.numerator, self.figure.denominator)


@dataclass(frozen=True)
class Plan:
    figures: Planned[FigureLine]

    @property
    def parts(self) -> tuple[Planned[FigureLine]]:
        return (self.figures,)

    @property
    def digest(self) -> str:
        return digest([(part.lines, part.problems) for part in self.parts])


def plan_of(data: bytes, filename: str) -> Plan:
    """Raises TableError when the file as a whole cannot be read."""
    table = read_table(data, filename, columns())
    return Plan(planned(table, _Figures(table).line, most=MOST))


def written(numerator: Decimal, denominator: Decimal | None) -> str:
    below = "" if denominator is None else f" / {denominator.normalize():f}"
    return f"{numerator.normalize():f}{below}"


@dataclass
class _Figures:
    table: Table
    today: date = field(default_factory=timezone.localdate)
    seen: dict[tuple[str, int, str], int] = field(default_factory=dict)

    @cached_property
    def units(self) -> UnitWords:
        return UnitWords(self.today)

    @cached_property
    def definitions(self) -> dict[str, list[Definition]]:
        found: dict[str, list[Definition]] = {}
        for row in Definition.objects.select_related("indicator"):
            found.setdefault(row.code, []).append(row)
        return found

    @cached_property
    def known(self) -> dict[tuple[str, int, str], Observation]:
        """The current figures of the indicators that the sheet names."""
        codes = {str(row.values["indicator"]) for row in self.table.rows}
        rows = Observation.objects.as_at(None).filter(indicator__code__in=codes).select_related("indicator")
        return {(row.indicator.code, row.unit_id, row.period): row for row in rows}

    def line(self, row: Row) -> FigureLine:
        values = cast("dict[str, Any]", row.values)
        definitions = self.definitions.get(values["indicator"], [])
        if not definitions:
            raise _wrong("unknown_indicator", "indicator", values["indicator"])
        unit_id = self._unit(values["unit"])
        period = self._period(values["period"], definitions)
        definition = next((each for each in definitions if each.holds_on(period.end or period.start)), None)
        if definition is None:
            raise _wrong("not_in_force", "period", values["period"])
        figure = Figure(
            indicator=values["indicator"], unit_id=unit_id, period=period.key, numerator=values["numerator"],
            denominator=values.get("denominator"), estimate=values.get("estimate") == "yes", word=values.get("word") or "",
        )  # fmt: skip
        self._once(figure, row.number)
        try:
            check(figure, definition, row.number)
        except MeasureRefused as refused:
            column = _COLUMN[refused.code]
            raise _wrong(refused.code, column, str(values.get(column) or "")) from refused
        return self._line(row.number, figure, definition)

    def _line(self, number: int, figure: Figure, definition: Definition) -> FigureLine:
        there, unit = self.known.get(figure.key), self.units.name(figure.unit_id)
        if there is None:
            return FigureLine(number, figure, definition.name, unit, "new")
        said = there.numerator, there.denominator, there.estimate, there.word
        same = said == (figure.numerator, figure.denominator, figure.estimate, figure.word)
        before = written(there.numerator, there.denominator)
        return FigureLine(number, figure, definition.name, unit, "same" if same else "changed", before)

    def _once(self, figure: Figure, number: int) -> None:
        first = self.seen.setdefault(figure.key, number)
        if first != number:
            raise _wrong("twice_in_file", "indicator", figure.indicator, first=first)

    def _unit(self, words: str) -> int:
        unit_id, candidates = self.units.find(words)
        if unit_id is None and candidates:
            raise _wrong("unit_unclear", "unit", words, candidates="; ".join(candidates))
        if unit_id is None:
            raise _wrong("unknown_unit", "unit", words)
        return unit_id

    def _period(self, words: str, definitions: Sequence[Definition]) -> Period:
        month = _MONTH.fullmatch(words.strip())
        period = period_of_key(f"{month[2]}-{int(month[1]):02}" if month else words.strip())
        every = definitions[-1].every
        if period is None:
            last = period_of(every, self.today)
            said = {search_key(period_label(each.key)): each for each in periods_back(every, last, 120)}
            period = said.get(search_key(words))
        if period is None or period.end is None or not any(is_period_of(period, each.every) for each in definitions):
            raise _wrong("bad_period", "period", words)
        if period.start > self.today:
            raise _wrong("in_the_future", "period", words)
        return period


def _wrong(code: str, key: str, value: str, **fields: str | int) -> Wrong:
    return Wrong(code, str(TITLES[key]), value, **fields)
