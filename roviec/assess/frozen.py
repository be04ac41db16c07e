"""What a signed run was computed from, kept so that it can be computed again: columns in JSON, compressed, with a hash.

Plain JSON, so that it can be read in twenty years without this software. The hash is that of the text before compression.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final

from roviec.assess.counting import rows as rows_of
from roviec.assess.figures import figures_of
from roviec.assess.judging import judged_from, window_of
from roviec.assess.models import Input, Run, Score
from roviec.assess.scoring.facts import Row, by_unit
from roviec.assess.scoring.figures import Figure
from roviec.assess.scoring.year import Month
from roviec.assess.years import judged_from_months, months_of
from roviec.duties.periods import parse

COLUMNS: Final = tuple(field.name for field in fields(Row))
FIGURE_COLUMNS: Final = tuple(field.name for field in fields(Figure))
_NUMBERS: Final = frozenset({"planned", "numerator", "denominator"})
_DAYS: Final = frozenset({"due", "handed_in", "accepted_on", "accept_by", "blocked_on"})


@dataclass(frozen=True)
class Frozen:
    data: bytes  # compressed
    sha256: str
    count: int
    result: str  # of the scores computed from exactly these rows


def freeze(run: Run) -> Frozen:
    """Read what the run was judged by, as at its moment, and judge from it."""
    period = parse(run.period)
    if run.is_year:
        months = year_months(run)
        return _packed({"months": months}, len(months), judged_from_months(run.rule, period, _typed(months)).result)
    window = window_of(run.rule, period, run.moment)
    found, figures = list(rows_of(window)), figures_of(run.rule.rule, period, run.moment)
    content = {"today": window.today.isoformat(), "columns": list(COLUMNS), "rows": _columns(found)}
    if run.rule.rule.indicators:
        content |= {"figure_columns": list(FIGURE_COLUMNS), "figures": [_figure(row) for row in figures]}
    judged = judged_from(run.rule, period, by_unit(found, window.today), figures)
    return _packed(content, len(found) + len(figures), judged.result)


def store(run: Run, frozen: Frozen) -> Input:
    return Input.objects.create(run=run, rows=frozen.count, sha256=frozen.sha256, data=frozen.data)


def thaw(kept: Input) -> dict[str, Any]:
    """ValueError when the bytes are not those that were signed."""
    text = zlib.decompress(bytes(kept.data))
    if hashlib.sha256(text).hexdigest() != kept.sha256:
        raise ValueError("the frozen input does not match its hash")
    content: dict[str, Any] = json.loads(text)
    return content


def thawed_rows(content: dict[str, Any]) -> list[Row]:
    columns = [
        [None if value is None else date.fromisoformat(value) for value in column] if name in _DAYS else column
        for name, column in zip(content["columns"], content["rows"], strict=True)
    ]
    return [Row(**dict(zip(content["columns"], values, strict=True))) for values in zip(*columns, strict=True)]


def thawed_figures(content: dict[str, Any]) -> list[Figure]:
    """Empty where the rule counted no indicator."""
    names = content.get("figure_columns", [])
    return [_thawed(dict(zip(names, row, strict=True))) for row in content.get("figures", [])]


def _thawed(row: dict[str, Any]) -> Figure:
    return Figure(**row | {name: None if row[name] is None else Decimal(row[name]) for name in _NUMBERS})


def _figure(row: Figure) -> list[Any]:
    values = attrgetter(*FIGURE_COLUMNS)(row)
    return [f"{value:f}" if isinstance(value, Decimal) else value for value in values]


def year_months(run: Run) -> dict[str, Any]:
    """period -> the month's run, its result, and each unit's total and class."""
    found: dict[str, Any] = {}
    for key, month in months_of(run.code, parse(run.period)).items():
        scores = Score.objects.filter(run=month).order_by("unit_id").values_list("unit_id", "total", "klass")
        units = [[unit, None if total is None else f"{total:.2f}", klass] for unit, total, klass in scores]
        found[key] = {"run": month.pk, "result": month.result, "units": units}
    return found


def _typed(months: dict[str, Any]) -> dict[int, dict[str, Month]]:
    found: dict[int, dict[str, Month]] = {}
    for key, month in months.items():
        for unit, total, klass in month["units"]:
            found.setdefault(unit, {})[key] = Month(None if total is None else Decimal(total), klass)
    return found


def _columns(rows: Iterable[Row]) -> list[list[Any]]:
    columns: list[list[Any]] = [list(column) for column in zip(*map(attrgetter(*COLUMNS), rows), strict=True)] or [
        [] for _ in COLUMNS
    ]
    return [
        [value and value.isoformat() for value in column] if name in _DAYS else column
        for name, column in zip(COLUMNS, columns, strict=True)
    ]


def _packed(content: dict[str, Any], count: int, result: str) -> Frozen:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return Frozen(zlib.compress(text, 6), hashlib.sha256(text).hexdigest(), count, result)
