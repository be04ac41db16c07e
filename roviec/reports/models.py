"""Documents that the city gives out: their content frozen as data, their files kept as bytes, and to whom they went."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from roviec.org.access import Access
from roviec.org.models import Certainty, Dated, Person, Unit, ends_after_it_starts


def symbol_of(number: int, notation: str) -> str:
    """ "05/BC-CATP" """
    return "/".join(filter(None, (f"{number:02}", notation)))


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, access: Access) -> DocumentQuerySet:
        """Who sees the whole city sees all; a unit sees what was published to it (or to a unit whose heir it is)."""
        if access.unit_ids is None:
            return self
        sent = Addressee.objects.filter(unit__in=access.unit_ids).values("document")
        return self.filter(state=Document.State.PUBLISHED, pk__in=sent)


class Kind(models.TextChoices):
    MONTHLY = "monthly", _("Báo cáo tháng")
    NOTICE = "notice", _("Thông báo kết quả")
    DECISIONS = "decisions", _("Danh mục đề nghị quyết định")
    AGENCY_SHEET = "agency_sheet", _("Phiếu theo dõi của đơn vị")


class Document(models.Model):
    """One document. `content` never changes but for number and day, which it gets when it is signed."""

    Kind = Kind

    class State(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        SIGNED = "signed", _("Đã ký")
        PUBLISHED = "published", _("Đã phát hành")

    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=500)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # whose document it is
    period = models.CharField(max_length=12, blank=True)  # a key of duties.periods
    source = models.CharField(max_length=80)  # what its figures were taken from: "assess.run:12"
    further_sources = models.JSONField(
        default=list
    )  # others, in the same words: "measures.indicator:can-cuoc:2026-10:2026-11-04"
    content = models.JSONField()  # layout.as_json of the whole document
    number = models.PositiveIntegerField(null=True, blank=True)
    notation = models.CharField(max_length=60, blank=True)  # "BC-CATP"
    year = models.PositiveSmallIntegerField(null=True, blank=True)  # numbers begin anew each year
    issued_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")  # empty: the system
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    digitally_signed = models.BooleanField(default=False)  # its PDF carries the city's digital signature
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    search_key = models.TextField()

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "notation", "year", "number"], condition=Q(number__isnull=False), name="document_number"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", signed_at=None, number=None, issued_on=None, digitally_signed=False)
                | (~Q(state="draft") & Q(signed_at__isnull=False, number__isnull=False, issued_on__isnull=False)),
                name="signed_has_number_and_day",
            ),
            models.CheckConstraint(
                condition=Q(state="published", published_at__isnull=False)
                | (~Q(state="published") & Q(published_at=None)),
                name="published_has_its_moment",
            ),
        ]
        indexes = [models.Index(fields=["kind", "period"], name="document_by_period")]

    def __str__(self) -> str:
        return self.title

    @property
    def symbol(self) -> str:
        """ "05/BC-CATP"; empty until it has a number."""
        return "" if self.number is None else symbol_of(self.number, self.notation)


class Rendering(models.Model):
    """A file of a document, the very bytes: of the draft as it was made, and of what was signed (`final`)."""

    class Format(models.TextChoices):
        DOCX = "docx", "Word"
        PDF = "pdf", "PDF"
        XLSX = "xlsx", "Excel"

    document = models.ForeignKey(Document, models.PROTECT, related_name="renderings")
    format = models.CharField(max_length=4, choices=Format)
    final = models.BooleanField(default=False)
    file = models.FileField(upload_to="reports/%Y/%m")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["document", "final", "format"]
        constraints = [models.UniqueConstraint(fields=["document", "format", "final"], name="rendering_once")]

    def __str__(self) -> str:
        return f"{self.document_id}.{self.format}"


class Addressee(models.Model):
    """A unit to which a document goes once it is published."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="addressees")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "unit"], name="addressed_once")]

    def __str__(self) -> str:
        return f"{self.document_id} → {self.unit_id}"


class Outline(Dated):
    """What a sort of report contains, in order, from a day on; pack data, never edited: a change is a row with a later day.

    With a `kind` people draw up documents by it: what is printed above the text, and to whom they go, is its own.
    """

    class To(models.TextChoices):
        TOP = "top", _("Đơn vị đứng đầu")
        JUDGED = "judged", _("Các đơn vị được đánh giá")

    code = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=Kind, blank=True)
    type_name = models.CharField(max_length=60, blank=True)  # "Báo cáo"
    abbreviation = models.CharField(max_length=20, blank=True)  # "BC"
    abstract = models.CharField(max_length=400, blank=True)  # with {period} and {today}
    addressees = models.JSONField(default=list)  # as printed, with {top}
    goes_to = models.CharField(max_length=10, choices=To, blank=True)
    from_run = models.BooleanField(default=False)  # its figures are those of a signed month
    lines = models.JSONField()  # see outlines.Line
    source = models.CharField(max_length=300)
    certainty = models.CharField(max_length=40, choices=Certainty)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="outline_once"),
            ends_after_it_starts("outline_interval"),
        ]

    def __str__(self) -> str:
        return self.title
