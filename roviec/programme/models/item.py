from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.duties.models import Group
from roviec.org.access import Access
from roviec.org.models import UNVERIFIED, Certainty, Dated, Person, Unit, ends_after_it_starts


class Kind(models.TextChoices):
    PILOT = "pilot", _("Mô hình điểm")
    PRACTICE = "practice", _("Cách làm của nơi khác")


class Stage(Dated):
    """A step on the way of an item, by kind; pack data: no document of the programme names them."""

    kind = models.CharField(max_length=10, choices=Kind)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    rank = models.PositiveSmallIntegerField()
    is_last = models.BooleanField(default=False)  # nothing more is awaited: finished or stopped
    source = models.CharField(max_length=300)
    certainty = models.CharField(max_length=40, choices=Certainty)

    class Meta:
        ordering = ["kind", "rank", "code"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "code", "valid_from"], name="stage_once"),
            ends_after_it_starts("stage_interval"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def unverified(self) -> bool:
        return self.certainty in UNVERIFIED


class Choice(models.TextChoices):
    """What the city does with an item."""

    ADOPT = "adopt", _("Áp dụng")
    ADAPT = "adapt", _("Áp dụng có điều chỉnh")
    REJECT = "reject", _("Không áp dụng")


ADOPTED: Final = (Choice.ADOPT, Choice.ADAPT)


class ItemQuerySet(models.QuerySet["Item"]):
    def visible_to(self, access: Access) -> ItemQuerySet:
        """Who sees the city sees all. A unit sees what it (or a unit that it took over from) leads or repeats, and all
        that the city has decided to adopt, as it is or adapted: those are meant for everybody."""
        if access.unit_ids is None:
            return self
        if not access.grants:
            return self.none()
        repeated = self.model._default_manager.filter(replications__unit__in=access.unit_ids).values("pk")
        return self.filter(Q(owner__in=access.unit_ids) | Q(decision__in=ADOPTED) | Q(pk__in=repeated))


class Item(models.Model):
    """What is current; each earlier wording is a `Revision`, each earlier stage a `StageChange`, each decision a `Decision`."""

    kind = models.CharField(max_length=10, choices=Kind)
    external_id = models.CharField(max_length=60)  # the city's own number in its list
    name = models.CharField(max_length=300)
    origin = models.CharField(max_length=300, blank=True)  # which city or ministry began it
    owner = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    group = models.CharField(max_length=15, choices=Group, blank=True)
    summary = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)  # the document or file that lists it
    since = models.DateField()  # in the programme from this day
    stage = models.CharField(max_length=40, blank=True)  # Stage.code of the kind
    decision = models.CharField(max_length=10, choices=Choice, blank=True)  # of the latest Decision
    search_key = models.TextField()
    sort_key = models.CharField(max_length=600)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "sort_key", "pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "external_id"], name="item_once")]
        indexes = [models.Index(fields=["kind", "stage"], name="item_stage")]

    def __str__(self) -> str:
        return self.name


class Revision(models.Model):
    """The item's words and owner as they were recorded at a moment; the first is how it came in."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="revisions")
    name = models.CharField(max_length=300)
    origin = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    group = models.CharField(max_length=15, choices=Group, blank=True)
    summary = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.name}"
