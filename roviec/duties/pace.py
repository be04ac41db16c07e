"""How often a duty returns, from when to when: as it was issued, until a later directive says otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from roviec.duties.models import CadenceChange, Duty


@dataclass(frozen=True)
class Pace:
    """From `since` on and before `until`; None while it lasts."""

    recurrence: str
    time_text: str
    since: date
    until: date | None = None


def paces_of(duties: Iterable[Duty]) -> dict[int, list[Pace]]:
    """Duty id -> its paces, the first first. One query."""
    duties = list(duties)
    found = {duty.pk: [Pace(duty.recurrence, duty.time_text, duty.opened_on)] for duty in duties}
    rows = CadenceChange.objects.filter(duty__in=duties).order_by("since", "pk")
    for duty_id, recurrence, time_text, since in rows.values_list("duty_id", "recurrence", "time_text", "since"):
        paces = found[duty_id]
        paces[-1] = replace(paces[-1], until=since)
        paces.append(Pace(recurrence, time_text, since))
    return found


def pace_on(paces: Iterable[Pace], day: date) -> Pace:
    """The one that holds on `day`; the first before it begins."""
    first, *later = paces
    return next((pace for pace in reversed(later) if pace.since <= day), first)
