"""What keeps an agency from doing its duty, the decision it asks for, of whom and by when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.directives.models import Directive
from roviec.duties.models.duty import Duty, Obligation
from roviec.org.access import Access
from roviec.org.models import Person, Unit


class Group(models.TextChoices):
    """The five groups of bottlenecks."""

    LEGAL = "legal", _("Pháp lý")
    INFRASTRUCTURE = "infrastructure", _("Hạ tầng")
    SECURITY = "security", _("An ninh, an toàn")
    DATA = "data", _("Dữ liệu")
    PEOPLE = "people", _("Nguồn lực")


class BlockerQuerySet(models.QuerySet["Blocker"]):
    def visible_to(self, access: Access) -> BlockerQuerySet:
        """The unit that raised it, the unit that is asked to decide, and those who see the city."""
        if access.unit_ids is None:
            return self
        return self.filter(Q(unit__in=access.unit_ids) | Q(asked_of__in=access.unit_ids))

    def open(self) -> BlockerQuerySet:
        return self.filter(state=Blocker.State.OPEN)


class Blocker(models.Model):
    class State(models.TextChoices):
        OPEN = "open", _("Chờ quyết định")
        DECIDED = "decided", _("Đã quyết định")
        WITHDRAWN = "withdrawn", _("Đã rút")

    duty = models.ForeignKey(Duty, models.PROTECT, null=True, blank=True, related_name="blockers")
    obligation = models.ForeignKey(Obligation, models.SET_NULL, null=True, blank=True, related_name="blockers")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    group = models.CharField(max_length=15, choices=Group)
    text = models.TextField()
    ask = models.TextField()  # the decision asked
    asked_of = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    wanted_by = models.DateField()
    raised_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    raised_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    became = models.ForeignKey(Directive, models.PROTECT, null=True, blank=True, related_name="+")
    search_key = models.TextField()
    # a new one is looked at when the next round of alerts is made
    alert_after = models.DateTimeField(default=timezone.now, null=True, blank=True, db_index=True)

    objects = BlockerQuerySet.as_manager()

    class Meta:
        ordering = ["wanted_by", "pk"]
        indexes = [models.Index(fields=["state", "asked_of", "wanted_by"], name="blocker_waiting")]

    def __str__(self) -> str:
        return self.text[:80]


class BlockerChange(models.Model):
    """Decided, withdrawn or opened again: a row, with the words."""

    blocker = models.ForeignKey(Blocker, models.CASCADE, related_name="changes")
    from_state = models.CharField(max_length=10, choices=Blocker.State)
    to_state = models.CharField(max_length=10, choices=Blocker.State)
    at = models.DateTimeField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    alerted = models.BooleanField(default=False)  # the alerts have taken note of it

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="blocker_change_has_words")]
        indexes = [models.Index(fields=["blocker"], condition=Q(alerted=False), name="blocker_change_new")]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"
