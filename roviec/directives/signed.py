"""The digital signatures of a directive's PDF: judged when it was taken in and kept with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.utils.dateparse import parse_datetime

from roviec.directives.intake.signatures import signatures_of
from roviec.directives.models import Directive

CODE: Final = "signed"  # among the notes that intake leaves on a directive


@dataclass(frozen=True)
class Signed:
    """`at` by the signer's clock; `trusted` None when the city had set no roots (ROVIEC_SIGN_ROOTS) to judge by."""

    signer: str
    organisation: str
    at: datetime | None
    intact: bool
    trusted: bool | None


def judged(data: bytes) -> list[dict[str, object]]:
    """What is to be kept of the file's signatures, by the roots that are set now."""
    return [{"code": CODE, "fields": asdict(found)} for found in signatures_of(data, settings.SIGN_ROOTS)]


def signatures(directive: Directive) -> list[Signed]:
    """In the order in which they were made."""
    return [_signed(one["fields"]) for one in directive.warnings if one["code"] == CODE]


def context_of(directive: Directive) -> dict[str, object]:
    """For the template `directives/signatures.html`."""
    found = signatures(directive)
    return {"signatures": found, "signatures_broken": not all(one.intact for one in found)}


def other_notes(directive: Directive) -> list[Mapping[str, object]]:
    return [one for one in directive.warnings if one["code"] != CODE]


def _signed(kept: Mapping[str, Any]) -> Signed:
    at = parse_datetime(kept["signed_at"]) if kept["signed_at"] else None
    return Signed(kept["signer"], kept["organisation"], at, kept["intact"], kept["trusted"])
