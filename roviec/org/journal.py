"""What the journal cannot know by itself: who may read all of it, and the names behind its keys."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from roviec.org.access import access_of
from roviec.org.models import Person


def may_read_all(user: AbstractBaseUser | AnonymousUser, object_type: str, object_id: str) -> bool:
    return access_of(user).can("journal.read")


def names(keys: Collection[str]) -> dict[str, str]:
    """The people among the actor keys, by key."""
    people = {int(key.removeprefix("person:")) for key in keys if key.startswith("person:")}
    return {f"person:{pk}": name for pk, name in Person.objects.filter(pk__in=people).values_list("pk", "full_name")}
