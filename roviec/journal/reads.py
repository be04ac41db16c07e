"""Reading the journal: who may, what is there, and whether it is whole."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from roviec.journal.chain import Verdict, Walk
from roviec.journal.context import Actor
from roviec.journal.keys import ring
from roviec.journal.models import Entry
from roviec.journal.rows import CHUNK, lines

User = AbstractBaseUser | AnonymousUser
Reader = Callable[[User, str, str], bool]  # (user, object_type, object_id)
Namer = Callable[[Collection[str]], dict[str, str]]  # keys of actors and of roles to what the page shows instead

ALL = "*"
_readers: dict[str, Reader] = {}
_namers: list[Namer] = []


def entries_about(obj: models.Model | tuple[str, str]) -> QuerySet[Entry]:
    """The record of one object, latest first."""
    object_type, object_id = obj if isinstance(obj, tuple) else (obj._meta.label_lower, str(obj.pk))
    return Entry.objects.filter(object_type=object_type, object_id=object_id).order_by("-seq")


def entries_by(actor: Actor) -> QuerySet[Entry]:
    """What one actor did, in any role, latest first."""
    return Entry.objects.filter(actor=actor.key).order_by("-seq")


def verify(alias: str = DEFAULT_DB_ALIAS) -> Verdict:
    """Walk the whole journal of one database in constant memory."""
    signed = ring().signed
    for chunk in (CHUNK, 1):
        walk = Walk(signed)
        try:
            for kind, row in lines(alias, chunk):
                if kind == "entry":
                    walk.entry(row)
                else:
                    walk.seal(row)
            break
        except ValueError:
            # SQLite keeps anything in any column, and refuses to read the whole chunk: go again row by row to name the one.
            walk.unreadable()
    return walk.verdict()


def register_reader(object_type: str, reader: Reader) -> None:
    """A room says who may see the record of its objects; "*" (of org) says who may see every record."""
    _readers[object_type] = reader


def may_read(user: User, object_type: str, object_id: str) -> bool:
    """Ask the type's own reader and the one for all; where neither is registered nobody may."""
    readers = [_readers[name] for name in dict.fromkeys((object_type, ALL)) if name in _readers]
    return any(reader(user, object_type, object_id) for reader in readers)


def register_namer(namer: Namer) -> None:
    """Names are looked up for the page each time: the journal itself keeps keys only."""
    _namers.append(namer)


def names_of(keys: Collection[str]) -> dict[str, str]:
    """What to show for each key ("person:12", "leader@so-yt"); the key itself where nobody knows a name."""
    names = {key: _("Hệ thống") if key.startswith("system:") else key for key in keys}
    for namer in _namers:
        names |= namer(keys)
    return names
