"""Reports on their way up: a unit puts what it received together, adds its own words, and hands the whole on."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.duties.models.duty import Duty
from roviec.duties.models.report import Report
from roviec.org.access import Access
from roviec.org.models import Person, Unit


class ConsolidationQuerySet(models.QuerySet["Consolidation"]):
    def visible_to(self, access: Access) -> ConsolidationQuerySet:
        """The unit that made it, and from the moment it is sent those who received it and who see the city."""
        sent = ~Q(state=Consolidation.State.DRAFT)
        own = Q(unit__in=access.own_unit_ids)
        if access.unit_ids is None:
            return self.filter(own | sent)
        return self.filter(own | (sent & (Q(unit__in=access.unit_ids) | Q(to_unit__in=access.unit_ids))))


class Consolidation(models.Model):
    """One unit's consolidated report on a duty and period. Once sent it never changes: after a return the next is a new row."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang tổng hợp")
        SENT = "sent", _("Đã gửi lên")
        RETURNED = "returned", _("Bị trả lại")
        TAKEN = "taken", _("Đã nhận")

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="consolidations")
    period = models.CharField(max_length=12)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 … of this unit for this duty and period
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    text = models.TextField(blank=True)  # what the unit adds of its own
    to_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    to_name = models.CharField(max_length=200, blank=True)  # a body outside the city ("Chính phủ")
    figures = models.JSONField(default=dict)  # field code -> total, frozen when sent
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = ConsolidationQuerySet.as_manager()

    class Meta:
        ordering = ["duty", "period", "unit", "number"]
        constraints = [
            models.UniqueConstraint(fields=["duty", "period", "unit", "number"], name="consolidation_numbered"),
            models.UniqueConstraint(
                fields=["duty", "period", "unit"], condition=Q(state="draft"), name="consolidation_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", sent_at=None)
                | (~Q(state="draft") & Q(sent_at__isnull=False) & (Q(to_unit__isnull=False) ^ ~Q(to_name=""))),
                name="consolidation_sent_to_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} x {self.unit_id} x {self.period} #{self.number}"


class ConsolidationPart(models.Model):
    """What went in: a report, or a consolidation received from beneath; with a word of the consolidator's on it."""

    consolidation = models.ForeignKey(Consolidation, models.CASCADE, related_name="parts")
    report = models.ForeignKey(Report, models.PROTECT, null=True, blank=True, related_name="+")
    below = models.ForeignKey(Consolidation, models.PROTECT, null=True, blank=True, related_name="went_into")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(report__isnull=True) ^ Q(below__isnull=True), name="part_is_one_thing"),
            models.UniqueConstraint(fields=["consolidation", "report"], name="part_report_once"),
            models.UniqueConstraint(fields=["consolidation", "below"], name="part_below_once"),
        ]

    def __str__(self) -> str:
        return f"{self.consolidation_id}: {self.report_id or self.below_id}"


class ConsolidationChange(models.Model):
    consolidation = models.ForeignKey(Consolidation, models.CASCADE, related_name="changes")
    from_state = models.CharField(max_length=10, choices=Consolidation.State)
    to_state = models.CharField(max_length=10, choices=Consolidation.State)
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"
