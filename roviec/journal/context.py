"""Who acts, as what, and in which request."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

request_id: ContextVar[str] = ContextVar("roviec_request_id", default="")


@dataclass(frozen=True)
class Actor:
    """`key` is a key, never a name ("person:12", "user:3", "system:duties.alert"); `acting_as` is role@unit, or empty."""

    key: str
    acting_as: str = ""

    @classmethod
    def system(cls, job: str) -> Actor:
        return cls(f"system:{job}")
