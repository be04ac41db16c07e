"""The list of decisions asked for as a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from roviec.duties.blocking.reads import Chosen, chosen_rows, items
from roviec.org.access import Access
from roviec.tables.writing import Value

WIDTHS: Final = (36, 60, 60, 36, 18, 24, 60, 30, 12, 14, 18, 12, 60)


def header() -> list[str]:
    return [
        _("Đơn vị"), _("Khó khăn, vướng mắc"), _("Đề nghị quyết định"), _("Đề nghị với"), _("Nhóm điểm nghẽn"),
        _("Văn bản"), _("Nhiệm vụ"), _("Gắn với"), _("Nêu ngày"), _("Cần quyết định trước ngày"), _("Tình trạng"),
        _("Chờ quá hạn (ngày)"), _("Nội dung quyết định"),
    ]  # fmt: skip


def rows(access: Access, chosen: Chosen, today: date) -> Iterator[list[Value]]:
    found = chosen_rows(access, chosen)
    found = found.filter(group=chosen.group) if chosen.group else found
    found = found.select_related("duty__directive").prefetch_related("changes")
    for item in items(list(found), access, today):
        row = item.blocker
        last = next((change.text for change in reversed(row.changes.all()) if change.to_state == row.state), "")
        yield [
            item.unit, row.text, row.ask, item.asked_of, row.get_group_display(),
            str(row.duty.directive) if row.duty else "", row.duty.quote if row.duty else "",
            item.subject.words if item.subject else "",
            timezone.localdate(row.raised_at), row.wanted_by, row.get_state_display(), item.days_late, last,
        ]  # fmt: skip
