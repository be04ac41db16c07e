"""The tables of the pages as files hold them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from roviec.duties.labels import period_label
from roviec.duties.names import unit_names
from roviec.measures.models import Definition
from roviec.measures.reads.city import Topic
from roviec.measures.reads.observed import revisions as revisions_of
from roviec.measures.reads.page import Page
from roviec.measures.sentences import STANDINGS
from roviec.org.access import Access
from roviec.tables.writing import Grid, Value


def lines(topics: list[Topic]) -> Grid:
    header = [
        _("Mã"), _("Nhóm"), _("Chỉ tiêu"), _("Kỳ"), _("Giá trị"), _("Đơn vị tính"), _("Kỳ trước"), _("Theo kế hoạch"),
        _("Số đơn vị đã có số liệu"), _("Số đơn vị phải có"), _("Nguồn"), _("Độ chắc chắn"),
    ]  # fmt: skip
    rows = (
        [
            row.definition.code, topic.name, row.definition.name, period_label(row.period.key), row.value,
            row.definition.shown_in, row.last, row.planned, row.figures.given if row.figures else 0, row.expected,
            row.definition.source, row.definition.get_certainty_display(),
        ]
        for topic in topics
        for row in topic.lines
    )  # fmt: skip
    return Grid(_("Chỉ tiêu"), header, rows, (24, 30, 60, 20, 14, 14, 14, 14, 14, 14, 60, 30))


def periods(page: Page) -> Grid:
    header = [
        _("Kỳ"), _("Giá trị"), _("Tử số"), _("Mẫu số"), _("Theo kế hoạch"), _("Số đơn vị đã có số liệu"), _("Dự báo"),
        _("Thấp"), _("Cao"),
    ]  # fmt: skip
    return Grid(_("Theo kỳ"), header, _periods(page), (22, 14, 14, 14, 14, 14, 14, 14, 14))


def _periods(page: Page) -> Iterator[list[Value]]:
    for point in page.series.points:
        top, below = (point.figures.numerator, point.figures.denominator) if point.figures else (None, None)
        given = point.figures.given if point.figures else 0
        yield [period_label(point.period.key), point.value, top, below, point.planned, given, None, None, None]
    for each in page.series.coming:
        said = [Decimal(str(round(value, 2))) for value in (each.ahead.likely, each.ahead.low, each.ahead.high)]
        yield [period_label(each.period.key), None, None, None, each.planned, None, *said]


def units(page: Page) -> Grid:
    header = [
        _("Đơn vị"),
        _("Giá trị"),
        _("Tử số"),
        _("Mẫu số"),
        _("Ước tính"),
        _("So với mức chung"),
        _("Còn thiếu số liệu"),
    ]
    rows = (
        [
            row.unit.name, row.unit.value, row.unit.figures.numerator if row.unit.figures else None,
            row.unit.figures.denominator if row.unit.figures else None,
            _("Có") if row.unit.figures and row.unit.figures.estimates else "",
            str(STANDINGS[row.unit.standing]), _("Có") if row.unit.missing else "",
        ]
        for row in page.rows
    )  # fmt: skip
    return Grid(_("Theo đơn vị"), header, rows, (44, 14, 14, 14, 10, 30, 18))


def revisions(access: Access, definition: Definition) -> Grid:
    header = [
        _("Kỳ"), _("Đơn vị"), _("Lần"), _("Tử số"), _("Mẫu số"), _("Ước tính"), _("Giải thích"), _("Ghi lúc"),
        _("Hết hiệu lực lúc"), _("Cách ghi"), _("Người ghi"),
    ]  # fmt: skip
    return Grid(_("Số liệu"), header, _revisions(access, definition), (22, 44, 6, 14, 14, 10, 40, 20, 20, 20, 30))


def _revisions(access: Access, definition: Definition) -> Iterator[list[Value]]:
    names = unit_names()
    for row in revisions_of(access, definition).iterator(2000):
        yield [
            period_label(row.period), names[row.unit_id].name, row.revision, row.numerator, row.denominator,
            _("Có") if row.estimate else "", row.word, row.recorded_at, row.replaced_at, row.batch.get_way_display(),
            str(row.batch.person or ""),
        ]  # fmt: skip
