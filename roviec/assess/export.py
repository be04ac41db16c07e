"""A run's table as CSV and XLSX: what the page shows, filters and all; and what differs at another moment, every row of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from roviec.assess.labels import WHY
from roviec.assess.models import Run, Standing
from roviec.assess.reads import Line, RunPage
from roviec.assess.rerun import Comparison, Difference, changed_units
from roviec.duties.labels import period_label
from roviec.duties.models import Obligation
from roviec.duties.names import unit_names
from roviec.tables.files import table_file
from roviec.tables.writing import Grid, Value

_CHUNK = 500
_WIDTHS = (40, 24, 10, 24, 8, 12, 12, 18)


def header(run: Run) -> list[str]:
    words = [
        _("Đơn vị"), _("Nhóm đơn vị"), _("Điểm"), pgettext("xếp loại", "Loại"), _("Hạng trong nhóm"), _("Khoảng tin cậy từ"),
        _("Khoảng tin cậy đến"), _("So với nhóm"),
    ]  # fmt: skip
    if run.is_year:
        return words[:5] + _months(run)
    for item in run.rule.rule.criteria:
        words += [f"{item.name}: {_('đạt')}", f"{item.name}: {_('trên')}", f"{item.name}: {_('điểm')}"]
    return [*words, _("So với kỳ trước")]


def _months(run: Run) -> list[str]:
    return [f"{run.period}-{month:02}" for month in range(1, 13)]


def rows(run: Run, page: RunPage) -> Iterator[list[Value]]:
    for group in page.groups:
        for line in group.lines:
            yield _row(run, group.name, line)


def _row(run: Run, group: str, line: Line) -> list[Value]:
    row = line.score
    first: list[Value] = [line.name, group, row.total, line.klass, row.rank]
    if run.is_year:
        return [*first, *(_number(row.facts.get(month, [None])[0]) for month in _months(run))]
    spread = [None if end is None else Decimal(str(end)) for end in (row.low, row.high)]
    figures: list[Value] = []
    for item in row.criteria:
        figures += [_number(item["num"]) if item["den"] else None, item["den"], _number(item["points"])]
    return [*first, *spread, str(Standing(row.standing).label), *figures, line.change]


def _number(value: str | int | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def answer(run: Run, page: RunPage, kind: str) -> HttpResponseBase:
    return table_file(f"danh-gia-{run.period}", kind, Grid(_("Bảng điểm"), header(run), rows(run, page), _WIDTHS))


def comparison(run: Run, result: Comparison) -> list[Grid]:
    """The obligations that made the difference, and the units whose counts changed."""
    why = [
        _("Nhiệm vụ"), _("Kỳ"), _("Đơn vị"), _("Vì sao"), _("Báo cáo ngày, kỳ chấm này"), _("Báo cáo ngày, thời điểm khác"),
        _("Hạn được tính, kỳ chấm này"), _("Hạn được tính, thời điểm khác"),
    ]  # fmt: skip
    units = [_("Đơn vị"), _("Điểm, kỳ chấm này"), _("Điểm, thời điểm khác")]
    changed = [
        [name, before.total if before else None, after.total] for name, before, after in changed_units(run, result)
    ]
    return [
        Grid(_("Việc khác nhau"), why, _differences(result.differences), (60, 20, 36, 24, 14, 14, 14, 14)),
        Grid(_("Đơn vị khác nhau"), units, changed, (44, 16, 16)),
    ]


def _differences(found: Sequence[Difference]) -> Iterator[list[Value]]:
    names = unit_names()
    for start in range(0, len(found), _CHUNK):
        part = found[start : start + _CHUNK]
        there = Obligation.objects.select_related("duty").in_bulk([item.row.id for item in part])
        for item in part:
            owed, before, after = there.get(item.row.id), item.before, item.after
            yield [
                owed.duty.quote if owed else "", period_label(owed.period) if owed else "", names[item.row.unit].name,
                str(WHY[item.why]), before.handed_in if before else None, after.handed_in if after else None,
                before.due if before else None, after.due if after else None,
            ]  # fmt: skip
