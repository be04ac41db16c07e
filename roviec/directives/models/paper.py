"""The papers a directive came on: scans that are recognised page by page, and annexes with files of their own."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roviec.directives.models.directive import Directive
from roviec.org.models import Person


class Annex(models.Model):
    """A stretch of a directive's text that came from a file of its own (without one: it lies in the directive's envelope),
    or from a workbook. While the directive's paper is still being recognised it waits beside the scan.
    """

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="annexes", null=True)
    scan = models.ForeignKey("Scan", models.CASCADE, related_name="annexes", null=True)
    order = models.PositiveSmallIntegerField()
    source_file = models.FileField(upload_to="annexes/%Y/%m", blank=True)
    source_name = models.CharField(max_length=255)
    source_kind = models.CharField(max_length=10, blank=True)
    source_sha256 = models.CharField(max_length=64)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    places = models.JSONField(default=list)  # of a workbook: [offset of a line, sheet, row]

    class Meta:
        ordering = ["order"]
        constraints = [models.CheckConstraint(condition=Q(directive=None) ^ Q(scan=None), name="annex_of_one")]

    def __str__(self) -> str:
        return self.source_name


class ScanQuerySet(models.QuerySet["Scan"]):
    def open(self) -> ScanQuerySet:
        """What is still to become a directive, or to be given up by a person."""
        return self.filter(state__in=[Scan.State.WAITING, Scan.State.READING, Scan.State.FAILED])


class Scan(models.Model):
    """A file of pictures on its way to become a directive: its pages are recognised one by one in the background."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Đang chờ nhận dạng")
        READING = "reading", _("Đang nhận dạng")
        DONE = "done", _("Đã nhận dạng")
        FAILED = "failed", _("Không nhận dạng được")
        DROPPED = "dropped", _("Đã bỏ")

    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    directive = models.OneToOneField(Directive, models.CASCADE, related_name="scan", null=True)
    pages = models.JSONField()  # the numbers, from 0, of those that are pictures
    source_file = models.FileField(upload_to="scans/%Y/%m", blank=True)  # moved to the directive when that is made
    source_name = models.CharField(max_length=255)
    source_sha256 = models.CharField(max_length=64)
    searchable = models.FileField(upload_to="scans/%Y/%m", blank=True)  # a PDF with the words behind the pictures
    taken_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    taken_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(null=True)  # when somebody last took it up or finished a page
    refusal = models.JSONField(null=True)  # code and fields, of one that failed

    objects = ScanQuerySet.as_manager()

    class Meta:
        ordering = ["-taken_at", "-pk"]

    def __str__(self) -> str:
        return self.source_name


class ScanPage(models.Model):
    """A page recognised; gone when the directive is there."""

    scan = models.ForeignKey(Scan, models.CASCADE, related_name="found")
    number = models.PositiveIntegerField()  # from 0
    words = models.JSONField()
    printed = models.BinaryField()  # its PDF

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scan", "number"], name="scan_page_once")]

    def __str__(self) -> str:
        return f"{self.scan_id}: {self.number + 1}"
