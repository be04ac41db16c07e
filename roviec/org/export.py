"""The chart of a day as a file: what the page finds, or every unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import gettext as _

from roviec.org.chart import Chart
from roviec.org.models import Level, UnitKind, UnitVersion
from roviec.tables import Grid
from roviec.tables.writing import Value

WIDTHS: Final = (20, 44, 18, 24, 18, 44, 12, 12, 40, 30)


def grid(chart: Chart, rows: Iterable[UnitVersion]) -> Grid:
    header = [
        _("Mã đơn vị"), _("Tên"), _("Tên viết tắt"), _("Loại đơn vị"), _("Cấp"), _("Thuộc"), _("Từ ngày"), _("Đến ngày"),
        _("Căn cứ"), _("Độ chắc chắn"),
    ]  # fmt: skip
    return Grid(_("Sơ đồ đơn vị"), header, _lines(chart, rows), WIDTHS)


def _lines(chart: Chart, rows: Iterable[UnitVersion]) -> Iterator[list[Value]]:
    kinds = dict(UnitKind.objects.values_list("code", "name"))
    levels = dict(Level.objects.order_by("valid_from").values_list("code", "name"))
    for row in rows:
        parent = chart.versions.get(row.parent_id) if row.parent_id is not None else None
        yield [
            row.unit.code, row.name, row.short_name, kinds.get(row.kind, row.kind), levels.get(row.level, row.level),
            parent.name if parent else "", row.valid_from, row.valid_to, row.legal_basis, row.get_certainty_display(),
        ]  # fmt: skip
