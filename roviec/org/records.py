"""What org tells the journal: who may read which records, and who stands behind a key."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from roviec.org.access import access_of
from roviec.org.models import Person


def may_read_everything(user: AbstractBaseUser | AnonymousUser, object_type: str, object_id: str) -> bool:
    return access_of(user).can("journal.read")


def may_read_unit(user: AbstractBaseUser | AnonymousUser, object_type: str, object_id: str) -> bool:
    return object_id.isdecimal() and access_of(user).sees(int(object_id))


def names(keys: Collection[str]) -> dict[str, str]:
    """ "person:12" -> the person's name, looked up for the page each time."""
    ids = {int(key.partition(":")[2]) for key in keys if key.startswith("person:")}
    people = Person.objects.filter(pk__in=ids).values_list("pk", "full_name") if ids else ()
    return {f"person:{pk}": name for pk, name in people}
