"""Obligations made ahead, exactly once: for each open duty, each unit charged with it and each period.

The lock on the duty's row keeps two makers apart; the unique constraint stands behind it. Supporting units are named on
the duty and owe nothing of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Count

from roviec.duties.alerts import set_clocks
from roviec.duties.heirs import Heirs
from roviec.duties.models import Assignment, Duty, Obligation
from roviec.duties.pace import Pace, paces_of
from roviec.duties.periods import Period, due_of, periods
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.reads import focal_officers, heads

HORIZON_DAYS = 45
SCHEDULER = Actor.system("duties.make_obligations")


@dataclass(frozen=True)
class Wanted:
    period: Period
    units: frozenset[int]  # who is charged: the heirs, on the period's first day, of those named then
    pace: Pace


def make_obligations(
    today: date, horizon_days: int = HORIZON_DAYS, *, actor: Actor = SCHEDULER, duties: Iterable[Duty] | None = None
) -> int:
    """Make what is missing, for these duties or all open ones; how many were made. Safe to run again, or twice at once."""
    chosen = list(Duty.objects.filter(closed_on=None, opened_on__lte=today) if duties is None else duties)
    heirs = Heirs()
    leads, paces = _leads(chosen), paces_of(chosen)
    there = _counts(chosen)
    made = 0
    for duty in chosen:
        wanted = [
            item
            for item in _wanted(paces[duty.pk], leads.get(duty.pk, []), heirs, today, horizon_days)
            if there.get((duty.pk, item.period.key), 0) != len(item.units)
        ]
        if wanted:
            made += _make_missing(duty, wanted, heirs, today, actor)
    return made


@dataclass(frozen=True)
class Lead:
    """A unit charged with a duty from `since` on and before `until`; no day: from the beginning, to the end."""

    unit_id: int
    since: date | None
    until: date | None

    def on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


def _leads(duties: list[Duty]) -> dict[int, list[Lead]]:
    rows = Assignment.objects.filter(duty__in=duties, part=Assignment.Part.LEAD).order_by("pk")
    leads: dict[int, list[Lead]] = {}
    for duty_id, unit_id, since, until in rows.values_list("duty_id", "unit_id", "since", "until"):
        leads.setdefault(duty_id, []).append(Lead(unit_id, since, until))
    return leads


def _counts(duties: list[Duty]) -> dict[tuple[int, str], int]:
    """The cheap question that most runs end with: how many obligations each duty has for each period."""
    rows = Obligation.objects.filter(duty__in=duties).order_by().values_list("duty_id", "period")
    return {(duty_id, key): count for duty_id, key, count in rows.annotate(Count("pk"))}


def _wanted(paces: list[Pace], leads: list[Lead], heirs: Heirs, today: date, horizon_days: int) -> list[Wanted]:
    """A period is made `horizon_days` before it begins, yet never further ahead than it is long."""
    found = []
    for pace in paces:
        last = (
            min(today + timedelta(horizon_days), pace.until - timedelta(1))
            if pace.until
            else today + timedelta(horizon_days)
        )
        for period in periods(pace.recurrence, pace.since, last):
            start = max(period.start, pace.since)
            if start - timedelta(min(horizon_days, period.days)) > today:
                break
            found.append(
                Wanted(period, frozenset(heirs.heir(lead.unit_id, start) for lead in leads if lead.on(start)), pace)
            )
    return found


@transaction.atomic
def _make_missing(duty: Duty, wanted: list[Wanted], heirs: Heirs, today: date, actor: Actor) -> int:
    locked = Duty.objects.select_for_update().filter(pk=duty.pk, closed_on=None).first()
    if locked is None:
        return 0
    keys = [item.period.key for item in wanted]
    there: dict[str, set[int]] = {}
    for key, unit_id in Obligation.objects.filter(duty=locked, period__in=keys).values_list("period", "unit_id"):
        there.setdefault(key, set()).add(unit_id)
    rows: list[Obligation] = []
    for item in wanted:
        start = max(item.period.start, item.pace.since)
        covered = {heirs.heir(unit_id, start) for unit_id in there.get(item.period.key, ())}
        rows += [obligation_of(locked, unit_id, item.period, item.pace) for unit_id in sorted(item.units - covered)]
    freeze_people(rows, today)
    set_clocks(rows)
    Obligation.objects.bulk_create(rows, batch_size=500)
    if rows:
        made = {key: sorted(row.unit_id for row in rows if row.period == key) for key in keys}
        after = {"made": len(rows), "units_by_period": {key: units for key, units in made.items() if units}}
        record(actor=actor, act="duties.make_obligations", obj=locked, after=after)
    return len(rows)


def obligation_of(duty: Duty, unit_id: int, period: Period, pace: Pace) -> Obligation:
    """Not stored yet."""
    due = due_of(period, pace.recurrence, opened_on=pace.since, deadline=duty.deadline, time_text=pace.time_text)
    return Obligation(
        duty=duty, unit_id=unit_id, holder_id=unit_id, first_due=due, due=due,
        period=period.key, period_start=period.start, period_end=period.end,
    )  # fmt: skip


def freeze_people(rows: list[Obligation], today: date) -> None:
    """Who heads the unit and who is in charge there: on the period's first day, or today for a period still to come."""
    by_day: dict[date, tuple[dict[int, int], dict[int, int]]] = {}
    for row in rows:
        day = min(max(row.period_start, row.duty.opened_on), today)
        if day not in by_day:
            by_day[day] = heads(day), focal_officers(day)
        heads_then, officers_then = by_day[day]
        row.head_id, row.officer_id = heads_then.get(row.unit_id), officers_then.get(row.unit_id)
