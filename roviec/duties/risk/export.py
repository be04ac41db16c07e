"""What will probably be late, as a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from roviec.duties.labels import period_label
from roviec.duties.risk.reads import at_risk, items
from roviec.org.access import Access
from roviec.tables import Grid
from roviec.tables.writing import Value

WIDTHS: Final = (36, 24, 60, 20, 12, 14, 12, 60, 60, 60)


def grid(access: Access, today: date) -> Grid:
    header = [
        _("Đơn vị"), _("Văn bản"), _("Nhiệm vụ"), _("Kỳ"), _("Hạn"), _("Khả năng trễ"), _("Dự báo ngày"), _("Tình hình"),
        _("Điều làm tăng khả năng trễ"), _("Điều làm giảm khả năng trễ"),
    ]  # fmt: skip
    return Grid(_("Dự báo trễ hạn"), header, _lines(access, today), WIDTHS)


def _lines(access: Access, today: date) -> Iterator[list[Value]]:
    for item in items(at_risk(access, today)):
        row, said = item.obligation, item.said
        yield [
            item.holder, str(row.duty.directive), row.duty.quote, period_label(row.period), row.due, said.percent, said.on,
            said.facts, said.raising, said.lowering,
        ]  # fmt: skip
