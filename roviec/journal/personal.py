"""The journal is kept for ever and copied out: nothing in it may identify a person except by key."""

from __future__ import annotations

from roviec.journal.canonical import Json
from roviec.journal.errors import JournalError

REFUSED = (
    "address",
    "birth_date",
    "citizen_id",
    "date_of_birth",
    "email",
    "first_name",
    "full_name",
    "last_name",
    "passport",
    "password",
    "phone",
    "secret",
    "token",
    "username",
)


def refuse_personal(value: Json, where: str) -> None:
    """JournalError `personal_data` when a key anywhere in `value` names a personal or secret field."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key.casefold().replace("-", "_").endswith(REFUSED):
                raise JournalError("personal_data", where=f"{where}.{key}")
            refuse_personal(item, f"{where}.{key}")
    elif isinstance(value, list):
        for item in value:
            refuse_personal(item, where)
