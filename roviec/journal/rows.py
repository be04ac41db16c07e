"""Entries and seals as the JSON objects that are hashed, exported and walked along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Literal

from roviec.journal.canonical import moment
from roviec.journal.chain import Row
from roviec.journal.models import Entry, Seal

ENTRY = tuple(field.attname for field in Entry._meta.concrete_fields)
SEAL = tuple(field.attname for field in Seal._meta.concrete_fields)
CHUNK = 2000

Line = tuple[Literal["entry", "seal"], Row]


def entry_row(values: Mapping[str, Any]) -> Row:
    return _row(values, "at")


def seal_row(seal: Seal) -> Row:
    return _row({name: getattr(seal, name) for name in SEAL}, "sealed_at")


def lines(alias: str, chunk: int = CHUNK) -> Iterator[Line]:
    """The whole journal in order, each seal after its last entry; a seal beyond the last entry comes at the end.

    Seals are asked for first: one made while we read may then be absent, but none can cover an entry we do not see.
    """
    seals = Seal.objects.using(alias).order_by("number").values(*SEAL).iterator(chunk)
    seal = next(seals, None)
    for entry in Entry.objects.using(alias).order_by("seq").values(*ENTRY).iterator(chunk):
        while seal is not None and seal["last_seq"] < entry["seq"]:
            yield "seal", _row(seal, "sealed_at")
            seal = next(seals, None)
        yield "entry", entry_row(entry)
    while seal is not None:
        yield "seal", _row(seal, "sealed_at")
        seal = next(seals, None)


def _row(values: Mapping[str, Any], time: str) -> Row:
    at = values[time]  # not a time where somebody wrote something else into SQLite's column
    return {**values, time: moment(at) if isinstance(at, datetime) else at}
