"""Alerts in words, for one reader: what came up, about which work, whose, of which period. Days are absolute, so words don't age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from roviec.duties.labels import period_inside
from roviec.duties.models import Blocker, Moment, Obligation, Progress
from roviec.duties.names import unit_names
from roviec.notices.models import Notice
from roviec.org.access import Access

LONGEST: Final = 160  # characters of a quote

AT_ONCE: Final[Mapping[str, Promise]] = {
    Progress.NOT_ACCEPTED: _("Việc mới giao"),
    Progress.ACCEPTED: _("Đã tiếp nhận"),
    Progress.IN_PROGRESS: _("Đang thực hiện"),
    Progress.SUBMITTED: _("Báo cáo chờ duyệt"),
    Progress.RETURNED: _("Báo cáo bị trả lại"),
    Progress.DONE: _("Đã duyệt hoàn thành"),
    Progress.REOPENED: _("Việc được mở lại"),
}
SINCE: Final[Mapping[str, Promise]] = {
    Progress.NOT_ACCEPTED: _("Chưa tiếp nhận từ ngày %(day)s"),
    Progress.ACCEPTED: _("Đã tiếp nhận ngày %(day)s, chưa bắt đầu"),
    Progress.IN_PROGRESS: _("Đang thực hiện từ ngày %(day)s, chưa báo cáo"),
    Progress.SUBMITTED: _("Báo cáo chờ duyệt từ ngày %(day)s"),
    Progress.RETURNED: _("Bị trả lại ngày %(day)s, chưa làm lại"),
    Progress.DONE: _("Hoàn thành ngày %(day)s"),
    Progress.REOPENED: _("Mở lại ngày %(day)s, chưa làm tiếp"),
}


def obligations(access: Access, notices: Sequence[Notice]) -> dict[int, str]:
    """Three queries for all."""
    rows = Obligation.objects.visible_to(access).filter(pk__in=[notice.params["id"] for notice in notices])
    found = rows.select_related("duty").only("holder", "period", "duty__quote").in_bulk()
    names = unit_names()
    return {
        notice.pk: _of_obligation(notice, row, names[row.holder_id].name if row.holder_id in names else "")
        for notice in notices
        if (row := found.get(notice.params["id"]))
    }


def _of_obligation(notice: Notice, row: Obligation, holder: str) -> str:
    what, params = _what(notice.params), notice.params
    work = Truncator(row.duty.quote).chars(LONGEST)
    words = _("%(what)s: %(work)s (%(holder)s, %(period)s)")
    if params["due"] and params["moment"] != Moment.DUE:
        words = _("%(what)s, hạn %(due)s: %(work)s (%(holder)s, %(period)s)")
    return str(words) % {
        "what": what, "work": work, "holder": holder, "period": period_inside(row.period),
        "due": day(params["due"]),
    }  # fmt: skip


def _what(params: Mapping[str, object]) -> str:
    moment, days = params["moment"], int(str(params["days"]))
    if moment == Moment.DUE:
        words = _("Quá hạn từ ngày %(day)s") if days > 0 else _("Đến hạn ngày %(day)s")
        return str(words) % {"day": day(params["due"])}
    if moment == Moment.RECEIVED:
        return str(_("Nhận bàn giao"))
    state = str(params["state"])
    return str(SINCE[state]) % {"day": day(params["since"])} if days else str(AT_ONCE[state])


def blockers(access: Access, notices: Sequence[Notice]) -> dict[int, str]:
    rows = Blocker.objects.visible_to(access).filter(pk__in=[notice.params["id"] for notice in notices])
    found, names = rows.only("unit", "ask", "text").in_bulk(), unit_names()
    return {
        notice.pk: _of_blocker(notice, row, names[row.unit_id].name if row.unit_id in names else "")
        for notice in notices
        if (row := found.get(notice.params["id"]))
    }


def _of_blocker(notice: Notice, row: Blocker, unit: str) -> str:
    moment, days = notice.params["moment"], notice.params["days"]
    words = _("Vướng mắc của %(unit)s chờ quyết định trước ngày %(day)s: %(ask)s")
    if moment == Moment.BLOCKER_DECIDED:
        words = _("Vướng mắc của %(unit)s đã có quyết định: %(ask)s")
    elif moment == Moment.BLOCKER_WANTED and days > 0:
        words = _("Vướng mắc của %(unit)s quá ngày cần quyết định %(day)s: %(ask)s")
    ask = Truncator(row.ask).chars(LONGEST)
    return str(words) % {"unit": unit, "day": day(notice.params["due"]), "ask": ask}


def day(value: object) -> str:
    """As the pages write it (`vn_date`): 23-9-2026, and 2026-09-23 in English."""
    text = str(value or "")
    day = date.fromisoformat(text) if len(text) == 10 else _local(text)
    if day is None:
        return ""
    return f"{day.day}-{day.month}-{day.year}" if get_language() == "vi" else day.isoformat()


def _local(text: str) -> date | None:
    return timezone.localdate(datetime.fromisoformat(text)) if text else None
