"""That made-up data was loaded: which, and how far the loading has come."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class CityYear(models.Model):
    """One loading; at most one stands at a time. The same `first`, `last`, `until`, `seed` and `scale` give the same year."""

    first = models.DateField()
    last = models.DateField()
    until = models.DateTimeField()  # nothing that happens later is stored
    seed = models.IntegerField()
    scale = models.CharField(max_length=10)
    people = models.JSONField(default=list)  # ids of the people added
    directives = models.JSONField(default=list)  # ids, in the orders' order
    sheet = models.BigIntegerField(null=True)  # id of the form added
    runs = models.JSONField(default=list)  # ids of the judgements, in order of time, the year's last
    duties_done = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.first} – {self.last} ({self.seed}, {self.scale})"
