"""One way of writing a value down as bytes, so that equal values have equal hashes on any machine and in any language.

Objects sorted by key (code points), no white space, UTF-8, strings in NFC, whole numbers only and none that a 64-bit
float could not carry: amounts and rates are written as strings by their owner.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from roviec.journal.errors import JournalError

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

LARGEST_INT = 2**53 - 1
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode
DEEPEST = 64  # far below where Python's own reader and writer give up


def moment(at: datetime) -> str:
    """UTC with microseconds and `Z`: one spelling for one moment."""
    if at.tzinfo is None:
        raise JournalError("not_canonical", where="", why="a time without a zone")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def plain(value: object, where: str = "$", depth: int = 0) -> Json:
    """`value` with dates written as ISO strings and text in NFC; JournalError `not_canonical` names the place of what cannot be."""
    if depth > DEEPEST:
        raise JournalError("not_canonical", where=where, why="too deep")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > LARGEST_INT:
            raise JournalError("not_canonical", where=where, why="number too large")
        return int(value)
    if isinstance(value, str):
        return _text(str(value), where)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return _object(value, where, depth)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [plain(item, f"{where}[{n}]", depth + 1) for n, item in enumerate(value)]
    raise JournalError("not_canonical", where=where, why=type(value).__name__)


def canonical(value: object) -> bytes:
    """The canonical bytes of `value`; reading them as JSON and writing them again gives the same bytes."""
    return written(plain(value))


def written(value: Json) -> bytes:
    """The bytes of a value that already is `plain`."""
    return _encode(value).encode()


def _text(value: str, where: str) -> str:
    if "\0" in value:  # PostgreSQL cannot keep it
        raise JournalError("not_canonical", where=where, why="NUL character")
    if not value.isascii():
        value = unicodedata.normalize("NFC", value)
        try:
            value.encode()
        except UnicodeEncodeError:
            raise JournalError("not_canonical", where=where, why="half a character") from None
    return value


def _object(value: Mapping[object, object], where: str, depth: int) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise JournalError("not_canonical", where=where, why="a key that is not text")
        name = _text(str(key), where)
        if name in found:
            raise JournalError("not_canonical", where=f"{where}.{name}", why="the same key twice")
        found[name] = plain(item, f"{where}.{name}", depth + 1)
    return found
