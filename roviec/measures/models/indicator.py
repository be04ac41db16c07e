"""An indicator is an identity that never changes; what it means, who gives it and how it adds up are dated rows of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roviec.directives.models import Recurrence
from roviec.org.models import UNVERIFIED, Certainty, Dated, Unit, ends_after_it_starts


class Kind(models.TextChoices):
    COUNT = "count", _("Số đếm")
    RATIO = "ratio", _("Tỷ lệ")
    YES_NO = "yes_no", _("Có hoặc không")
    AMOUNT = "amount", _("Số lượng có đơn vị đo")
    INDEX = "index", _("Chỉ số tổng hợp")


class Better(models.TextChoices):
    UP = "up", _("Càng cao càng tốt")
    DOWN = "down", _("Càng thấp càng tốt")


class OverUnits(models.TextChoices):
    """A ratio adds up as the ratio of its sums, a yes or no as the share that said yes; an index doesn't add up."""

    SUM = "sum", _("Cộng các đơn vị")
    NONE = "none", _("Không cộng các đơn vị")


class OverPeriods(models.TextChoices):
    """What happened in a period is added; how things stand at its end is not: the last one counts."""

    SUM = "sum", _("Cộng các kỳ")
    LAST = "last", _("Lấy kỳ cuối")
    NONE = "none", _("Không cộng các kỳ")


class Source(models.TextChoices):
    SHEET = "sheet", _("Biểu số liệu")
    COMPUTED = "computed", _("Hệ thống tính")
    IMPORTED = "imported", _("Nhập từ nguồn ngoài")
    FORMULA = "formula", _("Công thức")


class Indicator(models.Model):
    code = models.CharField(max_length=60, unique=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Definition(Dated):
    """What an indicator means between two days; a change closes the row and opens another."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="definitions")
    name = models.CharField(max_length=300)
    topic = models.CharField(max_length=100, blank=True)  # the heading it stands under
    kind = models.CharField(max_length=10, choices=Kind)
    measure = models.CharField(max_length=40, blank=True)  # người, hồ sơ, đồng; of a ratio what its two numbers count
    better = models.CharField(max_length=4, choices=Better, blank=True)
    over_units = models.CharField(max_length=4, choices=OverUnits, default=OverUnits.SUM)
    over_periods = models.CharField(max_length=4, choices=OverPeriods, default=OverPeriods.SUM)
    every = models.CharField(max_length=12, choices=Recurrence)
    source_kind = models.CharField(max_length=10, choices=Source)
    formula = models.CharField(max_length=500, blank=True)
    kinds = models.JSONField(default=list)  # UnitKind codes that give it
    units = models.JSONField(default=list)  # Unit codes that give it; they come before kinds
    owner = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")  # who answers for it
    rank = models.PositiveIntegerField(default=0)  # order on the page
    source = models.CharField(max_length=300, blank=True)
    certainty = models.CharField(max_length=40, choices=Certainty, blank=True)

    class Meta:
        ordering = ["rank", "indicator"]
        constraints = [
            ends_after_it_starts("definition_interval"),
            models.UniqueConstraint(fields=["indicator", "valid_from"], name="definition_once"),
            models.UniqueConstraint(fields=["indicator"], condition=Q(valid_to=None), name="definition_one_open"),
            models.CheckConstraint(
                condition=Q(source_kind=Source.FORMULA, formula__gt="")
                | (~Q(source_kind=Source.FORMULA) & Q(formula="")),
                name="definition_formula_where_due",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def shown_in(self) -> str:
        """The unit beside its value."""
        return "%" if self.kind in (Kind.RATIO, Kind.YES_NO) else self.measure

    @property
    def unverified(self) -> bool:
        return self.certainty in UNVERIFIED
