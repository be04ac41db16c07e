"""A run's table as CSV and XLSX: what the page shows, filters and all; and what differs at another moment, every row of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from roviec.assess.figures import indicator_names
from roviec.assess.labels import WHY
from roviec.assess.models import Run, Standing
from roviec.assess.reads import Line, RunPage
from roviec.assess.rerun import Comparison, Difference, FigureDifference, changed_units
from roviec.assess.scoring.figures import Figure
from roviec.assess.scoring.score import rounded
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
        first, second = (_("giá trị"), _("kế hoạch")) if item.indicator else (_("đạt"), _("trên"))
        words += [f"{item.name}: {first}", f"{item.name}: {second}", f"{item.name}: {_('điểm')}"]
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
        num = None if item["share"] is None else _number(item["num"])
        figures += [num, _number(item["den"]), _number(item["points"])]
    return [*first, *spread, str(Standing(row.standing).label), *figures, line.change]


def _number(value: str | int | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def answer(run: Run, page: RunPage, kind: str) -> HttpResponseBase:
    return table_file(f"danh-gia-{run.period}", kind, Grid(_("Bảng điểm"), header(run), rows(run, page), _WIDTHS))


def comparison(run: Run, result: Comparison) -> list[Grid]:
    """The obligations that made the difference, the units whose counts changed, and the figures of indicators that differ, if the rule counts any."""
    why = [
        _("Nhiệm vụ"), _("Kỳ"), _("Đơn vị"), _("Vì sao"), _("Báo cáo ngày, kỳ chấm này"), _("Báo cáo ngày, thời điểm khác"),
        _("Hạn được tính, kỳ chấm này"), _("Hạn được tính, thời điểm khác"),
    ]  # fmt: skip
    units = [_("Đơn vị"), _("Điểm, kỳ chấm này"), _("Điểm, thời điểm khác")]
    changed = [
        [name, before.total if before else None, after.total] for name, before, after in changed_units(run, result)
    ]
    grids = [
        Grid(_("Việc khác nhau"), why, _differences(result.differences), (60, 20, 36, 24, 14, 14, 14, 14)),
        Grid(_("Đơn vị khác nhau"), units, changed, (44, 16, 16)),
    ]
    return [*grids, _figures(result.figures, indicator_names(run))] if run.rule.rule.indicators else grids


def _figures(found: Sequence[FigureDifference], named: Mapping[str, str]) -> Grid:
    header = [
        _("Chỉ tiêu"), _("Đơn vị"), _("Vì sao"), _("Giá trị, kỳ chấm này"), _("Giá trị, thời điểm khác"),
        _("Kế hoạch, kỳ chấm này"), _("Kế hoạch, thời điểm khác"),
    ]  # fmt: skip
    names = unit_names()
    rows: list[list[Value]] = [
        [
            named.get(item.row.indicator, item.row.indicator), names[item.row.unit].name, str(WHY[item.why]), _value(item.before), _value(item.after),
            item.before.planned if item.before else None, item.after.planned if item.after else None,
        ]
        for item in found
    ]  # fmt: skip
    return Grid(_("Số liệu chỉ tiêu khác nhau"), header, rows, (60, 36, 24, 14, 14, 14, 14))


def _value(row: Figure | None) -> Decimal | None:
    return None if row is None or row.value is None else rounded(row.value)


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
