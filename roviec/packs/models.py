"""What a pack said when it was loaded, so that the next version of it can tell what the city has changed since."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone


class LoadedFact(models.Model):
    """One fact as a pack gave it. Never edited: when the pack says otherwise, the row is replaced by another and stays."""

    section = models.CharField(max_length=40)
    key = models.CharField(max_length=200)  # schema.Fact.key
    pack = models.CharField(max_length=80)  # the one that had the last word: its own, or one built on it that ended it
    version = models.CharField(max_length=40)
    said = models.JSONField()  # the row it became, in the pack's words
    sha256 = models.CharField(max_length=64)  # of `said`
    since = models.DateField(null=True)  # from when the row holds: later than the fact after a change on the way
    at = models.DateTimeField(default=timezone.now)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["section", "key"], condition=Q(replaced_at=None), name="loaded_fact_once")
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.key} ({self.pack} {self.version})"
