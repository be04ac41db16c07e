"""A file that somebody has sent and seen a preview of, until they say yes or a day has gone."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Waiting(models.Model):
    """No fact of the city: it is deleted once stored, dropped or forgotten. `purpose` names the import ("programme.items")."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=60)
    filename = models.CharField(max_length=255)
    data = models.BinaryField()
    sent_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "purpose"], name="one_waiting_file")]

    def __str__(self) -> str:
        return self.filename
