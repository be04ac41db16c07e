from __future__ import annotations

from django.db import transaction

from roviec.journal.acts import record
from roviec.org.access import Access
from roviec.org.errors import OrgError
from roviec.org.models import Unit, UnitAlias
from roviec.vietnamese.names import agency_key


@transaction.atomic
def add_alias(*, access: Access, unit: Unit, text: str) -> UnitAlias:
    """Another way of writing the unit's name, so that directives find it."""
    access.require("org.change")
    key = agency_key(text)
    if not key:
        raise OrgError("no_letters")
    alias, added = UnitAlias.objects.get_or_create(unit=unit, key=key, defaults={"text": text.strip()})
    if added:
        record(actor=access.actor, act="org.add_alias", obj=unit, after={"alias": alias.text})
    return alias
