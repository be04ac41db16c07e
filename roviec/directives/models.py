"""What is ordered: a directive, its text cut into clauses, the tasks proposed and confirmed, and who was told.

Spans (`start`, `end`) are character offsets into `Directive.text`, the normalised text; it never changes once read.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from roviec.org.access import Access
from roviec.org.models import Person, Selector, Unit


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


class Amendment(models.Model):
    """What a directive does to one task that an earlier directive gave: proposed, then accepted or rejected, and done at issue.

    `earlier` is empty while a person has still to choose among `candidates`. `task` is the task of this directive that says it
    or takes over. Empty fields change nothing; `leads`, `gone` (leads taken out) and `supports` are bodies as written.
    """

    class Effect(models.TextChoices):
        EXTEND = "extend", _("Gia hạn")
        CHANGE = "change", _("Sửa đổi")
        END = "end", _("Chấm dứt")
        REPLACE = "replace", _("Thay thế")
        AGAIN = "again", _("Giao lại")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Chờ quyết định")
        ACCEPTED = "accepted", _("Đồng ý")
        REJECTED = "rejected", _("Không phải")

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="amendments")
    earlier = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="amended_by")
    candidates = models.JSONField(default=list)  # ids of tasks
    task = models.ForeignKey(Task, models.SET_NULL, null=True, blank=True, related_name="amends")
    effect = models.CharField(max_length=10, choices=Effect)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    rule = models.CharField(max_length=60)
    confidence = models.FloatField(default=0)
    since = models.DateField(null=True, blank=True)  # from when it holds, if not from the day of this directive
    deadline = models.DateField(null=True, blank=True)
    recurrence = models.CharField(max_length=12, choices=Recurrence, blank=True)
    deliverable = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    leads = models.JSONField(default=list)
    gone = models.JSONField(default=list)
    supports = models.JSONField(default=list)
    by_person = models.BooleanField(default=False)  # made or changed by a person
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)  # when the duty was changed
    outcome = models.JSONField(default=dict)  # how many obligations were moved, passed on, withdrawn

    class Meta:
        ordering = ["earlier__directive__issued_on", "earlier__directive", "start", "pk"]
        constraints = [models.CheckConstraint(condition=Q(end__gt=models.F("start")), name="amendment_span")]
        indexes = [models.Index(fields=["state", "done_at"], name="amendment_waiting")]

    def __str__(self) -> str:
        return f"{self.directive_id} {self.effect} {self.earlier_id}"

    @property
    def words(self) -> str:
        """As they stand in the directive."""
        return self.directive.text[self.start : self.end]


class Citation(models.Model):
    class Relation(models.TextChoices):
        AMENDS = "amends", _("sửa đổi")
        REPLACES = "replaces", _("thay thế")
        IMPLEMENTS = "implements", _("thực hiện")
        CITES = "cites", _("viện dẫn")

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="citations")
    relation = models.CharField(max_length=10, choices=Relation)
    cited_by = models.CharField(
        max_length=80, blank=True
    )  # number of the citing document; empty: this directive itself
    type = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=80)
    number_key = models.CharField(max_length=80, db_index=True)
    dated = models.DateField(null=True, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["start"]

    def __str__(self) -> str:
        return self.number


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


def bodies_by_part(task: Task) -> dict[str, list[TaskBody]]:
    """The task's bodies grouped by part, from whatever was prefetched."""
    grouped: dict[str, list[TaskBody]] = {part: [] for part in TaskBody.Part.values}
    for body in task.bodies.all():
        grouped[body.part].append(body)
    return grouped
