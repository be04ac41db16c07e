"""Figures of indicators in documents: unit of measure, value, plan, change, and when the target is met, as known at a moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Final

from django.utils import timezone

from roviec.duties.labels import period_inside
from roviec.duties.periods import Period
from roviec.measures.models import Kind
from roviec.measures.reads.city import Line, Topic, city
from roviec.measures.reads.scope import Scope
from roviec.measures.reads.series import Met, series
from roviec.reports.builders.run_parts import UNKNOWN
from roviec.reports.layout.model import Block, Cell, Column, Figure, Table

ALL, TOPIC, ONE = (
    "measures.indicators",
    "measures.topic",
    "measures.indicator",
)  # what stands in `named`; the last two with ":…"
_NO_FIGURE: Final = UNKNOWN.text.rstrip(".")
_CITY: Final = Scope(None, None)
_COLUMNS: Final = (
    Column("TT", 1, numeric=True),
    Column("Chỉ tiêu", 6),
    Column("Đơn vị tính", 2),
    Column("Trong kỳ", 3, numeric=True),
    Column("Kế hoạch", 2, numeric=True),
    Column("So với kỳ trước", 2, numeric=True),
    Column("Dự báo đạt mục tiêu", 4),
)


def is_of_indicators(named: str) -> bool:
    return named.partition(":")[0] in (ALL, TOPIC, ONE)


def indicators(named: str, period: Period, moment: datetime) -> tuple[list[Block], list[str]]:
    """The city's figures of the last period of each indicator that was over with `period`; a table a topic. And what they were taken from."""
    day, known_on = period.end or period.start, timezone.localdate(moment)
    topics = [_chosen(topic, named) for topic in city(_CITY, day, known_on, moment)]
    topics = [topic for topic in topics if topic.lines]
    alone = len(topics) == 1
    blocks: list[Block] = [
        Table(_COLUMNS, tuple(_rows(topic.lines, moment)), caption="" if alone else topic.name) for topic in topics
    ]
    sources = [f"{ONE}:{line.definition.code}:{line.period.key}:{known_on}" for topic in topics for line in topic.lines]
    return blocks or [UNKNOWN], sources


def _chosen(topic: Topic, named: str) -> Topic:
    sort, _colon, key = named.partition(":")
    if sort == TOPIC:
        return topic if topic.name == key else Topic(topic.name, [])
    if sort == ONE:
        return Topic(topic.name, [line for line in topic.lines if line.definition.code == key])
    return topic


def _rows(lines: Iterable[Line], moment: datetime) -> Iterable[tuple[Cell, ...]]:
    for number, line in enumerate(lines, 1):
        definition = line.definition
        yield (
            Figure(Decimal(number)), definition.name, definition.shown_in,
            _NO_FIGURE if line.value is None else _figure(line, line.value),
            None if line.planned is None else _figure(line, line.planned),
            None if line.change is None else _figure(line, line.change),
            _forecast(line, moment),
        )  # fmt: skip


def _figure(line: Line, value: Decimal) -> Figure:
    """A count stands whole; what is in percent, or was given in parts, with two places."""
    whole = value == value.to_integral_value() and line.definition.kind in (Kind.COUNT, Kind.AMOUNT)
    return Figure(value, places=0 if whole else 2)


def _forecast(line: Line, moment: datetime) -> str:
    """Nothing where there is no target; where too few figures are known, so it says."""
    if line.target is None:
        return ""
    met = series(line.definition, _CITY, line.period, moment).met
    return _said(met)


def _said(met: Met | None) -> str:
    if met is None:
        return "Chưa đủ số liệu để dự báo"
    if met.already:
        return "Đã đạt mục tiêu"
    if met.likely is None:
        return "Không đạt trong 60 kỳ tới, nếu tiếp tục như hiện nay"
    said = f"Vào {period_inside(met.likely.key)}"
    return f"{said}, muộn nhất {period_inside(met.latest.key)}" if met.latest else said
