"""What a device has sent once: a lost answer and a second sending are one report."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from roviec.duties.models.report import Report
from roviec.org.models import Person


class Sending(models.Model):
    """The key was made on the device when "send" was pressed; the row, when the report with that key was handed in."""

    key = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    report = models.OneToOneField(Report, models.PROTECT, related_name="sending")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="sending_once")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.at:%Y-%m-%d}"
