"""What an agency owes, and everything about one duty."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, When

from roviec.duties.acts.doors import is_reportable
from roviec.duties.blocking.acts import may_raise
from roviec.duties.models import (
    Assignment,
    Duty,
    FourClass,
    Obligation,
    ObligationQuerySet,
    Progress,
    ProgressChange,
    Timeliness,
    four_class,
)
from roviec.duties.names import UnitName, unit_names
from roviec.duties.progress import PLAIN, By, may, steps_for
from roviec.org.access import Access
from roviec.org.calendars import city_calendar
from roviec.vietnamese.calendar import Calendar

A_PAGE, UNITS_A_PAGE = 20, 50
REPORTED = Case(When(progress=Progress.SUBMITTED, then=1), default=0)


@dataclass(frozen=True)
class Card:
    """An obligation as its people see it. `received_from`: it was charged to another unit, which has ended."""

    obligation: Obligation
    holder: str
    received_from: str
    steps: list[Progress]  # those that are a button
    reporting: bool  # a report of it can be written, by this person's unit
    reviewing: bool  # a report of it waits for this person
    raising: bool  # this person may say what their unit is stuck on
    day_off: bool  # the due day is none on which offices work


@dataclass(frozen=True)
class Mine:
    page: Page[Obligation]
    cards: list[Card]
    counts: dict[str, int]  # of all open obligations: open, late, due_soon, submitted; and done


def mine(access: Access, today: date, *, progress: str = "", timeliness: str = "", page: str = "1") -> Mine:
    """The obligations that my units hold: the open ones unless a state is asked for."""
    rows = mine_rows(access, today, progress, timeliness).annotate(
        said=Subquery(
            ProgressChange.objects.filter(obligation=OuterRef("pk")).order_by("-at", "-pk").values("reason")[:1]
        )
    )
    rows = rows.select_related("duty__directive").defer("duty__directive__text", "duty__directive__search_key")
    found = Paginator(rows, A_PAGE).get_page(page)
    return Mine(found, cards(list(found), access), _counts(_held(access, today)))


def mine_rows(access: Access, today: date, progress: str = "", timeliness: str = "") -> ObligationQuerySet:
    """The nearest day first; what has been reported waits for others, so it comes last."""
    rows = filter_states(_held(access, today), progress, timeliness)
    return rows.order_by(REPORTED, F("due").asc(nulls_last=True), "pk")


def _held(access: Access, today: date) -> ObligationQuerySet:
    return Obligation.objects.visible_to(access).filter(holder__in=access.own_unit_ids).with_timeliness(today)


def filter_states(rows: ObligationQuerySet, progress: str, timeliness: str) -> ObligationQuerySet:
    """By either axis; without any, what is still owed. A finished state shows finished work."""
    finished = progress == Progress.DONE or timeliness in {Timeliness.DONE_IN_TIME, Timeliness.DONE_LATE}
    rows = rows if finished else rows.open()
    rows = rows.filter(progress=progress) if progress else rows
    return rows.filter(Q(timeliness=timeliness)) if timeliness else rows


def cards(rows: list[Obligation], access: Access) -> list[Card]:
    names, calendar = unit_names(), city_calendar()
    return [_card(row, names, calendar, access) for row in rows]


def _card(row: Obligation, names: dict[int, UnitName], calendar: Calendar, access: Access) -> Card:
    inherited = row.unit_id != row.holder_id
    steps = steps_for(access, row)
    return Card(
        row,
        holder=names[row.holder_id].name if row.holder_id in names else "",
        received_from=names[row.unit_id].name if inherited and row.unit_id in names else "",
        steps=[step for step in steps if step in PLAIN or step == Progress.REOPENED],
        reporting=is_reportable(row) and may(access, By.HOLDER, row),
        reviewing=Progress.DONE in steps,
        raising=_is_owed(row) and row.holder_id in access.own_unit_ids and may_raise(access, row.holder_id),
        day_off=row.due is not None and not calendar.is_working_day(row.due),
    )


def _is_owed(row: Obligation) -> bool:
    return row.progress != Progress.DONE and row.duty.closed_on is None


def _counts(held: ObligationQuerySet) -> dict[str, int]:
    open_ = ~Q(progress=Progress.DONE) & Q(duty__closed_on=None)
    return held.aggregate(
        open=Count("pk", filter=open_),
        late=Count("pk", filter=open_ & Q(timeliness=Timeliness.LATE)),
        due_soon=Count("pk", filter=open_ & Q(timeliness=Timeliness.DUE_SOON)),
        submitted=Count("pk", filter=open_ & Q(progress=Progress.SUBMITTED)),
        done=Count("pk", filter=Q(progress=Progress.DONE)),
    )


@dataclass(frozen=True)
class Named:
    """The units named at issue that the reader may see, and how many others there are."""

    label: str
    names: list[str] = field(default_factory=list)
    others: int = 0
    until: date | None = None  # the day from which on it is another's


@dataclass(frozen=True)
class DutyPage:
    duty: Duty
    named: list[Named]
    periods: list[str]
    period: str
    page: Page[int]
    cards: list[Card]
    classes: list[tuple[str, int]]  # of the period's obligations: the four of the Government Office


def duty_page(duty: Duty, access: Access, today: date, *, period: str = "", page: str = "1") -> DutyPage:
    """The duty with the obligations of one period: the one asked for, else the latest that has begun."""
    visible = Obligation.objects.visible_to(access).filter(duty=duty)
    starts = dict(visible.order_by("-period_start", "-period").values_list("period", "period_start").distinct())
    if period not in starts:
        begun = [key for key, start in starts.items() if start <= today]
        period = (begun or list(starts) or [""])[0]
    names = unit_names()
    holders = dict(visible.filter(period=period).values_list("pk", "holder_id"))
    ordered = sorted(holders, key=lambda pk: (names[holders[pk]].order, pk))
    shown = Paginator(ordered, UNITS_A_PAGE).get_page(page)
    rows = visible.filter(pk__in=list(shown)).with_timeliness(today).select_related("duty", "head")
    rows = rows.prefetch_related("changes__person", "hand_overs__succession", "hand_overs__amendment__directive")
    by_pk, calendar = {row.pk: row for row in rows}, city_calendar()
    found = [_card(by_pk[pk], names, calendar, access) for pk in shown]
    classes = classes_of(visible.filter(period=period).with_timeliness(today))
    return DutyPage(duty, _named(duty, access, names), list(starts), period, shown, found, classes)


def classes_of(rows: ObligationQuerySet) -> list[tuple[str, int]]:
    """How many are of each of the four classes, in words; one query."""
    found = dict.fromkeys(FourClass, 0)
    for progress, timeliness, count in rows.order_by().values_list("progress", F("timeliness")).annotate(Count("pk")):
        found[four_class(progress, timeliness)] += count
    return [(str(kind.label), count) for kind, count in found.items()]


def _named(duty: Duty, access: Access, names: dict[int, UnitName]) -> list[Named]:
    """By part those of today, and behind them those whose time a later directive ended."""
    rows = list(duty.assignments.order_by("until", "pk").values_list("part", "until", "unit_id"))
    found = []
    for part in Assignment.Part:
        days = {until for each, until, _unit in rows if each == part}
        for day in sorted(days, key=lambda day: (day is not None, day or date.min)):
            units = [unit_id for each, until, unit_id in rows if each == part and until == day]
            seen = [names[unit_id].name for unit_id in units if access.sees(unit_id) and unit_id in names]
            found.append(Named(str(part.label), seen, len(units) - len(seen), day))
    return found
