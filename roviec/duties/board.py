"""The board of the city: agencies down, duties across, every obligation of a window of time in its cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q
from django.urls import reverse

from roviec.directives.models import Directive
from roviec.duties.labels import LETTERS, MARKS, period_label
from roviec.duties.models import Duty, FourClass, Obligation, ObligationQuerySet, Progress, Timeliness
from roviec.duties.names import UnitName, unit_names
from roviec.duties.periods import parse
from roviec.duties.reads import filter_states
from roviec.org.access import Access
from roviec.vietnamese.keys import search_key

UNITS_A_PAGE: Final = 50
DUTIES_A_PAGE: Final = 40
LOOKS: Final[dict[str, str]] = {
    Timeliness.LATE: "late",
    Timeliness.DONE_LATE: "late",
    Timeliness.DUE_SOON: "soon",
    Timeliness.DONE_IN_TIME: "ok",
}
_PROGRESS_LOOKS: Final[dict[str, str]] = {
    Progress.NOT_ACCEPTED: "muted",
    Progress.RETURNED: "soon",
    Progress.REOPENED: "soon",
    Progress.DONE: "ok",
}
# What needs care most comes first: the state that a cell with several obligations shows.
_URGENCY: Final = {Timeliness.LATE: 0, Timeliness.DUE_SOON: 1, Timeliness.NOT_DUE: 2, Timeliness.NO_DUE: 3}
_COUNTS: Final = {
    "total": Count("pk"),
    "late": Count("pk", filter=Q(timeliness=Timeliness.LATE)),
    "not_accepted": Count("pk", filter=Q(progress=Progress.NOT_ACCEPTED)),
    "submitted": Count("pk", filter=Q(progress=Progress.SUBMITTED)),
    "done": Count("pk", filter=Q(progress=Progress.DONE)),
    "done_late": Count("pk", filter=Q(timeliness=Timeliness.DONE_LATE)),
}


State = tuple[int, str, str, str, bool]  # urgency, period, progress, timeliness, inherited


@dataclass(frozen=True)
class Chosen:
    """The board's filters, checked."""

    period: str = ""  # empty: what is open, of every period
    directive: Directive | None = None
    level: str = ""
    kind: str = ""
    progress: str = ""
    timeliness: str = ""
    q: str = ""


@dataclass(frozen=True)
class Cell:
    """One agency's obligations for one duty: the one that needs care most, and how many there are."""

    number: int  # of the duty, on this board
    period: str
    text: str
    look: str
    title: str  # what the letter and the colour say, in words
    inherited: bool
    count: int


@dataclass(frozen=True)
class Row:
    name: str
    counts: dict[str, int]
    cells: list[tuple[Column, Cell | None]]


@dataclass(frozen=True)
class Column:
    number: int
    duty: Duty
    url: str
    counts: dict[str, int]


@dataclass(frozen=True)
class Board:
    units: Page[int]
    duties: Page[int]
    columns: list[Column]
    rows: list[Row]
    totals: dict[str, int]

    @property
    def classes(self) -> list[tuple[str, int]]:
        """The four of the Government Office, in words: the totals told another way."""
        total, late, done, done_late = (self.totals[key] for key in ("total", "late", "done", "done_late"))
        counts = {
            FourClass.DONE_IN_TIME: done - done_late,
            FourClass.DONE_LATE: done_late,
            FourClass.OPEN_IN_TIME: total - done - late,
            FourClass.OPEN_LATE: late,
        }
        return [(str(kind.label), count) for kind, count in counts.items()]


def obligations(access: Access, chosen: Chosen, today: date, names: dict[int, UnitName]) -> ObligationQuerySet:
    """The rows behind the board, its counts and its files."""
    rows = Obligation.objects.visible_to(access).with_timeliness(today)
    rows = _in_window(rows, chosen)
    if chosen.directive is not None:
        rows = rows.filter(duty__directive=chosen.directive)
    if chosen.level or chosen.kind:
        fits = [
            unit
            for unit, named in names.items()
            if chosen.level in {"", named.level} and chosen.kind in {"", named.kind}
        ]
        rows = rows.filter(holder__in=fits)
    for word in search_key(chosen.q).split():
        rows = rows.filter(duty__search_key__contains=word)
    return rows


