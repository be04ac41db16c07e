"""What waits for the reviewer, the oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from roviec.duties.labels import period_label
from roviec.duties.models import Progress, Report, timeliness_case
from roviec.duties.names import unit_names
from roviec.org.access import Access
from roviec.tables import Grid
from roviec.tables.writing import Value

WIDTHS: Final = (12, 36, 60, 20, 12, 24, 8, 8)


def waiting(access: Access, today: date) -> QuerySet[Report]:
    """Annotated with `timeliness` of the obligation and `files`, the current pieces of evidence."""
    rows = Report.objects.visible_to(access).filter(
        state=Report.State.SUBMITTED, obligation__progress=Progress.SUBMITTED, obligation__duty__closed_on=None
    )
    prefix = "obligation__"
    timeliness = timeliness_case(
        today, progress=f"{prefix}progress", due=f"{prefix}due", submitted=f"{prefix}submitted_on",
        done=f"{prefix}done_on", closed=f"{prefix}duty__closed_on",
    )  # fmt: skip
    rows = rows.select_related("obligation__duty__directive").defer(
        "obligation__duty__directive__text", "obligation__duty__directive__search_key", "text"
    )
    files = Count("evidence", filter=Q(evidence__replaced_by=None))
    return rows.annotate(timeliness=timeliness, files=files).order_by("submitted_on", "pk")


def following(access: Access, today: date, after: Report) -> Report | None:
    """The next to be looked at once `after` is done: the one behind it, else the oldest."""
    rows = waiting(access, today).exclude(pk=after.pk)
    behind = Q(submitted_on__gt=after.submitted_on) | Q(submitted_on=after.submitted_on, pk__gt=after.pk)
    return rows.filter(behind).first() or rows.first()


def grid(access: Access, today: date) -> Grid:
    """The queue as a file."""
    header = [
        _("Ngày báo cáo"), _("Đơn vị"), _("Nhiệm vụ"), _("Kỳ"), _("Hạn"), _("Đơn vị báo cáo"), _("Lần báo cáo"),
        _("Số tệp minh chứng"),
    ]  # fmt: skip
    return Grid(_("Chờ duyệt"), header, _lines(waiting(access, today)), WIDTHS)


def _lines(rows: QuerySet[Any]) -> Iterator[list[Value]]:
    names = unit_names()
    for row in rows.iterator(500):
        owed = row.obligation
        yield [
            row.submitted_on, names[owed.holder_id].name, owed.duty.quote, period_label(owed.period), owed.due,
            row.get_claim_display(), row.number, row.files,
        ]  # fmt: skip
