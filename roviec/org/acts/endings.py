"""Acts that end units. The succession says who takes the open work over; the units below an ended one move to its heir."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from roviec.journal.acts import record
from roviec.org.access import Access
from roviec.org.acts.versions import change, close, standing
from roviec.org.chart import Chart
from roviec.org.errors import OrgError
from roviec.org.models import Succession, SuccessionLink, Unit, UnitVersion


@transaction.atomic
def merge(
    *, access: Access, units: Sequence[Unit], into: Unit, on: date, legal_basis: str, note: str = ""
) -> Succession:
    """`units` end on `on`; `into`, new or one that stood before, takes their open work."""
    access.require("org.change")
    ending = [unit for unit in units if unit.pk != into.pk]
    if not ending:
        raise OrgError("nothing_to_end")
    _must_stand(into, on)
    code = f"merge-{into.code}-{on}"
    event = _event(code, Succession.Kind.MERGE, on, legal_basis, note, Succession.HandOver.HEIR)
    for unit in ending:
        _end(unit, on, into, legal_basis)
        SuccessionLink.objects.create(succession=event, predecessor=unit, successor=into)
    after = {"units": [unit.code for unit in ending], "into": into.code, "on": on}
    record(actor=access.actor, act="org.merge", obj=event, after=after, reason=legal_basis)
    return event


@transaction.atomic
def split(
    *, access: Access, unit: Unit, into: Sequence[Unit], heir: Unit, on: date, legal_basis: str, note: str = ""
) -> Succession:
    """`unit` ends on `on` and leaves several successors, one of which, `heir`, takes the open work."""
    access.require("org.change")
    if heir.pk not in {each.pk for each in into} or unit.pk in {each.pk for each in into}:
        raise OrgError("heir_not_among_successors", heir=heir.code)
    for each in into:
        _must_stand(each, on)
    event = _event(f"split-{unit.code}-{on}", Succession.Kind.SPLIT, on, legal_basis, note, Succession.HandOver.HEIR)
    _end(unit, on, heir, legal_basis)
    for each in into:
        SuccessionLink.objects.create(succession=event, predecessor=unit, successor=each, heir=each.pk == heir.pk)
    after = {"unit": unit.code, "into": [each.code for each in into], "heir": heir.code, "on": on}
    record(actor=access.actor, act="org.split", obj=event, after=after, reason=legal_basis)
    return event


@transaction.atomic
def abolish(
    *, access: Access, unit: Unit, on: date, legal_basis: str, heir: Unit | None = None, note: str = ""
) -> Succession:
    """`unit` ends on `on`; its open work goes to `heir`, or to the unit above when none is named."""
    access.require("org.change")
    parent = standing(unit, on).parent
    successor = heir or parent
    if successor is None or successor.pk == unit.pk:
        raise OrgError("nobody_takes_over", unit=unit.code)
    _must_stand(successor, on)
    rule = Succession.HandOver.HEIR if heir else Succession.HandOver.PARENT
    event = _event(f"abolish-{unit.code}-{on}", Succession.Kind.ABOLISH, on, legal_basis, note, rule)
    _end(unit, on, successor, legal_basis)
    SuccessionLink.objects.create(succession=event, predecessor=unit, successor=successor)
    after = {"unit": unit.code, "successor": successor.code, "hand_over": rule, "on": on}
    record(actor=access.actor, act="org.abolish", obj=event, after=after, reason=legal_basis)
    return event


def _event(
    code: str, kind: Succession.Kind, on: date, legal_basis: str, note: str, rule: Succession.HandOver
) -> Succession:
    if Succession.objects.filter(code=code).exists():
        raise OrgError("event_known", event=code)
    return Succession.objects.create(
        code=code, kind=kind, effective_on=on, legal_basis=legal_basis, note=note, hand_over=rule
    )


def _must_stand(unit: Unit, on: date) -> None:
    if unit.pk not in Chart.at(on):
        raise OrgError("not_standing", unit=unit.code, on=on.isoformat())


def _end(unit: Unit, on: date, heir: Unit, legal_basis: str) -> None:
    if heir.pk in Chart.at(on).subtree(unit.pk):
        raise OrgError("own_descendant", unit=unit.code, parent=heir.code)
    close(standing(unit, on), on)
    unit.abolished_on = on
    unit.save(update_fields=["abolished_on"])
    below = UnitVersion.objects.select_for_update().filter(parent=unit, valid_to=None)
    for child in below.select_related("unit").order_by("pk"):
        change(standing(child.unit, on), on, legal_basis=legal_basis, parent=heir)
