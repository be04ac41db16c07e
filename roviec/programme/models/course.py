"""How an item goes on inside the city: its stages, what was decided, its roadmap, what was done in each period."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.duties.models import Blocker
from roviec.org.models import Person, Unit
from roviec.programme.models.item import Choice, Item


class StageChange(models.Model):
    """`on` is the day it took place, `at` the moment it was written down: a late-filed change keeps its own day."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="stage_changes")
    from_stage = models.CharField(max_length=40, blank=True)
    to_stage = models.CharField(max_length=40)
    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["item", "on"], name="stage_change_on")]

    def __str__(self) -> str:
        return f"{self.from_stage} → {self.to_stage}"


class Decision(models.Model):
    """What the city does with the item, and why. A later decision is a new row; the earlier one stays as it was."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="decisions")
    choice = models.CharField(max_length=10, choices=Choice)
    why = models.TextField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on = models.DateField()
    legal_basis = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")  # who wrote it down

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="decision_says_why")]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.choice}"


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    def late(self, today: date) -> MilestoneQuerySet:
        return self.filter(done_on=None, is_dropped=False, due__lt=today)


class Milestone(models.Model):
    """A step of the roadmap. `due` is what is agreed now; the first day stays, each move is a `MilestoneChange`."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="milestones")
    external_id = models.CharField(max_length=60)  # its number in the item's roadmap, the same from sheet to sheet
    title = models.CharField(max_length=300)
    first_due = models.DateField()
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    is_dropped = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "external_id"], name="milestone_once"),
            models.CheckConstraint(condition=Q(done_on=None) | Q(is_dropped=False), name="milestone_done_or_dropped"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.done_on is None and not self.is_dropped

    def is_late(self, today: date) -> bool:
        return self.is_open and self.due < today


class MilestoneChange(models.Model):
    class What(models.TextChoices):
        MOVED = "moved", _("Đổi hạn")
        DONE = "done", _("Hoàn thành")
        REOPENED = "reopened", _("Mở lại")
        DROPPED = "dropped", _("Bỏ khỏi lộ trình")

    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="changes")
    what = models.CharField(max_length=10, choices=What)
    from_due = models.DateField(null=True, blank=True)  # of a move
    to_due = models.DateField(null=True, blank=True)
    on = models.DateField()
    reason = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.milestone_id}: {self.what}"


class ItemBlocker(models.Model):
    """What the item is stuck on: a blocker like any other, raised, decided and opened again in `duties.blocking`."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="stuck_on")
    blocker = models.OneToOneField(Blocker, models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.item_id}: {self.blocker_id}"


class Note(models.Model):
    """What a unit did for the item in a period ("2026-11"). A second row for the same period adds to the first."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="notes")
    period = models.CharField(max_length=12)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    text = models.TextField()
    recorded_at = models.DateTimeField(default=timezone.now)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="note_has_words")]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.period}"
