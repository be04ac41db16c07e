"""What a directive does to others: the earlier tasks that it amends, the documents that it cites."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roviec.directives.models.directive import Directive, Recurrence
from roviec.directives.models.task import Task
from roviec.org.models import Person


class Amendment(models.Model):
    """What a directive does to one task that an earlier directive gave: proposed, then accepted or rejected, and done at issue.

    `earlier` is empty while a person has still to choose among `candidates`. `task` is the task of this directive that says it
    or takes over. Empty fields change nothing; `leads`, `gone` (leads taken out) and `supports` are bodies as written.
    """

    class Effect(models.TextChoices):
        EXTEND = "extend", _("Gia hạn")
        CHANGE = "change", _("Sửa đổi")
        END = "end", _("Chấm dứt")
        REPLACE = "replace", _("Thay thế")
        AGAIN = "again", _("Giao lại")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Chờ quyết định")
        ACCEPTED = "accepted", _("Đồng ý")
        REJECTED = "rejected", _("Không phải")

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="amendments")
    earlier = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="amended_by")
    candidates = models.JSONField(default=list)  # ids of tasks
    task = models.ForeignKey(Task, models.SET_NULL, null=True, blank=True, related_name="amends")
    effect = models.CharField(max_length=10, choices=Effect)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    rule = models.CharField(max_length=60)
    confidence = models.FloatField(default=0)
    since = models.DateField(null=True, blank=True)  # from when it holds, if not from the day of this directive
    deadline = models.DateField(null=True, blank=True)
    recurrence = models.CharField(max_length=12, choices=Recurrence, blank=True)
    deliverable = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    leads = models.JSONField(default=list)
    gone = models.JSONField(default=list)
    supports = models.JSONField(default=list)
    by_person = models.BooleanField(default=False)  # made or changed by a person
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)  # when the duty was changed
    outcome = models.JSONField(default=dict)  # how many obligations were moved, passed on, withdrawn

    class Meta:
        ordering = ["earlier__directive__issued_on", "earlier__directive", "start", "pk"]
        constraints = [models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="amendment_span")]
        indexes = [models.Index(fields=["state", "done_at"], name="amendment_waiting")]

    def __str__(self) -> str:
        return f"{self.directive_id} {self.effect} {self.earlier_id}"

    @property
    def words(self) -> str:
        """As they stand in the directive."""
        return self.directive.text[self.start : self.end]


class Citation(models.Model):
    class Relation(models.TextChoices):
        AMENDS = "amends", _("sửa đổi")
        REPLACES = "replaces", _("thay thế")
        IMPLEMENTS = "implements", _("thực hiện")
        CITES = "cites", _("viện dẫn")

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="citations")
    relation = models.CharField(max_length=10, choices=Relation)
    cited_by = models.CharField(
        max_length=80, blank=True
    )  # number of the citing document; empty: this directive itself
    type = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=80)
    number_key = models.CharField(max_length=80, db_index=True)
    dated = models.DateField(null=True, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["start"]

    def __str__(self) -> str:
        return self.number
