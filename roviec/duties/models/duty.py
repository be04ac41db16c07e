"""A task once issued, the units named for it, and what each owes: duty x agency x period is one obligation."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.directives.models import Directive, Recurrence, Task
from roviec.duties.models.axes import Progress, timeliness_case
from roviec.org.access import Access
from roviec.org.models import Person, Unit


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
    closed_at = models.DateTimeField(null=True, blank=True)  # when that was recorded
    search_key = models.TextField()

    objects = DutyQuerySet.as_manager()

    class Meta:
        ordering = ["directive", "order"]
        verbose_name_plural = "duties"

    def __str__(self) -> str:
        return self.quote[:80]


class Assignment(models.Model):
    """A unit named for a duty, frozen at issue (a class lead becomes the units it caught that day).

    A later directive may put another in its place: then this row ends and the other's begins, on the same day (half-open).
    """

    class Part(models.TextChoices):
        LEAD = "lead", _("Chủ trì")
        SUPPORT = "support", _("Phối hợp")

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=Part)
    since = models.DateField(null=True, blank=True)  # empty: from the beginning
    until = models.DateField(null=True, blank=True)  # empty: to the end

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["duty", "unit", "part"], condition=Q(until=None), name="assigned_once")
        ]

    def __str__(self) -> str:
        return f"{self.duty_id}: {self.unit_id} {self.part}"


class ObligationQuerySet(models.QuerySet["Obligation"]):
    def visible_to(self, access: Access) -> ObligationQuerySet:
        return self if access.unit_ids is None else self.filter(holder__in=access.unit_ids)

    def open(self) -> ObligationQuerySet:
        """Still owed: not done, in a duty that stands."""
        return self.exclude(progress=Progress.DONE).filter(duty__closed_on=None)

    def with_timeliness(self, today: date) -> ObligationQuerySet:
        """Annotate `timeliness`, the second axis, as it is on `today`."""
        return self.annotate(timeliness=timeliness_case(today))


class Obligation(models.Model):
    """One duty of one agency for one period. `unit` is who was charged and never changes; `holder` answers for it now.

    Progress, due date and holder are what the rows of `changes` add up to; `as_at` says what they were at any moment.
    """

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="obligations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    head = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")  # of the unit, that day
    officer = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")  # in charge, that day
    period = models.CharField(max_length=12)  # once, 2024, 2024-H1, 2024-Q4, 2024-09, 2024-W37, 2024-09-23
    period_start = models.DateField()
    period_end = models.DateField(null=True, blank=True)
    first_due = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    progress = models.CharField(max_length=12, choices=Progress, default=Progress.NOT_ACCEPTED)
    submitted_on = models.DateField(null=True, blank=True)  # day of the report now under review or accepted
    done_on = models.DateField(null=True, blank=True)  # that day again, once the report is accepted
    state_since = models.DateTimeField(default=timezone.now)  # clock of this state; the directive's own never stops
    alert_after = models.DateTimeField(null=True, blank=True, db_index=True)  # the alert loop's one question
    made_at = models.DateTimeField(default=timezone.now)

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
            models.Index(fields=["first_due"], name="obligation_first_due"),  # a month is judged by what was due in it
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} x {self.holder_id} x {self.period}"
