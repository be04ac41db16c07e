"""When a unit ends, its open work passes to the heir on the day of the event; what is done stays where it was done."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db import transaction

from roviec.duties.alerts import reschedule
from roviec.duties.heirs import Heirs
from roviec.duties.models import Duty, HandOver, Obligation, Progress, ProgressChange
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.models import Succession
from roviec.org.succession import Heritage

SCHEDULER = Actor.system("duties.hand_over")


def hand_over(today: date, *, actor: Actor = SCHEDULER) -> int:
    """Pass on what ended units still hold; how many obligations changed hands. Safe to run again."""
    heirs = Heirs()
    heritage = heirs.on(today)
    ended = [unit_id for unit_id in heritage.heirs if heritage.heir(unit_id) != unit_id]
    duty_ids = Obligation.objects.open().filter(holder__in=ended).order_by("duty").values_list("duty", flat=True)
    return sum(_pass_on(duty_id, ended, heirs, heritage, actor) for duty_id in duty_ids.distinct())


@transaction.atomic
def _pass_on(duty_id: int, ended: list[int], heirs: Heirs, heritage: Heritage, actor: Actor) -> int:
    duty = Duty.objects.select_for_update().get(pk=duty_id)
    held = list(Obligation.objects.open().select_for_update(of=("self",)).filter(duty=duty, holder__in=ended))
    begun = set(ProgressChange.objects.filter(obligation__in=held).values_list("obligation_id", flat=True))
    withdrawn = [row for row in held if row.pk not in begun and _made_too_far_ahead(row, heirs)]
    passed = [row for row in held if row not in withdrawn]
    steps = [step for row in passed for step in _steps(row, heritage)]
    HandOver.objects.bulk_create(steps)
    for holder_id, group in _by_heir(passed, heritage).items():
        Obligation.objects.filter(pk__in=[row.pk for row in group]).update(holder=holder_id)
    Obligation.objects.filter(pk__in=[row.pk for row in withdrawn]).delete()
    reschedule(passed)
    if held:
        after = {
            "passed": [[step.obligation_id, step.from_unit_id, step.to_unit_id, step.succession_id] for step in steps],
            "withdrawn": [[row.unit_id, row.period] for row in withdrawn],
        }
        record(actor=actor, act="duties.hand_over", obj=duty, after=after)
    return len(passed)


def _made_too_far_ahead(row: Obligation, heirs: Heirs) -> bool:
    """Made before the event was known, for a period that begins after the unit's end: the heir is charged instead.

    It was nobody's work yet, so it is withdrawn; `make_obligations` makes the heir's, one even where several merged.
    """
    return row.progress == Progress.NOT_ACCEPTED and heirs.heir(row.unit_id, row.period_start) != row.unit_id


def _steps(row: Obligation, heritage: Heritage) -> list[HandOver]:
    """One row for each event on the way from the holder to its heir of today."""
    steps: list[HandOver] = []
    unit_id, end = row.holder_id, heritage.heir(row.holder_id)
    while unit_id != end:
        heir_id, event = heritage.heirs[unit_id]
        steps = _with_step(steps, row, unit_id, heir_id, event)
        unit_id = heir_id
    return steps


def _with_step(steps: list[HandOver], row: Obligation, unit_id: int, heir_id: int, event: Succession) -> list[HandOver]:
    if steps and steps[-1].succession_id == event.pk:  # one event that names A -> B -> C is one hand-over, A -> C
        steps[-1].to_unit_id = heir_id
        return steps
    return [*steps, HandOver(obligation=row, from_unit_id=unit_id, to_unit_id=heir_id, succession=event)]


def _by_heir(rows: list[Obligation], heritage: Heritage) -> dict[int, list[Obligation]]:
    groups: dict[int, list[Obligation]] = defaultdict(list)
    for row in rows:
        groups[heritage.heir(row.holder_id)].append(row)
    return groups
