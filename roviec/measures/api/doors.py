"""Who calls: the key in the head of the request, its scope, and how often."""

from __future__ import annotations

from dataclasses import dataclass
from hmac import compare_digest
from time import time
from typing import Final

from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from roviec.journal.context import Actor
from roviec.measures.acts.keys import digest_of
from roviec.measures.models import ApiKey

A_MINUTE: Final = 120  # calls with one key


class TooOften(Exception):
    """More than A_MINUTE calls within one minute of the clock."""


@dataclass(frozen=True)
class Caller:
    """`units` by code; what isn't in both is unknown to this key, whether or not it exists."""

    key: ApiKey
    units: dict[str, int]
    indicators: frozenset[str]

    @property
    def actor(self) -> Actor:
        return Actor.system(f"api.{self.key.prefix}")

    def may(self, indicator: str, unit: str) -> bool:
        return unit in self.units and indicator in self.indicators


class Bearer(HttpBearer):
    """`Authorization: Bearer rv_<prefix>_<secret>`."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        mark, _, rest = token.partition("_")
        prefix, _, secret = rest.partition("_")
        if mark != "rv" or not prefix.isascii() or not prefix.isalnum():
            return None
        key = ApiKey.objects.filter(prefix=prefix, revoked_at=None).first()
        if key is None or not compare_digest(key.digest, digest_of(secret)):
            return None
        _count(key)
        units = dict(key.units.values_list("code", "pk"))
        return Caller(key, units, frozenset(key.indicators.values_list("code", flat=True)))


def _count(key: ApiKey) -> None:
    """By conditional updates, so that several processes count as one."""
    minute, now, row = int(time() // 60), timezone.now(), ApiKey.objects.filter(pk=key.pk)
    if row.filter(minute=minute, calls__lt=A_MINUTE).update(calls=F("calls") + 1, used_at=now):
        return
    if row.exclude(minute=minute).update(minute=minute, calls=1, used_at=now):
        return
    if row.filter(minute=minute, calls__lt=A_MINUTE).update(calls=F("calls") + 1, used_at=now):
        return  # another process had begun the minute
    raise TooOften
