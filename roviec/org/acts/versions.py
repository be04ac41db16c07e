"""Closing a unit's version and opening the next: the past stays as it was."""

from __future__ import annotations

from datetime import date

from roviec.org.errors import OrgError
from roviec.org.models import Unit, UnitVersion
from roviec.vietnamese.keys import search_key, sort_key


def standing(unit: Unit, on: date) -> UnitVersion:
    """The unit's last version, locked; OrgError unless a change may begin on `on`."""
    last = UnitVersion.objects.select_for_update().filter(unit=unit).order_by("-valid_from").first()
    if last is None or (last.valid_to is not None and last.valid_to <= on):
        raise OrgError("not_standing", unit=unit.code, on=on.isoformat())
    if last.valid_to is not None:
        raise OrgError("end_already_known", unit=unit.code, end=last.valid_to.isoformat())
    if last.valid_from >= on:
        raise OrgError("later_change", unit=unit.code, since=last.valid_from.isoformat())
    return last


def close(version: UnitVersion, on: date) -> None:
    version.valid_to = on
    version.save(update_fields=["valid_to"])


def change(
    version: UnitVersion,
    on: date,
    *,
    legal_basis: str,
    parent: Unit | None = None,
    name: str | None = None,
    short_name: str | None = None,
) -> UnitVersion:
    """The next version of the same unit from `on`; what is not given stays."""
    close(version, on)
    new_name = version.name if name is None else name
    return UnitVersion.objects.create(
        unit_id=version.unit_id,
        parent=parent or version.parent,
        level=version.level,
        kind=version.kind,
        name=new_name,
        short_name=version.short_name if short_name is None else short_name,
        legal_basis=legal_basis,
        valid_from=on,
        search_key=search_key(new_name),
        sort_key=sort_key(new_name),
    )
