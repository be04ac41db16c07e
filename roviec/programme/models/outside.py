"""What passes between the item and the world: papers, study visits, and where else it is done."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.directives.models import Directive
from roviec.org.models import Person, Unit
from roviec.programme.models.item import Item


class Direction(models.TextChoices):
    IN = "in", _("Văn bản đến: hướng dẫn")
    OUT = "out", _("Văn bản đi: kiến nghị, xin ý kiến")


class Paper(models.Model):
    """Guidance that came, or a request to a central body; `body` is who wrote it or who is asked."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="papers")
    direction = models.CharField(max_length=3, choices=Direction)
    number = models.CharField(max_length=120)
    dated_on = models.DateField()
    body = models.CharField(max_length=300)
    subject = models.TextField()  # of guidance what it says, of a request what is asked
    directive = models.ForeignKey(Directive, models.PROTECT, null=True, blank=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["dated_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(direction=Direction.OUT, answered_on__gte=F("dated_on")),
                name="paper_answer_after_request",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def waits(self) -> bool:
        return self.direction == Direction.OUT and self.answered_on is None


class Visit(models.Model):
    """A study visit: who went as units and a head count, never names."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="visits")
    place = models.CharField(max_length=300)
    on = models.DateField()
    units = models.ManyToManyField(Unit, related_name="+")
    people = models.PositiveSmallIntegerField()
    learned = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.CheckConstraint(condition=Q(people__gte=1), name="visit_has_people")]

    def __str__(self) -> str:
        return f"{self.place}, {self.on}"


class Reach(models.TextChoices):
    PLANNED = "planned", _("Dự kiến")
    UNDER_WAY = "under_way", _("Đang triển khai")
    IN_USE = "in_use", _("Đã vận hành")
    STOPPED = "stopped", _("Đã dừng")


class Replication(models.Model):
    """A unit repeats the item; the latest row of a unit says how far it is."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="replications")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    since = models.DateField()
    reach = models.CharField(max_length=10, choices=Reach)
    note = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.unit_id} {self.reach}"
