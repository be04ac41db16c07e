"""Keys of sending systems: given once, revoked for good."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from roviec.journal.acts import record
from roviec.measures.errors import MeasureRefused
from roviec.measures.models import ApiKey, Indicator
from roviec.org.access import Access
from roviec.org.models import Unit


def digest_of(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


@transaction.atomic
def give_key(
    *, access: Access, name: str, units: Sequence[Unit], indicators: Sequence[Indicator]
) -> tuple[ApiKey, str]:
    """The row, and the whole key, which is known only now. MeasureRefused: "no_name", "no_scope"."""
    access.require("measures.keys")
    if not name.strip():
        raise MeasureRefused("no_name")
    if not units or not indicators:
        raise MeasureRefused("no_scope")
    prefix, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
    row = ApiKey.objects.create(name=name.strip(), prefix=prefix, digest=digest_of(secret), given_by=access.person)
    row.units.set(units)
    row.indicators.set(indicators)
    after = {
        "prefix": prefix, "units": sorted(unit.pk for unit in units), "indicators": sorted(each.code for each in indicators),
    }  # fmt: skip
    record(actor=access.actor, act="measures.give_key", obj=row, after=after)
    return row, f"rv_{prefix}_{secret}"


@transaction.atomic
def revoke_key(*, access: Access, key: ApiKey, reason: str) -> None:
    """From this moment on. What came with it stays. MeasureRefused: "no_reason", "revoked_already"."""
    access.require("measures.keys")
    if not reason.strip():
        raise MeasureRefused("no_reason")
    now = timezone.now()
    if not ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=now, revoked_by=access.person):
        raise MeasureRefused("revoked_already")
    record(actor=access.actor, act="measures.revoke_key", obj=key, after={"prefix": key.prefix}, reason=reason.strip())