def _in_window(rows: ObligationQuerySet, chosen: Chosen) -> ObligationQuerySet:
    """A period shows all that was owed on its days, done or not; no period shows what is still owed."""
    if not chosen.period:
        return filter_states(rows, chosen.progress, chosen.timeliness)
    window = parse(chosen.period)
    returning = Q(period_start__lte=window.end, period_end__gte=window.start)
    single = Q(period_end=None, period_start__lte=window.end) & (Q(done_on=None) | Q(done_on__gte=window.start))
    rows = rows.filter(returning | single)
    rows = rows.filter(progress=chosen.progress) if chosen.progress else rows
    return rows.filter(Q(timeliness=chosen.timeliness)) if chosen.timeliness else rows


def board(access: Access, chosen: Chosen, today: date, *, units_page: str = "1", duties_page: str = "1") -> Board:
    names = unit_names()
    rows = obligations(access, chosen, today, names).order_by()
    by_unit, by_duty = _counts(rows, "holder"), _counts(rows, "duty")
    ordered = Duty.objects.filter(pk__in=list(by_duty)).order_by("directive__issued_on", "directive_id", "order")
    units = Paginator(sorted(by_unit, key=lambda unit: names[unit].order), UNITS_A_PAGE).get_page(units_page)
    duties = Paginator(list(ordered.values_list("pk", flat=True)), DUTIES_A_PAGE).get_page(duties_page)
    shown = (
        Duty.objects.select_related("directive").defer("directive__text", "directive__search_key").in_bulk(list(duties))
    )
    first = duties.start_index()
    columns = [
        Column(number, shown[pk], reverse("duties:duty", args=[pk]), by_duty[pk])
        for number, pk in enumerate(duties, first)
    ]
    cells = _cells(rows.filter(holder__in=list(units), duty__in=list(duties)), columns)
    return Board(
        units,
        duties,
        columns,
        [Row(names[unit].name, by_unit[unit], [(c, cells.get((unit, c.duty.pk))) for c in columns]) for unit in units],
        {key: sum(row[key] for row in by_unit.values()) for key in _COUNTS},
    )


def _counts(rows: ObligationQuerySet, by: str) -> dict[int, dict[str, int]]:
    found = rows.values_list(by).annotate(**_COUNTS)
    return {key: dict(zip(_COUNTS, counts, strict=True)) for key, *counts in found}


def _cells(rows: ObligationQuerySet, columns: list[Column]) -> dict[tuple[int, int], Cell]:
    numbers = {column.duty.pk: column.number for column in columns}
    found: dict[tuple[int, int], list[State]] = defaultdict(list)
    values = rows.values_list("holder_id", "duty_id", "unit_id", "period", "progress", F("timeliness"))
    for holder, duty, unit, period, progress, timeliness in values:
        urgency = _URGENCY.get(timeliness, len(_URGENCY))
        found[holder, duty].append((urgency, period, progress, timeliness, unit != holder))
    words = cache(_words)  # a few dozen different ones for thousands of cells
    return {key: _cell(numbers[key[1]], min(states), len(states), words) for key, states in found.items()}


def _cell(number: int, state: State, count: int, words: Callable[[str, str, str], str]) -> Cell:
    _urgency, period, progress, timeliness, inherited = state
    look = LOOKS.get(timeliness) or _PROGRESS_LOOKS.get(progress, "info")
    text = LETTERS[progress] + MARKS.get(timeliness, "")
    return Cell(number, period, text, look, words(progress, timeliness, period), inherited, count)


def _words(progress: str, timeliness: str, period: str) -> str:
    return f"{Progress(progress).label} · {Timeliness(timeliness).label} · {period_label(period)}"
