"""Who: units with dates, the events that made and ended them, the people in them, and what each may do.

A unit is an identity that never changes; its name, parent, level and kind are dated rows (`UnitVersion`), so that any date shows the
chart of that date. Nothing here is overwritten: a change closes one row and opens another. Intervals are half-open: `valid_to` is the
first day on which the row no longer holds, empty while it holds.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from roviec.org.access import Access


class Dated(models.Model):
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    @staticmethod
    def on(day: object, prefix: str = "") -> Q:
        """The rows in force on `day`."""
        return Q(**{f"{prefix}valid_from__lte": day}) & (
            Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
        )


def ends_after_it_starts(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name=name)


class Certainty(models.TextChoices):
    """How well a fact of the pack is known; empty for what people of the city wrote themselves."""

    STATED = "stated", _("Có văn bản nêu")
    SECOND_HAND = "second-hand", _("Theo nguồn thứ cấp")
    GENERAL = "general knowledge, unverified", _("Theo hiểu biết chung, chưa kiểm chứng")
    DEFAULT = "our default, unverified", _("Mặc định của hệ thống, chưa kiểm chứng")


UNVERIFIED = frozenset({Certainty.GENERAL, Certainty.DEFAULT})


class Level(Dated):
    """A tier of government: four until 30-6-2025, three since (Resolution 202/2025/QH15)."""

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    rank = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="level_once")]

    def __str__(self) -> str:
        return self.name


class UnitKind(models.Model):
    """What sort of body a unit is ("so", "phuong"); pack data that selectors and the chart's headings use."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["rank", "code"]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """An agency or locality as a lasting identity."""

    code = models.CharField(max_length=60, unique=True)
    established_on = models.DateField()
    abolished_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.code


class UnitVersion(Dated):
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="versions")
    parent = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    level = models.CharField(max_length=40)  # Level.code
    kind = models.CharField(max_length=40)  # UnitKind.code
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=80, blank=True)
    legal_basis = models.CharField(max_length=300, blank=True)
    certainty = models.CharField(max_length=40, choices=Certainty, blank=True)
    search_key = models.CharField(max_length=300, db_index=True)
    sort_key = models.CharField(max_length=600, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "valid_from"], name="unit_version_once"),
            models.UniqueConstraint(fields=["unit"], condition=Q(valid_to=None), name="unit_one_open_version"),
            ends_after_it_starts("unit_version_interval"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def unverified(self) -> bool:
        return self.certainty in UNVERIFIED


class UnitAlias(models.Model):
    """Another way of writing a unit's name ("Sở TT&TT", "CATP")."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=300)
    key = models.CharField(max_length=300, db_index=True)  # vietnamese.names.agency_key

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "key"], name="alias_once")]

    def __str__(self) -> str:
        return self.text


class Selector(models.Model):
    """A class of units that a directive names in one breath ("các sở, ban, ngành"): which kinds and levels it catches."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=300)
    phrases = models.JSONField(default=list)  # ways of writing it
    phrase_keys = models.JSONField(default=list)
    kinds = models.JSONField(default=list)
    levels = models.JSONField(default=list)  # empty: any level

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """An event of law that ends or changes units on a day, and says who takes the open work over."""

    class Kind(models.TextChoices):
        MERGE = "merge", _("Hợp nhất, sáp nhập")
        SPLIT = "split", _("Chia tách")
        RENAME = "rename", _("Đổi tên")
        ABOLISH = "abolish", _("Giải thể, kết thúc hoạt động")

    class HandOver(models.TextChoices):
        HEIR = "heir", _("Việc đang làm chuyển cho đơn vị kế thừa")
        PARENT = "parent", _("Việc đang làm chuyển cho đơn vị cấp trên")

    code = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    effective_on = models.DateField(db_index=True)
    legal_basis = models.CharField(max_length=300)
    hand_over = models.CharField(max_length=10, choices=HandOver, default=HandOver.HEIR)
    note = models.TextField(blank=True)
    certainty = models.CharField(max_length=40, choices=Certainty, blank=True)

    def __str__(self) -> str:
        return self.code

    @property
    def unverified(self) -> bool:
        return self.certainty in UNVERIFIED


class SuccessionLink(models.Model):
    succession = models.ForeignKey(Succession, models.CASCADE, related_name="links")
    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="succeeded_by")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="succeeds")
    heir = models.BooleanField(default=True)  # of several successors, the one that takes the open work

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["succession", "predecessor", "successor"], name="succession_link_once"),
            models.UniqueConstraint(
                fields=["succession", "predecessor"], condition=Q(heir=True), name="succession_one_heir"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"


class Person(models.Model):
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="person")
    full_name = models.CharField(max_length=200)
    search_key = models.CharField(max_length=200, db_index=True)
    sort_key = models.CharField(max_length=400, db_index=True)

    def __str__(self) -> str:
        return self.full_name


class Post(models.Model):
    """A chair in a unit; who sits in it when is a `Holding`."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    title = models.CharField(max_length=200)
    heads_unit = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=Q(heads_unit=True), name="unit_one_head_post")
        ]

    def __str__(self) -> str:
        return self.title


class Holding(Dated):
    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="holdings")
    legal_basis = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["post"], condition=Q(valid_to=None), name="post_one_open_holder"),
            ends_after_it_starts("holding_interval"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.post_id}"


class Role(models.TextChoices):
    LEADER = "leader", _("Lãnh đạo")
    STANDING_BODY = "standing_body", _("Cơ quan thường trực")
    UNIT_HEAD = "unit_head", _("Thủ trưởng đơn vị")
    FOCAL_OFFICER = "focal_officer", _("Cán bộ đầu mối")
    STEWARD = "steward", _("Cán bộ quản trị dữ liệu")
    ONE_STOP_OFFICER = "one_stop_officer", _("Cán bộ một cửa")
    INSPECTOR = "inspector", _("Cán bộ kiểm tra")
    AUDITOR = "auditor", _("Kiểm toán")
    ADMINISTRATOR = "administrator", _("Quản trị hệ thống")


class GrantQuerySet(models.QuerySet["Grant"]):
    def visible_to(self, access: Access) -> GrantQuerySet:
        """Who does what in a unit is for those who see its work; who heads it is public."""
        return self if access.unit_ids is None else self.filter(unit__in=access.unit_ids)


class Grant(Dated):
    """A person holds a role in a unit for a time; `delegated_by` marks one lent by its holder for a period."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="grants")
    delegated_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="delegations")

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            ends_after_it_starts("grant_interval"),
            models.CheckConstraint(
                condition=Q(delegated_by=None) | Q(valid_to__isnull=False), name="delegation_has_an_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.role} @ {self.unit_id}"


class WorkdayChange(models.Model):
    """What a person, the Government's notice or the seed says of one day. Corrections are new rows: the latest one counts."""

    class Kind(models.TextChoices):
        OFF = "off", _("Nghỉ")
        WORKED = "worked", _("Làm bù")
        ORDINARY = "ordinary", _("Như ngày thường")

    day = models.DateField(db_index=True)
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return f"{self.day}: {self.kind}"
