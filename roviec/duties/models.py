"""What is done: a duty is a task once issued; duty x agency x period is one obligation, with its own dates and progress."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Case, CharField, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from roviec.directives.models import Directive, Recurrence, Task
from roviec.org.access import Access
from roviec.org.models import Person, Succession, Unit


class Progress(models.TextChoices):
    NOT_ACCEPTED = "not_accepted", _("Chưa tiếp nhận")
    ACCEPTED = "accepted", _("Đã tiếp nhận")
    IN_PROGRESS = "in_progress", _("Đang thực hiện")
    SUBMITTED = "submitted", _("Đã báo cáo, chờ duyệt")
    RETURNED = "returned", _("Trả lại")
    DONE = "done", _("Hoàn thành")
    REOPENED = "reopened", _("Mở lại")


class Timeliness(models.TextChoices):
    NO_DUE = "no_due", _("Không có hạn")
    NOT_DUE = "not_due", _("Chưa đến hạn")
    DUE_SOON = "due_soon", _("Sắp đến hạn")
    LATE = "late", _("Quá hạn")
    DONE_IN_TIME = "done_in_time", _("Hoàn thành đúng hạn")
    DONE_LATE = "done_late", _("Hoàn thành quá hạn")


DUE_SOON_DAYS = 7


class DutyQuerySet(models.QuerySet["Duty"]):
    def visible_to(self, access: Access) -> DutyQuerySet:
        if access.unit_ids is None:
            return self
        mine = Q(pk__in=Assignment.objects.filter(unit__in=access.unit_ids).values("duty"))
        held = Q(pk__in=Obligation.objects.filter(holder__in=access.unit_ids).values("duty"))
        return self.filter(mine | held)


class Duty(models.Model):
    """A confirmed task after issue. Its words and list of agencies are frozen; what changes is kept in other rows."""

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="duties")
    task = models.OneToOneField(Task, models.PROTECT, related_name="duty")
    order = models.PositiveIntegerField()
    quote = models.TextField()
    deliverable = models.CharField(max_length=500, blank=True)
    recipients = models.JSONField(default=list)
    deadline = models.DateField(null=True, blank=True)
    time_text = models.CharField(max_length=300, blank=True)
    recurrence = models.CharField(max_length=12, choices=Recurrence, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    search_key = models.TextField()

    objects = DutyQuerySet.as_manager()

    class Meta:
        ordering = ["directive", "order"]
        verbose_name_plural = "duties"

    def __str__(self) -> str:
        return self.quote[:80]


class Assignment(models.Model):
    """A unit named for a duty, frozen at issue (a class lead becomes the units it caught that day)."""

    class Part(models.TextChoices):
        LEAD = "lead", _("Chủ trì")
        SUPPORT = "support", _("Phối hợp")

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=Part)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["duty", "unit", "part"], name="assigned_once")]

    def __str__(self) -> str:
        return f"{self.duty_id}: {self.unit_id} {self.part}"


class ObligationQuerySet(models.QuerySet["Obligation"]):
    def visible_to(self, access: Access) -> ObligationQuerySet:
        return self if access.unit_ids is None else self.filter(holder__in=access.unit_ids)

    def open(self) -> ObligationQuerySet:
        """Still owed: not done, in a duty that stands."""
        return self.exclude(progress=Progress.DONE).filter(duty__closed_on=None)

    def with_timeliness(self, today: date) -> ObligationQuerySet:
        """Annotate `timeliness`, the second axis: never stored, always computed from the dates.

        What a closed duty left open is judged as on its closing day; a report under review, by the day it came in.
        """
        done = Q(progress=Progress.DONE)
        soon = date.fromordinal(today.toordinal() + DUE_SOON_DAYS)
        return self.annotate(
            timeliness=Case(
                When(due=None, then=Value(Timeliness.NO_DUE)),
                When(done & Q(done_on__lte=F("due")), then=Value(Timeliness.DONE_IN_TIME)),
                When(done, then=Value(Timeliness.DONE_LATE)),
                When(duty__closed_on__lte=F("due"), then=Value(Timeliness.NOT_DUE)),
                When(progress=Progress.SUBMITTED, submitted_on__lte=F("due"), then=Value(Timeliness.NOT_DUE)),
                When(due__lt=today, then=Value(Timeliness.LATE)),
                When(due__lte=soon, then=Value(Timeliness.DUE_SOON)),
                default=Value(Timeliness.NOT_DUE),
                output_field=CharField(),
            )
        )


class Obligation(models.Model):
    """One duty of one agency for one period. `unit` is who was charged and never changes; `holder` answers for it now."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="obligations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    head = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")  # of the unit, that day
    period = models.CharField(max_length=12)  # once, 2024, 2024-H1, 2024-Q4, 2024-09, 2024-W37, 2024-09-23
    period_start = models.DateField()
    period_end = models.DateField(null=True, blank=True)
    first_due = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    progress = models.CharField(max_length=12, choices=Progress, default=Progress.NOT_ACCEPTED)
    submitted_on = models.DateField(null=True, blank=True)  # day of the report now under review or accepted
    done_on = models.DateField(null=True, blank=True)  # that day again, once the report is accepted
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["duty", "unit", "period"], name="obligation_once"),
            models.CheckConstraint(
                condition=Q(progress=Progress.DONE, done_on__isnull=False)
                | (~Q(progress=Progress.DONE) & Q(done_on=None)),
                name="done_has_its_day",
            ),
        ]
        indexes = [
            models.Index(fields=["holder", "progress", "due"], name="obligation_mine"),
            models.Index(fields=["period", "duty"], name="obligation_board"),
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} x {self.holder_id} x {self.period}"


class ProgressChange(models.Model):
    """A change of state is a row: from, to, when, by whom, why."""

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="changes")
    from_progress = models.CharField(max_length=12, choices=Progress)
    to_progress = models.CharField(max_length=12, choices=Progress)
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.from_progress} → {self.to_progress}"


class HandOver(models.Model):
    """Open work passed from an ended unit to its successor."""

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="hand_overs")
    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    succession = models.ForeignKey(Succession, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["obligation", "succession"], name="handed_over_once")]

    def __str__(self) -> str:
        return f"{self.from_unit_id} → {self.to_unit_id}"
