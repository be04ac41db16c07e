"""The rows behind the board and "my work", as their files hold them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from django.db.models import F
from django.utils.translation import gettext as _

from roviec.directives.amendments.reads import ended_by
from roviec.directives.models import Amendment
from roviec.duties.board import Chosen, obligations
from roviec.duties.labels import period_label
from roviec.duties.models import Duty, FourClass, ObligationQuerySet, Progress, Timeliness, four_class
from roviec.duties.names import unit_names
from roviec.org.access import Access
from roviec.tables.writing import Value

_CHUNK: Final = 2000
WIDTHS: Final = (16, 6, 60, 36, 36, 20, 12, 22, 24, 12, 28, 34)


def header() -> list[str]:
    return [
        _("Văn bản"), _("Số"), _("Nhiệm vụ"), _("Đơn vị"), _("Nhận từ"),
        _("Kỳ"), _("Hạn"), _("Tiến độ"), _("Thời hạn"), _("Ngày hoàn thành"), _("Phân loại của Văn phòng Chính phủ"),
        _("Nhiệm vụ đã kết thúc"),
    ]  # fmt: skip


def rows(access: Access, chosen: Chosen, today: date) -> Iterator[list[Value]]:
    """In the board's order of duties."""
    found = obligations(access, chosen, today, unit_names()).order_by(
        "duty__directive__issued_on", "duty__directive_id", "duty__order", "period_start", "holder_id"
    )
    return lines(access, found)


def lines(access: Access, found: ObligationQuerySet) -> Iterator[list[Value]]:
    """One an obligation, read in chunks, never all at once; `found` knows its timeliness."""
    names = unit_names()
    values = found.values_list(
        "duty_id", "holder_id", "unit_id", "period", "due", "progress", F("timeliness"), "done_on"
    )
    duties = _duties(access)
    label = cache(period_label)
    progresses = {state.value: str(state.label) for state in Progress}
    classes = {kind: str(kind.label) for kind in FourClass}
    times = {state.value: str(state.label) for state in Timeliness}
    for duty, holder, unit, period, due, progress, timeliness, done_on in values.iterator(_CHUNK):
        received_from = names[unit].name if unit != holder else ""
        state = (progresses[progress], times[timeliness])
        kind = classes[four_class(progress, timeliness)]
        number, order, quote, ended = duties[duty]
        yield [
            number,
            order,
            quote,
            names[holder].name,
            received_from,
            label(period),
            due,
            *state,
            done_on,
            kind,
            ended,
        ]


def _duties(access: Access) -> dict[int, tuple[str, int, str, str]]:
    """Number, place, words; and when and by what it ended, "" while it stands."""
    rows = Duty.objects.visible_to(access).order_by()
    ended = _ended(access)
    values = rows.values_list("pk", "directive__number", "order", "quote")
    return {pk: (number, order, quote, ended.get(pk, "")) for pk, number, order, quote in values}


def _ended(access: Access) -> dict[int, str]:
    closed = Duty.objects.visible_to(access).filter(closed_on__isnull=False).order_by()
    rows = list(closed.values_list("pk", "task_id", "closed_on"))
    by = ended_by(task for _pk, task, _day in rows) if rows else {}
    return {pk: _how(day, by.get(task)) for pk, task, day in rows if day}


def _how(day: date, by: Amendment | None) -> str:
    said = {"day": f"{day.day}-{day.month}-{day.year}", "by": str(by.directive) if by else ""}
    if by is None:
        return _("ngày %(day)s") % said
    if by.effect == Amendment.Effect.REPLACE:
        return _("ngày %(day)s, thay thế bởi %(by)s") % said
    return _("ngày %(day)s, chấm dứt theo %(by)s") % said
