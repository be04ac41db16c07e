"""Is an export whole, and does this database still hold what it held when the export was made?"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS

from roviec.journal.canonical import written
from roviec.journal.chain import Row, Verdict, Walk
from roviec.journal.errors import JournalError
from roviec.journal.export import FORMAT, VERSION
from roviec.journal.keys import ring
from roviec.journal.models import Entry

LONGEST_LINE = 64 * 1024 * 1024


def check_export(path: Path) -> Verdict:
    """Walk along a file, trusting the keys of this place and not those it brings; JournalError `not_an_export` without a header."""
    walk, digest, end = Walk(ring().signed), sha256(), None
    with path.open("rb") as file:
        line = file.readline(LONGEST_LINE)
        _demand_header(line)
        digest.update(line)
        while line := file.readline(LONGEST_LINE):
            kind, row = _read(line)
            if end is not None or kind not in {"entry", "seal", "end"}:
                walk.unreadable()
            elif kind == "end":
                end = row
                continue  # signs what is before it
            elif kind == "entry":
                walk.entry(row)
            else:
                walk.seal(row)
            digest.update(line)
    walk.end(end, digest.hexdigest())
    return walk.verdict()


def still_held(file: Verdict, alias: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether the database has the last entry of a sound export, unchanged: if so, with a sound chain, it has all of them."""
    if not file.entries:
        return True
    return Entry.objects.using(alias).filter(seq=file.entries, hash=file.head).exists()


def _read(line: bytes) -> tuple[str, Row]:
    """The kind and the row of a line, or an empty kind when the line is not exactly what an export writes."""
    try:
        value = json.loads(line)
        if written(value) + b"\n" == line and isinstance(value, dict) and len(value) == 1:
            ((kind, row),) = value.items()
            if isinstance(row, dict):
                return kind, row
    except (ValueError, RecursionError):
        pass
    return "", {}


def _demand_header(line: bytes) -> None:
    kind, row = _read(line)
    if kind != "header" or row.get("format") != FORMAT or row.get("version") != VERSION:
        raise JournalError("not_an_export")
