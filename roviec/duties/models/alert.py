"""When something is said about an obligation or a blocker and to whom (pack data), and what has been said (one row, once)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roviec.duties.models.blocker import Blocker
from roviec.duties.models.duty import Obligation
from roviec.org.models import UNVERIFIED, Certainty, Dated, ends_after_it_starts


class Moment(models.TextChoices):
    """What a step counts its working days from."""

    DUE = "due", _("Hạn hoàn thành")
    STATE = "state", _("Ngày chuyển trạng thái")
    RECEIVED = "received", _("Ngày nhận bàn giao")
    BLOCKER_RAISED = "blocker_raised", _("Ngày nêu vướng mắc")
    BLOCKER_WANTED = "blocker_wanted", _("Ngày cần có quyết định")
    BLOCKER_DECIDED = "blocker_decided", _("Ngày có quyết định")


class Audience(models.TextChoices):
    """Whose people, seen from the unit that is to act; in the order in which one stands in for the one before it."""

    FOCAL_OFFICERS = "focal_officers", _("Cán bộ đầu mối của đơn vị")
    UNIT_HEAD = "unit_head", _("Thủ trưởng đơn vị")
    SUPERIOR = "superior", _("Thủ trưởng đơn vị cấp trên")
    STANDING_BODY = "standing_body", _("Cơ quan thường trực")
    CITY_LEADER = "city_leader", _("Lãnh đạo thành phố")


class AlertStep(Dated):
    """One step of the pack: so many working days before (negative) or after its moment, tell these people."""

    code = models.CharField(max_length=60)
    moment = models.CharField(max_length=20, choices=Moment)
    state = models.CharField(max_length=12, blank=True)  # Progress, where the moment is `state`
    days = models.SmallIntegerField()
    audience = models.JSONField(default=list)  # Audience codes
    source = models.CharField(max_length=300, blank=True)
    certainty = models.CharField(max_length=40, choices=Certainty, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="alert_step_once"),
            ends_after_it_starts("alert_step_interval"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def unverified(self) -> bool:
        return self.certainty in UNVERIFIED


class Alert(models.Model):
    """A step has come up and was seen to: once for each thing it counts from (`anchor`: the due day, the moment of a change).

    `told` is to how many people; none when a later step said it all, or nobody could be told.
    """

    obligation = models.ForeignKey(Obligation, models.CASCADE, null=True, related_name="alerts")
    blocker = models.ForeignKey(Blocker, models.CASCADE, null=True, related_name="alerts")
    step = models.CharField(max_length=60)  # AlertStep.code
    anchor = models.CharField(max_length=40)
    at = models.DateTimeField()
    told = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["obligation", "step", "anchor"], name="alerted_once"),
            models.UniqueConstraint(fields=["blocker", "step", "anchor"], name="blocker_alerted_once"),
            models.CheckConstraint(
                condition=Q(obligation=None, blocker__isnull=False) | Q(obligation__isnull=False, blocker=None),
                name="alert_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.anchor}"
