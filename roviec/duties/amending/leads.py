"""Other bodies from a day on. Who was charged for what has begun stays charged; open work that comes once passes on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from roviec.directives.drafting import meant_by
from roviec.directives.models import Amendment
from roviec.duties.alerts import reschedule, set_clocks
from roviec.duties.amending.unbegun import withdraw
from roviec.duties.models import Assignment, Duty, HandOver, Obligation, Progress
from roviec.duties.obligations import freeze_people, obligation_of
from roviec.duties.pace import paces_of
from roviec.duties.periods import once
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.resolve import Resolver
from roviec.org.succession import Heritage

LEAD, SUPPORT = Assignment.Part.LEAD, Assignment.Part.SUPPORT


def change_bodies(row: Amendment, duty: Duty, *, actor: Actor, since: date) -> dict[str, object]:
    """What was done, for the outcome; nothing when these bodies have the duty anyway."""
    resolver = Resolver(row.directive.issued_on or since)
    heritage = Heritage.at(since)
    new, gone = (_units(names, resolver, heritage) for names in (row.leads, row.gone))
    current = _current(duty, LEAD)
    leaving = (
        [unit for unit in current if unit in gone] if gone else [unit for unit in current if new and unit not in new]
    )
    coming = [unit for unit in new if unit not in current]
    helping = [unit for unit in _units(row.supports, resolver, heritage) if unit not in _current(duty, SUPPORT)]
    if not (coming or leaving or helping):
        return {}
    _end(duty, leaving, LEAD, since)
    _begin(duty, coming, LEAD, since)
    _begin(duty, [unit for unit in helping if unit not in new], SUPPORT, since)
    passed = _pass_on(row, duty, leaving, coming, since)
    outcome: dict[str, object] = {"leads": coming, "gone": leaving, "supports": helping, "passed": passed}
    outcome["withdrawn"] = withdraw(duty, since, set(leaving)) if leaving else 0
    after = {**outcome, "since": since, "directive": row.directive_id}
    record(actor=actor, act="duties.change_leads", obj=duty, before={"leads": current}, after=after)
    return outcome


def _units(names: Iterable[str], resolver: Resolver, heritage: Heritage) -> list[int]:
    """The units that the words meant on the document's day, or who took over; each once."""
    known = [meant_by(resolver, name) for name in names]
    units = [unit for each in known if each for unit in each.units if isinstance(unit, int)]
    return list(dict.fromkeys(heritage.heir(unit) for unit in units))


def _current(duty: Duty, part: str) -> list[int]:
    return list(duty.assignments.filter(part=part, until=None).order_by("pk").values_list("unit_id", flat=True))


def _end(duty: Duty, units: Iterable[int], part: str, day: date) -> None:
    duty.assignments.filter(part=part, unit__in=list(units), until=None).update(until=day)


def _begin(duty: Duty, units: Iterable[int], part: str, day: date) -> None:
    Assignment.objects.bulk_create(Assignment(duty=duty, unit_id=unit, part=part, since=day) for unit in units)


def _pass_on(row: Amendment, duty: Duty, leaving: list[int], coming: list[int], since: date) -> int:
    """Open work that comes once: each that leaves hands it to one that comes; who comes besides them is charged anew."""
    held = list(duty.obligations.open().filter(period_end=None, holder__in=leaving).order_by("pk"))
    if coming:
        now = timezone.now()
        steps = [
            HandOver(
                obligation=one,
                from_unit_id=one.holder_id,
                to_unit_id=coming[min(at, len(coming) - 1)],
                amendment=row,
                at=now,
            )
            for at, one in enumerate(held)
        ]
        HandOver.objects.bulk_create(steps)
        for step in steps:
            Obligation.objects.filter(pk=step.obligation_id).update(holder=step.to_unit_id)
        reschedule(held)
        _charge(duty, coming[len(held) :], since)
    return len(held) if coming else 0


def _charge(duty: Duty, units: list[int], since: date) -> None:
    """Work that returns is made by its periods (`make_obligations`)."""
    if duty.recurrence or not units or not duty.obligations.exclude(progress=Progress.DONE).exists():
        return
    pace = paces_of([duty])[duty.pk][0]
    rows = [obligation_of(duty, unit, once(since), pace) for unit in units]
    freeze_people(rows, timezone.localdate())
    set_clocks(rows)
    Obligation.objects.bulk_create(rows)
