from __future__ import annotations

from datetime import date

from django.db import transaction

from roviec.journal.acts import record
from roviec.org.access import Access
from roviec.org.acts.versions import change, standing
from roviec.org.chart import Chart
from roviec.org.errors import OrgError
from roviec.org.models import Dated, Level, Succession, SuccessionLink, Unit, UnitKind, UnitVersion
from roviec.vietnamese.keys import search_key, sort_key


@transaction.atomic
def establish(
    *,
    access: Access,
    code: str,
    name: str,
    kind: str,
    level: str,
    parent: Unit,
    on: date,
    legal_basis: str,
    short_name: str = "",
) -> Unit:
    """A new unit under `parent` from `on`."""
    access.require("org.change")
    if Unit.objects.filter(code=code).exists():
        raise OrgError("code_taken", unit=code)
    if not UnitKind.objects.filter(code=kind).exists():
        raise OrgError("unknown_kind", kind=kind)
    if not Level.objects.filter(Dated.on(on), code=level).exists():
        raise OrgError("unknown_level", level=level, on=on.isoformat())
    if parent.pk not in Chart.at(on):
        raise OrgError("not_standing", unit=parent.code, on=on.isoformat())
    unit = Unit.objects.create(code=code, established_on=on)
    UnitVersion.objects.create(
        unit=unit,
        parent=parent,
        level=level,
        kind=kind,
        name=name,
        short_name=short_name,
        legal_basis=legal_basis,
        valid_from=on,
        search_key=search_key(name),
        sort_key=sort_key(name),
    )
    after = {"code": code, "name": name, "kind": kind, "level": level, "parent": parent.code, "on": on}
    record(actor=access.actor, act="org.establish", obj=unit, after=after, reason=legal_basis)
    return unit


@transaction.atomic
def rename(*, access: Access, unit: Unit, name: str, on: date, legal_basis: str, short_name: str = "") -> UnitVersion:
    """The unit goes on under another name; its work stays with it."""
    access.require("org.change")
    old = standing(unit, on)
    new = change(old, on, legal_basis=legal_basis, name=name, short_name=short_name)
    event = Succession.objects.create(
        code=f"rename-{unit.code}-{on}", kind=Succession.Kind.RENAME, effective_on=on, legal_basis=legal_basis
    )
    SuccessionLink.objects.create(succession=event, predecessor=unit, successor=unit)
    after = {"name": name, "on": on}
    record(actor=access.actor, act="org.rename", obj=unit, before={"name": old.name}, after=after, reason=legal_basis)
    return new


@transaction.atomic
def move(*, access: Access, unit: Unit, parent: Unit, on: date, legal_basis: str) -> UnitVersion:
    """Under another parent from `on`: a new version, the old one keeps its parent."""
    access.require("org.change")
    old = standing(unit, on)
    chart = Chart.at(on)
    if parent.pk not in chart:
        raise OrgError("not_standing", unit=parent.code, on=on.isoformat())
    if parent.pk in chart.subtree(unit.pk):
        raise OrgError("own_descendant", unit=unit.code, parent=parent.code)
    new = change(old, on, legal_basis=legal_basis, parent=parent)
    before = {"parent": old.parent.code if old.parent else ""}
    after = {"parent": parent.code, "on": on}
    record(actor=access.actor, act="org.move", obj=unit, before=before, after=after, reason=legal_basis)
    return new
