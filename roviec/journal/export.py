"""The journal as one file of canonical JSON lines: a header with the public keys, entries and seals in order, a signed end.

The end line signs the digest of every byte before it, so that no byte of the file can change unnoticed and no tail be cut off.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from roviec.journal.canonical import Json, moment, written
from roviec.journal.chain import Row, end_message
from roviec.journal.keys import ring, signer
from roviec.journal.rows import lines

FORMAT, VERSION = "roviec-journal", 1


def export(path: Path, alias: str = DEFAULT_DB_ALIAS) -> int:
    """Write the whole journal to `path`, whole or not at all; how many entries."""
    draft = path.with_name(f"{path.name}.part")
    try:
        count = _write(draft, alias)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return count


def _write(path: Path, alias: str) -> int:
    key, digest, count = signer(), sha256(), {"entry": 0, "seal": 0}
    with path.open("wb") as file:

        def put(kind: str, row: Row) -> None:
            line = written({kind: row}) + b"\n"
            digest.update(line)
            file.write(line)

        keys: dict[str, Json] = {name: public.hex() for name, public in ring().public.items()}
        put("header", {"format": FORMAT, "version": VERSION, "exported_at": moment(timezone.now()), "keys": keys})
        for kind, row in lines(alias):
            put(kind, row)
            count[kind] += 1
        end: Row = {
            "entries": count["entry"],
            "seals": count["seal"],
            "sha256": digest.hexdigest(),
            "key_id": key.key_id,
        }
        put("end", {**end, "signature": key.sign(end_message(end))})
    return count["entry"]
