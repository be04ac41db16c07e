"""What is to be reached, and the curve that was planned on the way there."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils import timezone

from roviec.measures.models.indicator import Indicator
from roviec.org.access import Access
from roviec.org.models import UNVERIFIED, Certainty, Dated, Person, Unit, ends_after_it_starts


class TargetQuerySet(models.QuerySet["Target"]):
    def visible_to(self, access: Access) -> TargetQuerySet:
        """The city's targets are everybody's; a unit's its own people's."""
        return self if access.unit_ids is None else self.filter(Q(unit=None) | Q(unit__in=access.unit_ids))


class Target(Dated):
    """In force between two days: a change closes the row and opens another. `points`: [["2026-06-30", "80"], …] in order of day.

    Values are as shown: 80 means 80 % of a ratio. Without a unit it is the city's.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    points = models.JSONField()
    source = models.CharField(max_length=300, blank=True)
    certainty = models.CharField(max_length=40, choices=Certainty, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ["indicator", "valid_from"]
        constraints = [
            ends_after_it_starts("target_interval"),
            models.UniqueConstraint(
                fields=["indicator"], condition=Q(valid_to=None, unit=None), name="target_one_open_of_city"
            ),
            models.UniqueConstraint(
                fields=["indicator", "unit"],
                condition=Q(valid_to=None, unit__isnull=False),
                name="target_one_open_of_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.last[1]}"

    @property
    def curve(self) -> list[tuple[date, Decimal]]:
        return [(date.fromisoformat(day), Decimal(value)) for day, value in self.points]

    @property
    def last(self) -> tuple[date, Decimal]:
        return self.curve[-1]

    @property
    def unverified(self) -> bool:
        return self.certainty in UNVERIFIED

    def planned(self, day: date) -> Decimal | None:
        """Along straight lines between the points; nothing before the first, the last one's value after it."""
        curve = self.curve
        place = bisect_right([on for on, _ in curve], day)
        if place == 0:
            return None
        if place == len(curve):
            return curve[-1][1]
        (start, low), (end, high) = curve[place - 1], curve[place]
        return low + (high - low) * (day - start).days / (end - start).days
