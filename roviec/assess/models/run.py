"""A run: one period judged by one rule as at one moment; a row for each unit; and what was frozen at signing."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.assess.models.rule import ScoringRule
from roviec.assess.scoring import standing
from roviec.org.access import Access
from roviec.org.models import Person, Unit


class Standing(models.TextChoices):
    AHEAD = standing.Standing.AHEAD.value, _("Cao hơn nhóm")
    BEHIND = standing.Standing.BEHIND.value, _("Thấp hơn nhóm")
    SAME = standing.Standing.SAME.value, _("Không đủ khác biệt")
    UNKNOWN = standing.Standing.UNKNOWN.value, _("Không so sánh được")


class RunQuerySet(models.QuerySet["Run"]):
    def visible_to(self, access: Access) -> RunQuerySet:
        """Drafts are for those who see the city; from the opening on everybody knows that the period is being judged."""
        return self if access.unit_ids is None else self.exclude(state=Run.State.DRAFT)

    def unfinished(self) -> RunQuerySet:
        return self.filter(state__in=Run.UNFINISHED)

    def in_force(self) -> RunQuerySet:
        return self.filter(state__in=Run.IN_FORCE)


class Run(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        OPEN = "open", _("Lấy ý kiến giải trình")
        SIGNED = "signed", _("Đã ký")
        PUBLISHED = "published", _("Đã công bố")
        SUPERSEDED = "superseded", _("Đã được thay thế")

    UNFINISHED: Final = (State.DRAFT, State.OPEN)
    IN_FORCE: Final = (State.SIGNED, State.PUBLISHED)

    rule = models.ForeignKey(ScoringRule, models.PROTECT, related_name="runs")
    code = models.CharField(max_length=60)  # the rule's: versions of one rule don't judge a period twice
    period = models.CharField(max_length=12)  # 2024-09, or 2024 for a year
    period_start = models.DateField()
    period_end = models.DateField()
    moment = models.DateTimeField()  # what had been recorded by then counts
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    result = models.CharField(max_length=64)  # sha256 of all scores
    made_at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(null=True, blank=True)
    open_until = models.DateField(null=True, blank=True)  # last day for explaining
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="supersedes")

    objects = RunQuerySet.as_manager()

    class Meta:
        ordering = ["-period_start", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "period"], condition=Q(state__in=["draft", "open"]), name="run_one_unfinished"
            ),
            models.UniqueConstraint(
                fields=["code", "period"], condition=Q(state__in=["signed", "published"]), name="run_one_in_force"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "open"], signed_at=None)
                | Q(state__in=["signed", "published", "superseded"], signed_at__isnull=False),
                name="run_signed_has_its_moment",
            ),
            models.CheckConstraint(condition=~Q(state="published", published_at=None), name="run_published_has_moment"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.period}"

    @property
    def is_year(self) -> bool:
        return len(self.period) == 4

    @property
    def finished(self) -> bool:
        return self.state not in self.UNFINISHED


class ScoreQuerySet(models.QuerySet["Score"]):
    def visible_to(self, access: Access) -> ScoreQuerySet:
        """Once published, everybody's; before, one's own and only from the opening on; drafts for those who see the city."""
        if access.unit_ids is None:
            return self
        own = Q(unit__in=access.unit_ids, run__state__in=[Run.State.OPEN, Run.State.SIGNED])
        return self.filter(own | Q(run__published_at__isnull=False))


class Score(models.Model):
    """One unit in one run. `total` is empty where nothing could be counted, `klass` where there was too little to class."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="scores")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    group = models.CharField(max_length=40)  # Group.code of the rule
    total = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    klass = models.CharField(max_length=20, blank=True)
    rank = models.PositiveIntegerField(null=True)  # in its group
    standing = models.CharField(max_length=10, choices=Standing)
    reopened_until = models.DateField(
        null=True, blank=True
    )  # last day for explaining, once a new judging has lowered it
    facts = models.JSONField(default=dict)  # scoring.Facts without noughts; of a year: month -> [total, class]
    # [{"code", "num", "den", "share", "low", "high", "weight", "points"}]; empty for a year
    criteria = models.JSONField(default=list)
    # {"from": period, "total": "…", "by": {code: "…"}, "rule": "…"}, or empty
    change = models.JSONField(default=dict)

    objects = ScoreQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "unit"], name="score_once")]

    def __str__(self) -> str:
        return f"{self.run_id}: {self.unit_id}"

    @property
    def open_until(self) -> date | None:
        """The last day on which its unit may explain; None before the opening. Reads the run."""
        return max(filter(None, (self.run.open_until, self.reopened_until)), default=None)

    def takes_words(self, today: date) -> bool:
        return self.run.state == Run.State.OPEN and self.open_until is not None and today <= self.open_until


class Input(models.Model):
    """What every figure of a signed run was computed from: each obligation as it then stood. `frozen` reads and writes it."""

    run = models.OneToOneField(Run, models.PROTECT, related_name="input")
    rows = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)  # of the data before compression
    data = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.run_id}: {self.sha256}"
