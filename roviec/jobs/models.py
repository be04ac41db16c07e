"""When the automatic acts are due. One row a job; a run is claimed by conditional UPDATE, so two beats never run it twice."""

from __future__ import annotations

from django.db import models


class Schedule(models.Model):
    job = models.CharField(max_length=100, unique=True)
    next_at = models.DateTimeField(db_index=True)
    paused = models.BooleanField(default=False)
    last_started = models.DateTimeField(null=True)
    last_finished = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.job
