"""Periods, cells and refusals in words."""

from __future__ import annotations

from typing import Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from roviec.duties.models import Progress, Timeliness
from roviec.duties.periods import ONCE, parse

ROMAN: Final = ("I", "II", "III", "IV")

# One letter for how far the work is, and a mark for its time: a cell says both without its colour.
LETTERS: Final[dict[str, str]] = {
    Progress.NOT_ACCEPTED: "C",
    Progress.ACCEPTED: "N",
    Progress.IN_PROGRESS: "Đ",
    Progress.SUBMITTED: "B",
    Progress.RETURNED: "L",
    Progress.DONE: "X",
    Progress.REOPENED: "M",
}
MARKS: Final[dict[str, str]] = {Timeliness.LATE: "!", Timeliness.DONE_LATE: "!", Timeliness.DUE_SOON: "~"}

# What one does; the state that comes of it may have the same words in Vietnamese ("Trả lại": to return, returned).
STEP_LABELS: Final[dict[str, Promise]] = {
    Progress.ACCEPTED: gettext_lazy("Tiếp nhận"),
    Progress.IN_PROGRESS: gettext_lazy("Bắt đầu thực hiện"),
    Progress.SUBMITTED: gettext_lazy("Gửi báo cáo"),
    Progress.DONE: gettext_lazy("Duyệt hoàn thành"),
    Progress.RETURNED: pgettext_lazy("bước", "Trả lại"),
    Progress.REOPENED: pgettext_lazy("bước", "Mở lại"),
}
REFUSALS: Final[dict[str, Promise]] = {
    "forbidden": gettext_lazy("Bạn không có quyền làm bước này."),
    "no_such_step": gettext_lazy("Việc đang ở bước khác nên không làm được bước này. Hãy xem lại trạng thái hiện tại."),
    "reason_required": gettext_lazy("Hãy ghi rõ lý do rồi gửi lại."),
    "duty_closed": gettext_lazy("Nhiệm vụ đã kết thúc, không thay đổi được nữa."),
    "changed_meanwhile": gettext_lazy("Người khác vừa thay đổi việc này. Hãy xem lại rồi làm tiếp."),
    "by_report": gettext_lazy("Bước này làm bằng cách gửi báo cáo, duyệt báo cáo hoặc mở lại việc."),
    "not_draft": gettext_lazy("Văn bản này đã được giao hoặc đã bỏ."),
    "no_task": gettext_lazy("Chưa có nhiệm vụ nào được xác nhận."),
    "amendments": gettext_lazy("Còn đề xuất sửa việc cũ chưa quyết định nên chưa giao được."),
    "tasks": gettext_lazy("Còn nhiệm vụ chưa rõ nên chưa giao được."),
}


def period_label(key: str) -> str:
    """ "2024-Q4" -> "Quý IV năm 2024"."""
    if key == ONCE:
        return _("Một lần")
    start, (_year, _dash, part) = parse(key).start, key.partition("-")
    year = {"year": start.year}
    if not part:
        return _("Năm %(year)s") % year
    if part[0] == "Q":
        return _("Quý %(quarter)s năm %(year)s") % {"quarter": ROMAN[int(part[1]) - 1], **year}
    if part == "H1":
        return _("6 tháng đầu năm %(year)s") % year
    if part == "H2":
        return _("6 tháng cuối năm %(year)s") % year
    if part[0] == "W":
        return _("Tuần %(week)s năm %(year)s") % {"week": int(part[1:]), "year": key[:4]}
    if len(part) == 2:
        # English names the month: its sentence takes `name` where the Vietnamese one takes `month`.
        return _("Tháng %(month)s năm %(year)s") % {"month": start.month, "name": date_format(start, "F"), **year}
    return _("Ngày %(day)s-%(month)s-%(year)s") % {"day": start.day, "month": start.month, **year}


def period_inside(key: str) -> str:
    """As it stands inside a sentence: "quý IV năm 2024", and in English "October 2026", since a month's name keeps its capital there."""
    label = period_label(key)
    names_month = get_language() == "en" and len(key) == 7 and key[5:].isdecimal()
    return label if names_month else label[:1].lower() + label[1:]
