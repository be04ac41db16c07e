"""Where the three columns disagree: what the agency says, what the evidence shows, what the schedule says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db import models
from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from roviec.directives.models import Directive
from roviec.duties.labels import period_label
from roviec.duties.models import Claim, Evidence, Report, Verdict
from roviec.duties.names import UnitName
from roviec.org.access import Access
from roviec.tables.writing import Value


class Oddity(models.TextChoices):
    SAID_NOT_SHOWN = "said_not_shown", gettext_lazy("Báo đã xong, minh chứng chưa cho thấy")
    NO_EVIDENCE = "no_evidence", gettext_lazy("Báo đã xong, không kèm minh chứng")
    SHOWN_NOT_SAID = "shown_not_said", gettext_lazy("Minh chứng đầy đủ, đơn vị báo chưa xong")
    ACCEPTED_PARTLY = "accepted_partly", gettext_lazy("Được duyệt dù chưa đầy đủ")
    SAID_LATE = "said_late", gettext_lazy("Báo đã xong, nhưng báo sau hạn")
    DATED_BEFORE = "dated_before", gettext_lazy("Minh chứng đề ngày trước kỳ")
    DATED_AFTER = "dated_after", gettext_lazy("Minh chứng đề ngày sau ngày báo cáo")


_SAID_DONE: Final = Q(claim=Claim.DONE)
_SHORT: Final = ~Q(review__verdict=Verdict.SHOWN) | Q(review__complete=False) | ~_SAID_DONE
CONDITIONS: Final[dict[str, Q]] = {
    Oddity.SAID_NOT_SHOWN: _SAID_DONE & Q(review__isnull=False) & ~Q(review__verdict=Verdict.SHOWN),
    Oddity.NO_EVIDENCE: _SAID_DONE & Q(has_evidence=False),
    Oddity.SHOWN_NOT_SAID: ~_SAID_DONE & Q(review__verdict=Verdict.SHOWN),
    Oddity.ACCEPTED_PARTLY: Q(state=Report.State.ACCEPTED) & _SHORT,
    Oddity.SAID_LATE: _SAID_DONE & Q(submitted_on__gt=F("obligation__due")),
    Oddity.DATED_BEFORE: Q(dated_before=True),
    Oddity.DATED_AFTER: Q(dated_after=True),
}


@dataclass(frozen=True)
class Wanted:
    what: str = ""
    period: str = ""
    directive: Directive | None = None


def disagreements(access: Access, wanted: Wanted) -> QuerySet[Report]:
    """The last report handed in on each obligation, where anything disagrees; each oddity is a flag of its name."""
    last = Report.objects.filter(obligation=OuterRef("obligation")).exclude(state=Report.State.DRAFT)
    rows = Report.objects.visible_to(access).filter(pk=Subquery(last.order_by("-number").values("pk")[:1]))
    if wanted.period:
        rows = rows.filter(obligation__period=wanted.period)
    if wanted.directive is not None:
        rows = rows.filter(obligation__duty__directive=wanted.directive)
    current = Evidence.objects.filter(report=OuterRef("pk"), replaced_by=None)
    rows = rows.annotate(
        has_evidence=Exists(current),
        dated_before=Exists(current.filter(valid_on__lt=OuterRef("obligation__period_start"))),
        dated_after=Exists(current.filter(valid_on__gt=OuterRef("submitted_on"))),
    )
    flags = {
        f"is_{name}": Case(
            When(condition, then=models.Value(True)), default=models.Value(False), output_field=BooleanField()
        )
        for name, condition in CONDITIONS.items()
    }
    asked = [wanted.what] if wanted.what else list(CONDITIONS)
    any_of = Q()
    for name in asked:
        any_of |= Q(**{f"is_{name}": True})
    rows = rows.annotate(**flags).filter(any_of)
    rows = rows.select_related("obligation__duty__directive", "review").defer(
        "text", "obligation__duty__directive__text", "obligation__duty__directive__search_key"
    )
    return rows.order_by("-submitted_on", "pk")


def found_in(report: Report) -> list[Oddity]:
    return [oddity for oddity in Oddity if getattr(report, f"is_{oddity}")]


def header() -> list[str]:
    return [
        _("Đơn vị"), _("Nhiệm vụ"), _("Kỳ"), _("Hạn"), _("Ngày báo cáo"), _("Đơn vị báo cáo"), _("Minh chứng cho thấy"),
        _("Kết luận"), _("Lệch nhau"),
    ]  # fmt: skip


def lines(rows: QuerySet[Report], names: dict[int, UnitName]) -> Iterator[list[Value]]:
    for row in rows.iterator(500):
        owed, review = row.obligation, getattr(row, "review", None)
        yield [
            names[owed.holder_id].name, owed.duty.quote, period_label(owed.period), owed.due, row.submitted_on,
            row.get_claim_display(), review.get_verdict_display() if review else "", row.get_state_display(),
            "; ".join(str(oddity.label) for oddity in found_in(row)),
        ]  # fmt: skip
