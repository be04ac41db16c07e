"""Keys with which other systems give and read figures, and what was answered to what they sent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from roviec.measures.models.indicator import Indicator
from roviec.org.models import Person, Unit


class ApiKey(models.Model):
    """One sending system. The secret is shown once; here is its SHA-256 alone (it is drawn at random, so that needs no salt)."""

    name = models.CharField(max_length=120)
    prefix = models.CharField(max_length=12, unique=True)  # the part of the key that may be seen
    digest = models.CharField(max_length=64)
    units = models.ManyToManyField(Unit, related_name="+")
    indicators = models.ManyToManyField(Indicator, related_name="+")
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    used_at = models.DateTimeField(null=True, blank=True)
    minute = models.PositiveBigIntegerField(default=0)  # since 1970, of the last call
    calls = models.PositiveIntegerField(default=0)  # in that minute

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(revoked_at=None) | Q(revoked_at__gte=models.F("given_at")), name="api_key_revoked_later")
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix})"


class ApiAnswer(models.Model):
    """What was answered to the sending with this key of its own: sent again, it is answered the same, and nothing is done twice."""

    key = models.ForeignKey(ApiKey, models.PROTECT, related_name="answers")
    sending = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)  # of what was sent
    status = models.PositiveSmallIntegerField()
    answer = models.JSONField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "sending"], name="api_answer_once")]

    def __str__(self) -> str:
        return f"{self.key_id}: {self.sending}"
