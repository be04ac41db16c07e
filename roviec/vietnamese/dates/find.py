"""Dates in running text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from roviec.vietnamese.dates.cores import Core, cores
from roviec.vietnamese.dates.durations import durations
from roviec.vietnamese.dates.expression import DateExpression, Relation, span_of
from roviec.vietnamese.dates.relation import binding
from roviec.vietnamese.text import Aligned, aligned

_EVERY_AFTER = re.compile(r"\s{0,2}(?:của\s)?((?:hàng|hằng|mỗi|từng)\s(?:năm|quý|quí|tháng|tuần)(?!\w))")
_RANGE_GAP = 4


def find_dates(text: str, *, year: int | None = None) -> list[DateExpression]:
    """Dates and durations in the order they stand, none overlapping; offsets are those of `text`, whatever its Unicode form.

    `year` fills in years that the words leave out. Dates that return ("ngày 25/12 hằng năm") are left to
    `find_recurrences`; numbers of documents, fractions and "24/7" are not dates. Time is linear in the length.
    """
    view = aligned(text)
    dated = [_expression(view.text, core) for core in cores(view.text) if not returns(view.text, core)]
    found = _share_years(sorted(durations(view.text, dated), key=lambda item: item.start))
    located = [_located(item, view, text) for item in found]
    return located if year is None else [item.in_year(year) for item in located]


def returns(text: str, core: Core) -> re.Match[str] | None:
    """The cadence (group 1) that stands right after a date without a year."""
    return _EVERY_AFTER.match(text, core.end) if core.year is None else None


def _expression(text: str, core: Core) -> DateExpression:
    start, relation = binding(text, core.start)
    first, last = _bounds(core)
    return DateExpression(
        start, core.end, text[start : core.end], core.kind, relation,
        first=first, last=last, needs_year=core.year is None, months=core.months, days=core.days,
    )  # fmt: skip


def _bounds(core: Core) -> tuple[date | None, date | None]:
    if core.year is None:
        return None, None
    first, last = span_of(core.year, core.months, core.days)
    if core.open_ended:
        return first, None
    return first, last if core.last_year is None else date(core.last_year, 12, 31)


def _share_years(found: list[DateExpression]) -> list[DateExpression]:
    """ "từ 15/10 đến 30/11/2025": the start takes the year of the end."""
    shared = list(found)
    for at, (item, following) in enumerate(pairwise(found)):
        opens_range = item.relation is Relation.FROM and item.needs_year
        if opens_range and following.first and following.start - item.end <= _RANGE_GAP:
            shared[at] = item.in_year(following.first.year - (item.months[0] > following.first.month))
    return shared


def _located(item: DateExpression, view: Aligned, text: str) -> DateExpression:
    start, end = view.at(item.start), view.at(item.end)
    return replace(item, start=start, end=end, text=text[start:end])
