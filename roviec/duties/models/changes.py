"""What changes on an obligation is a row: its progress, its due date, its holder."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from roviec.directives.models import Amendment, Recurrence
from roviec.duties.models.axes import Progress
from roviec.duties.models.duty import Duty, Obligation
from roviec.org.models import Person, Succession, Unit


class ProgressChange(models.Model):
    """A change of state is a row: from, to, when, by whom, why."""

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="changes")
    from_progress = models.CharField(max_length=12, choices=Progress)
    to_progress = models.CharField(max_length=12, choices=Progress)
    at = models.DateTimeField()  # when it was recorded
    day = models.DateField(
        default=timezone.localdate
    )  # when it happened: a report handed in on paper is recorded later
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)
    report = models.ForeignKey("duties.Report", models.PROTECT, null=True, blank=True, related_name="changes")

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["obligation", "at", "to_progress", "day"], name="progress_as_at")]

    def __str__(self) -> str:
        return f"{self.from_progress} → {self.to_progress}"


class DueChange(models.Model):
    """The due date moved, with a reason and who allowed it: a person, a later directive (`amendment`), or both.

    `Obligation.first_due` stays what it was.
    """

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="due_changes")
    from_due = models.DateField(null=True, blank=True)
    to_due = models.DateField()
    reason = models.TextField()
    allowed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    amendment = models.ForeignKey(Amendment, models.PROTECT, null=True, blank=True, related_name="due_changes")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["obligation", "at"], name="due_as_at"),
            models.Index(fields=["to_due"], name="due_moved_to"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="due_change_has_reason"),
            models.CheckConstraint(condition=~Q(allowed_by=None, amendment=None), name="due_change_is_allowed"),
        ]

    def __str__(self) -> str:
        return f"{self.from_due} → {self.to_due}"


class HandOver(models.Model):
    """Open work passed from an ended unit to its successor, or from one lead to another by a later directive."""

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="hand_overs")
    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    succession = models.ForeignKey(Succession, models.PROTECT, null=True, blank=True, related_name="+")
    amendment = models.ForeignKey(Amendment, models.PROTECT, null=True, blank=True, related_name="hand_overs")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["obligation", "succession"], name="handed_over_once"),
            models.CheckConstraint(
                condition=Q(succession=None, amendment__isnull=False) | Q(succession__isnull=False, amendment=None),
                name="handed_over_for_one_cause",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_unit_id} → {self.to_unit_id}"


class CadenceChange(models.Model):
    """The duty returns at another pace from a day on, by a later directive. The duty's own words stay what they were."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="cadences")
    since = models.DateField()
    recurrence = models.CharField(max_length=12, choices=Recurrence)
    time_text = models.CharField(max_length=300, blank=True)
    amendment = models.ForeignKey(Amendment, models.PROTECT, related_name="cadences")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.duty_id}: {self.recurrence} {self.since}"
