"""Writing the journal and sealing it. Every consequential act of every room ends in `record`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import DEFAULT_DB_ALIAS, connection, models, transaction
from django.utils import timezone

from roviec.journal.canonical import Json, moment, plain
from roviec.journal.chain import NOTHING_BEFORE, Row, entry_hash, seal_hash, seal_message
from roviec.journal.context import Actor, request_id
from roviec.journal.errors import JournalError
from roviec.journal.keys import signer
from roviec.journal.merkle import Merkle
from roviec.journal.models import Entry, Seal
from roviec.journal.personal import refuse_personal
from roviec.journal.rows import seal_row

Object = models.Model | tuple[str, str]  # a row, or ("app.model", "id")

ACTOR = re.compile(r"(person|user):[0-9]+|system:[a-z0-9_.-]+( [a-z0-9_.-]+)*")
ACT = re.compile(r"[a-z_]+(\.[a-z_]+)+")
LOCK = 0x526F56696563  # "RoViec": one writer at a time, so that numbers have no gap and the chain no fork
AT_ONCE = 500
LONGEST = {field.attname: field.max_length for field in Entry._meta.concrete_fields if field.max_length}


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One act to be written. `happened_at` is for history taken over from elsewhere: the entry is marked as backfilled.

    `actor` is who did it, where that isn't the one who writes them all.
    """

    act: str
    obj: Object
    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None
    reason: str = ""
    happened_at: datetime | None = None
    actor: Actor | None = None


def record(
    *,
    actor: Actor,
    act: str,
    obj: Object,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    reason: str = "",
) -> Entry:
    """Write one entry in the transaction of the act itself; call it last, it holds the journal's lock until commit."""
    fact = Fact(act=act, obj=obj, before=before, after=after, reason=reason)
    (row,) = _rows(actor, [fact])
    row.save(force_insert=True)
    return row


def record_many(*, actor: Actor, facts: Iterable[Fact]) -> int:
    """Write many entries under one lock; how many. `facts` may be a generator, which must not itself record."""
    rows, count = _rows(actor, facts), 0
    while chunk := list(islice(rows, AT_ONCE)):
        count += len(Entry.objects.bulk_create(chunk))
    return count


@transaction.atomic
def seal(now: datetime) -> Seal | None:
    """Sign what has been written since the last seal; None when there is nothing new."""
    _lock()
    last = Seal.objects.order_by("-number").first()
    first_seq = last.last_seq + 1 if last else 1
    tree, last_seq = Merkle(), first_seq - 1
    new = Entry.objects.filter(seq__gte=first_seq).order_by("seq").values_list("seq", "hash")
    for seq, leaf in new.iterator():
        tree.add(leaf.encode())
        last_seq = seq
    if not tree.size:
        return None
    key = signer()
    made = Seal(
        number=last.number + 1 if last else 1,
        first_seq=first_seq,
        last_seq=last_seq,
        root=tree.root().hex(),
        sealed_at=now,
        prev_hash=seal_hash(seal_row(last)) if last else NOTHING_BEFORE,
        key_id=key.key_id,
    )
    made.signature = key.sign(seal_message(seal_row(made)))
    made.save(force_insert=True)
    return made


def _lock() -> None:
    """SQLite's transactions are IMMEDIATE: there the lock is held already."""
    if not connection.in_atomic_block:
        raise JournalError("outside_transaction")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _rows(actor: Actor, facts: Iterable[Fact]) -> Iterator[Entry]:
    """The facts as entries chained to the last one, under the lock."""
    _lock()
    head = Entry.objects.using(DEFAULT_DB_ALIAS).order_by("-seq").values_list("seq", "hash").first()
    last_seq, prev_hash = head or (0, NOTHING_BEFORE)
    now = timezone.now()
    for seq, fact in enumerate(facts, last_seq + 1):
        at = fact.happened_at or now
        row = _row(fact.actor or actor, fact)
        row |= {"seq": seq, "at": moment(at), "prev_hash": prev_hash}
        prev_hash = entry_hash(row)
        yield Entry(**{**row, "at": at, "hash": prev_hash})


def _row(actor: Actor, fact: Fact) -> Row:
    if not ACTOR.fullmatch(actor.key):
        raise JournalError("bad_actor", actor=actor.key)
    if not ACT.fullmatch(fact.act):
        raise JournalError("bad_act", act=fact.act)
    object_type, object_id = _named(fact.obj)
    row: Row = {
        "actor": actor.key,
        "acting_as": plain(actor.acting_as),
        "act": fact.act,
        "object_type": plain(object_type),
        "object_id": plain(object_id),
        "before": _values(fact.before, "before"),
        "after": _values(fact.after, "after"),
        "reason": plain(fact.reason, "reason"),
        "request_id": request_id.get(),
        "backfilled": fact.happened_at is not None,
    }
    for name, longest in LONGEST.items():
        if len(str(row.get(name))) > longest:
            raise JournalError("too_long", field=name, longest=longest)
    return row


def _values(values: Mapping[str, object] | None, where: str) -> Json:
    found = plain(values, where)
    refuse_personal(found, where)
    return found


def _named(obj: Object) -> tuple[str, str]:
    object_type, object_id = obj if isinstance(obj, tuple) else (obj._meta.label_lower, str(obj.pk or ""))
    if not object_type or not object_id:
        raise JournalError("bad_object", object_type=object_type, object_id=object_id)
    return object_type, object_id
