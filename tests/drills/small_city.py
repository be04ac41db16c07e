"""A few units and duties of the drills, made by rows alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from roviec.directives.models import Directive, Task
from roviec.duties.models import Assignment, Duty
from roviec.org.models import Succession, SuccessionLink, Unit, UnitVersion

OPENED = date(2024, 1, 1)


def make_units(count: int, since: date = OPENED) -> list[Unit]:
    first = Unit.objects.count()
    units = [Unit.objects.create(code=f"u{first + number}", established_on=since) for number in range(count)]
    UnitVersion.objects.bulk_create(
        UnitVersion(
            unit=unit, level="x", kind="x", name=f"Đơn vị {unit.pk}", valid_from=since, search_key=unit.code,
            sort_key=unit.code,
        )
        for unit in units
    )  # fmt: skip
    return units


def make_duties(count: int, units: Iterable[Unit], recurrence: str, opened_on: date = OPENED) -> list[Duty]:
    directive = Directive.objects.create(
        state="issued", number="1/TN", text="Việc thử nghiệm. ", search_key="x", source_name="b.txt", source_kind="txt",
        source_sha256="0" * 64, issued_on=opened_on,
    )  # fmt: skip
    units, duties = list(units), []
    for order in range(1, count + 1):
        task = Task.objects.create(directive=directive, quote="Việc", start=order, end=order + 1, state="confirmed")
        duty = Duty.objects.create(
            directive=directive, task=task, order=order, quote="Việc", recurrence=recurrence, opened_on=opened_on,
            search_key="viec",
        )  # fmt: skip
        Assignment.objects.bulk_create(Assignment(duty=duty, unit=unit, part=Assignment.Part.LEAD) for unit in units)
        duties.append(duty)
    return duties


def merge(old: Iterable[Unit], into: Unit, on: date) -> Succession:
    """What the act `org.merge` leaves behind, as far as heirs are concerned."""
    event = Succession.objects.create(
        code=f"merge-{into.code}-{on}", kind=Succession.Kind.MERGE, effective_on=on, legal_basis="NQ thử"
    )
    for unit in old:
        SuccessionLink.objects.create(succession=event, predecessor=unit, successor=into)
        Unit.objects.filter(pk=unit.pk).update(abolished_on=on)
        UnitVersion.objects.filter(unit=unit, valid_to=None).update(valid_to=on)
    return event
