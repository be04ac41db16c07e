"""One figure of one unit for one period. A change is a new row; the row before ends at that moment, so that any moment can be asked."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.duties.models import Report
from roviec.measures.models.indicator import Indicator
from roviec.org.access import Access
from roviec.org.models import Person, Unit


class Batch(models.Model):
    """What was recorded in one go: from a report, a file, another room, or by hand. The journal has one line for it."""

    class Way(models.TextChoices):
        REPORT = "report", _("Báo cáo")
        FILE = "file", _("Tệp nhập")
        HAND = "hand", _("Nhập tay")
        MACHINE = "machine", _("Hệ thống khác gửi")
        COMPUTED = "computed", _("Hệ thống tính")

    way = models.CharField(max_length=10, choices=Way)
    origin = models.CharField(max_length=200, blank=True)  # file, room or system that they came from
    report = models.ForeignKey(Report, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)  # of a report: when its reviewer accepted it
    rows = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)  # of its figures

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return f"{self.way} {self.at:%Y-%m-%d}"


class ObservationQuerySet(models.QuerySet["Observation"]):
    def visible_to(self, access: Access) -> ObservationQuerySet:
        return self if access.unit_ids is None else self.filter(unit__in=access.unit_ids)

    def as_at(self, moment: datetime | None) -> ObservationQuerySet:
        """What was known at a moment; None: now."""
        if moment is None:
            return self.filter(replaced_at=None)
        return self.filter(Q(replaced_at=None) | Q(replaced_at__gt=moment), recorded_at__lte=moment)


class Observation(models.Model):
    """A count or amount has a numerator; a ratio both; a yes or no is 1 or 0; an index is its value."""

    # The constraints and the index below begin with both.
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="observations", db_index=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    period = models.CharField(max_length=12)
    period_start = models.DateField()
    revision = models.PositiveSmallIntegerField(default=1)
    numerator = models.DecimalField(max_digits=20, decimal_places=4)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    estimate = models.BooleanField(default=False)
    valid_on = models.DateField(null=True, blank=True)  # the day for which it holds, where it was said
    word = models.CharField(max_length=500, blank=True)  # why an odd figure is right
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)  # by the next revision, or withdrawn
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="observations")

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ["period_start", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "unit", "period", "revision"], name="observation_revision_once"),
            models.UniqueConstraint(
                fields=["period", "indicator", "unit"], condition=Q(replaced_at=None), name="observation_one_current"
            ),
            models.CheckConstraint(condition=Q(replaced_at=None) | Q(replaced_at__gte=F("recorded_at")), name="observation_ends_later"),
        ]  # fmt: skip
        indexes = [models.Index(fields=["unit", "period_start"], name="observation_of_unit")]

    def __str__(self) -> str:
        return f"{self.indicator_id} x {self.unit_id} x {self.period} #{self.revision}"
