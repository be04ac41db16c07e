"""The text cut into clauses, and the tasks proposed and confirmed with the bodies that they name."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roviec.directives.models.directive import Directive, Recurrence
from roviec.org.models import Selector, Unit


class Clause(models.Model):
    class Kind(models.TextChoices):
        TASK = "task", pgettext_lazy("một đoạn", "Nhiệm vụ")
        EXHORTATION = "exhortation", _("Yêu cầu chung")
        INFORMATION = "information", _("Thông tin")
        ELSEWHERE = "elsewhere", _("Ở nơi khác")

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="clauses")
    key = models.CharField(max_length=40)  # stable: the same text read again gives the same key
    order = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    answered_in = models.CharField(max_length=300, blank=True)
    settled = models.BooleanField(default=False)  # a rule of the reader decided on it, or a person did

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["directive", "key"], name="clause_once")]

    def __str__(self) -> str:
        return self.key


class Task(models.Model):
    """One thing that one lead (or a named group) must do; proposed by the reader or a person, then confirmed or dropped."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Đề xuất")
        CONFIRMED = "confirmed", _("Đã xác nhận")
        DROPPED = "dropped", _("Đã bỏ")

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="tasks")
    clause = models.ForeignKey(Clause, models.CASCADE, related_name="tasks", null=True)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    deadline = models.DateField(null=True, blank=True)
    time_text = models.CharField(max_length=300, blank=True)
    recurrence = models.CharField(max_length=12, choices=Recurrence, blank=True)
    deliverable = models.CharField(max_length=500, blank=True)
    cites = models.JSONField(default=list)
    clears = models.JSONField(default=dict)  # clear -> the words that give it, or ""
    reasons = models.JSONField(default=dict)
    confidence = models.FloatField(default=0)
    by_person = models.BooleanField(default=False)  # made or changed by a person
    drop_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["start", "pk"]
        constraints = [models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="task_span")]

    def __str__(self) -> str:
        return self.quote[:80]

    def missing_clears(self) -> list[str]:
        return [name for name, words in self.clears.items() if not words]


class TaskBody(models.Model):
    """A body named for a task, as written, and what it resolves to: one unit, or a class of units."""

    class Part(models.TextChoices):
        LEAD = "lead", _("Chủ trì")
        SUPPORT = "support", _("Phối hợp")
        RECIPIENT = "recipient", _("Nơi nhận kết quả")

    task = models.ForeignKey(Task, models.CASCADE, related_name="bodies")
    part = models.CharField(max_length=10, choices=Part)
    order = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    selector = models.ForeignKey(Selector, models.PROTECT, null=True, blank=True, related_name="+")
    candidates = models.JSONField(default=list)  # unit ids when the words fit more than one

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.CheckConstraint(condition=Q(unit=None) | Q(selector=None), name="body_one_meaning")]

    def __str__(self) -> str:
        return self.text


def bodies_by_part(task: Task) -> dict[str, list[TaskBody]]:
    """The task's bodies grouped by part, from whatever was prefetched."""
    grouped: dict[str, list[TaskBody]] = {part: [] for part in TaskBody.Part.values}
    for body in task.bodies.all():
        grouped[body.part].append(body)
    return grouped
