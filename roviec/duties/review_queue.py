"""What waits for the reviewer, the oldest first."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from roviec.duties.models import Progress, Report, timeliness_case
from roviec.org.access import Access


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
