"""A directive: its text, normalised when it was read and never changed since, its head and its state; who was told of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roviec.org.access import Access
from roviec.org.models import Person, Unit


class Recurrence(models.TextChoices):
    ONCE = "", _("Một lần")
    DAILY = "daily", _("Hằng ngày")
    WEEKLY = "weekly", _("Hằng tuần")
    MONTHLY = "monthly", _("Hằng tháng")
    QUARTERLY = "quarterly", _("Hằng quý")
    HALF_YEARLY = "half-yearly", _("6 tháng một lần")
    YEARLY = "yearly", _("Hằng năm")
    CONTINUOUS = "continuous", _("Thường xuyên")


class DirectiveQuerySet(models.QuerySet["Directive"]):
    def visible_to(self, access: Access) -> DirectiveQuerySet:
        """Those who see the city see all; a unit sees what was circulated to it (or to one whose work it took over)."""
        if access.unit_ids is None:
            return self
        return self.filter(pk__in=Circulation.objects.filter(unit__in=access.unit_ids).values("directive"))


class Directive(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", _("Đang xác nhận")
        ISSUED = "issued", _("Đã giao")
        DROPPED = "dropped", _("Đã bỏ")

    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    number = models.CharField(max_length=80, blank=True)
    number_key = models.CharField(max_length=80, blank=True, db_index=True)
    type = models.CharField(max_length=40, blank=True)
    issuer = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    subject = models.TextField(blank=True)
    recipients = models.JSONField(default=list)
    signer = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    coverage = models.FloatField(default=0)  # share of the clauses' characters that are settled
    warnings = models.JSONField(default=list)
    search_key = models.TextField()
    source_file = models.FileField(upload_to="directives/%Y/%m", blank=True)
    source_name = models.CharField(max_length=255)
    source_kind = models.CharField(max_length=10)
    source_sha256 = models.CharField(max_length=64, db_index=True)
    taken_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    taken_at = models.DateTimeField(auto_now_add=True)
    issued_at = models.DateTimeField(null=True, blank=True)  # when its duties were fanned out here
    is_sample = models.BooleanField(default=False)

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        ordering = ["-taken_at", "-pk"]
        indexes = [models.Index(fields=["state"], name="directive_samples", condition=Q(is_sample=True))]

    def __str__(self) -> str:
        return self.number or self.source_name


class Circulation(models.Model):
    """A directive sent to a unit; the unit has taken note when one of its people has (`Acknowledgement`)."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="circulations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["directive", "unit"], name="circulated_once")]

    def __str__(self) -> str:
        return f"{self.directive_id} → {self.unit_id}"


class Acknowledgement(models.Model):
    circulation = models.ForeignKey(Circulation, models.CASCADE, related_name="acknowledgements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["circulation", "person"], name="acknowledged_once")]

    def __str__(self) -> str:
        return f"{self.circulation_id}: {self.person_id}"
