"""The city's working days: rows that people can correct, the latest word on each day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from roviec.journal.acts import record
from roviec.org.access import Access
from roviec.org.models import WorkdayChange
from roviec.vietnamese.calendar import Calendar, CalendarDay


def city_calendar() -> Calendar:
    """One query; keep the value while you work out many dates."""
    latest = {row.day: row for row in WorkdayChange.objects.order_by("pk")}
    return Calendar.from_rows(
        CalendarDay(row.day, row.name, working=row.kind == WorkdayChange.Kind.WORKED)
        for row in latest.values()
        if row.kind != WorkdayChange.Kind.ORDINARY
    )


def days_of(year: int) -> list[WorkdayChange]:
    """The latest word on each day of the year, days that are ordinary again included, in order."""
    latest = {row.day: row for row in WorkdayChange.objects.filter(day__year=year).order_by("pk")}
    return [latest[day] for day in sorted(latest)]


def years() -> list[int]:
    """The years that anything is known of, the latest first."""
    return [day.year for day in WorkdayChange.objects.dates("day", "year", order="DESC")]


@transaction.atomic
def change_day(*, access: Access, day: date, kind: WorkdayChange.Kind, name: str, source: str) -> WorkdayChange:
    """Say that a day is off, worked in exchange, or ordinary after all; what was said before stays as a row."""
    access.require("org.change")
    before = WorkdayChange.objects.filter(day=day).order_by("-pk").first()
    row = WorkdayChange.objects.create(day=day, kind=kind, name=name, source=source)
    record(
        actor=access.actor,
        act="org.change_day",
        obj=row,
        before={"kind": before.kind, "name": before.name} if before else None,
        after={"day": day, "kind": kind, "name": name, "source": source},
    )
    return row


def seed_days(rows: Iterable[CalendarDay], source: str) -> int:
    """Add rows for days about which nothing is known yet; how many. The caller writes the journal."""
    known = set(WorkdayChange.objects.values_list("day", flat=True))
    kinds = {True: WorkdayChange.Kind.WORKED, False: WorkdayChange.Kind.OFF}
    new = [
        WorkdayChange(day=row.day, kind=kinds[row.working], name=row.name, source=source)
        for row in rows
        if row.day not in known
    ]
    return len(WorkdayChange.objects.bulk_create(new))
