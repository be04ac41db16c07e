"""The list of directives as a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from roviec.directives.models import Directive
from roviec.tables import Grid
from roviec.tables.writing import Value

WIDTHS: Final = (24, 12, 60, 40, 16, 10, 14, 12, 12)


def grid(rows: QuerySet[Any]) -> Grid:
    """Of rows as `reads.listed` gives them."""
    header = [
        _("Số, ký hiệu"), _("Ngày ban hành"), _("Trích yếu"), _("Cơ quan ban hành"), _("Trạng thái"), _("Số nhiệm vụ"),
        _("Nhiệm vụ chưa xác nhận"), _("Đơn vị được gửi"), _("Đơn vị đã nhận"),
    ]  # fmt: skip
    return Grid(_("Văn bản"), header, _lines(rows), WIDTHS)


def _lines(rows: QuerySet[Any]) -> Iterator[list[Value]]:
    for row in rows.iterator(500):
        issued = row.state == Directive.State.ISSUED
        yield [
            row.number, row.issued_on, row.subject, row.issuer, row.get_state_display(), row.task_count,
            None if issued else row.undecided, row.sent if issued else None, row.noted if issued else None,
        ]  # fmt: skip
