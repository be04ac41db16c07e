"""What an agency says it did for a period, the evidence it gives, and what the reviewer found in that evidence."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.duties.models.duty import Duty, Obligation
from roviec.org.access import Access
from roviec.org.models import Certainty, Dated, Person, ends_after_it_starts


class Sheet(Dated):
    """A form of the pack: which figures a kind of unit gives. A change is a new row; what was filled keeps its own."""

    code = models.CharField(max_length=60)
    variant = models.CharField(max_length=60, blank=True)  # of one code there is one for each sort of reporter
    title = models.CharField(max_length=300)
    units = models.JSONField(default=list)  # Unit codes that fill it; they come before kinds
    kinds = models.JSONField(default=list)  # UnitKind codes that fill it; without units and kinds: any
    fields = models.JSONField(default=list)  # what `duties.sheets.Field.as_json` gives, in order
    source = models.CharField(max_length=300, blank=True)
    certainty = models.CharField(max_length=40, choices=Certainty, blank=True)

    class Meta:
        constraints = [
            ends_after_it_starts("sheet_interval"),
            models.UniqueConstraint(fields=["code", "variant", "valid_from"], name="sheet_once"),
        ]
        indexes = [models.Index(fields=["code", "valid_from"], name="sheet_by_code")]

    def __str__(self) -> str:
        return self.title


class DutySheet(models.Model):
    """From a day on, reports on this duty are filled on the sheets of this code (one variant a kind of unit)."""

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="sheets")
    code = models.CharField(max_length=60, blank=True)  # empty: no figures are asked from that day on
    since = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.duty_id}: {self.code}"


class Claim(models.TextChoices):
    """First column: what the agency says."""

    DONE = "done", _("Đã hoàn thành")
    PARTLY = "partly", _("Hoàn thành một phần")
    NOT_DONE = "not_done", _("Chưa thực hiện được")


class Verdict(models.TextChoices):
    """Second column: what the evidence shows, in the reviewer's judgement."""

    SHOWN = "shown", _("Minh chứng đầy đủ")
    PARTLY = "partly", _("Minh chứng một phần")
    NOT_SHOWN = "not_shown", _("Không có minh chứng")
    CONTRARY = "contrary", _("Minh chứng cho thấy ngược lại")


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, access: Access) -> ReportQuerySet:
        """What has been handed in is seen with its obligation; a draft is its unit's own, and its author's."""
        seen = self if access.unit_ids is None else self.filter(obligation__holder__in=access.unit_ids)
        own = Q(obligation__holder__in=access.own_unit_ids) | Q(author__isnull=False, author=access.person)
        return seen.filter(own | ~Q(state=Report.State.DRAFT))


class Report(models.Model):
    """One report on one obligation. Once handed in it never changes: after a return the next one is a new row."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        SUBMITTED = "submitted", _("Đã gửi")
        RETURNED = "returned", _("Trả lại")
        ACCEPTED = "accepted", _("Đã duyệt")

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="reports")
    number = models.PositiveSmallIntegerField()  # 1, 2, 3 … of this obligation
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    claim = models.CharField(max_length=10, choices=Claim, blank=True)
    text = models.TextField(blank=True)
    sheet = models.ForeignKey(Sheet, models.PROTECT, null=True, blank=True, related_name="+")
    figures = models.JSONField(default=dict)  # field code -> what `duties.sheets.stored` gives
    words = models.JSONField(default=dict)  # field code -> why a figure that looks odd is right
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    submitted_on = models.DateField(null=True, blank=True)  # the day it counts as handed in
    submitted_at = models.DateTimeField(null=True, blank=True)  # when that was recorded

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["obligation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["obligation", "number"], name="report_numbered"),
            models.UniqueConstraint(fields=["obligation"], condition=Q(state="draft"), name="report_one_draft"),
            models.CheckConstraint(
                condition=Q(state="draft", submitted_at=None, submitted_on=None)
                | (~Q(state="draft") & Q(submitted_at__isnull=False, submitted_on__isnull=False) & ~Q(claim="")),
                name="report_handed_in",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation_id} #{self.number}"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, access: Access) -> EvidenceQuerySet:
        return self.filter(report__in=Report.objects.visible_to(access))


class Evidence(models.Model):
    """A file that shows what a report says. A later version is a new row that names the one it replaces."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="evidence")
    field = models.CharField(max_length=60, blank=True)  # the file that the sheet asks for, by its field's code
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    file = models.FileField(upload_to="evidence/%Y/%m")
    valid_on = models.DateField(null=True, blank=True)  # the date that stands on it
    note = models.CharField(max_length=300, blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    added_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Review(models.Model):
    """The reviewer's judgement of one report; the report is accepted or returned by it."""

    report = models.OneToOneField(Report, models.PROTECT, related_name="review")
    verdict = models.CharField(max_length=10, choices=Verdict)
    complete = models.BooleanField()  # everything that was asked for is there
    accepted = models.BooleanField()
    note = models.TextField(blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(accepted=True) | ~Q(note=""), name="return_has_reason")]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.verdict}"
