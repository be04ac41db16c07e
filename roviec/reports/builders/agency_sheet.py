"""The sheet of one agency: what it owed in a period, how much of it is done and in time, and each obligation by name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db.models import Q
from django.utils import translation

from roviec.duties.labels import period_label
from roviec.duties.models import FourClass, Obligation, Progress, Timeliness, four_class
from roviec.duties.periods import parse
from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.models import Unit
from roviec.reports.builders.official import SYNTHETIC, head_of_document, official_name, sign_of_head
from roviec.reports.builders.run_parts import NONE, day
from roviec.reports.layout.model import Annex, Block, Column, Document, Figure, NamedFigure, Paragraph, Table
from roviec.reports.outlines import Line, composed, outline_on

OUTLINE: Final = "phieu-don-vi"
KIND: Final = "Phiếu theo dõi"
_IN_THE_ANNEX: Final = Paragraph("Chi tiết tại Phụ lục kèm theo.")
_COLUMNS: Final = (
    Column("STT", 12, numeric=True),
    Column("Nhiệm vụ", 53),
    Column("Văn bản giao", 30),
    Column("Hạn", 26),
    Column("Tiến độ", 22),
    Column("Thời hạn", 22),
)


def build_agency_sheet(*, access: Access, issuer: Unit, unit: Unit, period: str, today: date) -> Document:
    """As things stand on `today`. DocumentRefused "no_outline"; ValueError when `period` is no period."""
    with translation.override("vi"):
        rows = list(owed(access, unit, period, today))
        name = official_name(Chart.at(today).versions[unit.pk].name)
        label = _in_a_sentence(period_label(period))
        body = composed(outline_on(OUTLINE, today), lambda line: _filled(line, rows))
        said = Paragraph(f"Số liệu tính đến ngày {day(today)}, theo các phần việc đã giao cho đơn vị.")
        return Document(
            head=head_of_document(
                issuer, today, kind=KIND, abbreviation="PTD", abstract=f"Kết quả thực hiện nhiệm vụ {label} của {name}"
            ),
            addressees=(name,),
            body=(said, *body),
            annexes=_annexes(rows),
            sign=sign_of_head(issuer, today),
            recipients=("Như trên",),
            note=SYNTHETIC if any(row.duty.directive.is_sample for row in rows) else "",
        )


def owed(access: Access, unit: Unit, period: str, today: date) -> Iterable[Any]:
    """What the unit holds of the period: periodic work of its days, and single work that was open on one of them."""
    window = parse(period)
    periodic = Q(period_start__lte=window.end, period_end__gte=window.start)
    single = Q(period_end=None, period_start__lte=window.end) & (Q(done_on=None) | Q(done_on__gte=window.start))
    held = Obligation.objects.visible_to(access).filter(periodic | single, holder=unit).with_timeliness(today)
    rows = held.select_related("duty__directive").defer("duty__directive__text", "duty__directive__search_key")
    return rows.order_by("due", "duty__directive__issued_on", "duty__order", "period_start")


def _filled(line: Line, rows: list[Any]) -> list[Block]:
    if line.fill == "figures":
        return _figures(rows)
    if line.fill != "obligations":
        return []
    if line.named == "all":
        return [_IN_THE_ANNEX if rows else NONE]
    late = [row for row in rows if row.timeliness == Timeliness.LATE]
    return [_table(late)] if late else [NONE]


def _annexes(rows: list[Any]) -> tuple[Annex, ...]:
    return (Annex("Toàn bộ phần việc của đơn vị trong kỳ", (_table(rows),), wide=True),) if rows else ()


def _figures(rows: list[Any]) -> list[Block]:
    """The four classes of the Government Office, their sum, and the share done in time of what is done."""
    classes = [four_class(row.progress, row.timeliness) for row in rows]
    counts = {each: classes.count(each) for each in FourClass}
    done = counts[FourClass.DONE_IN_TIME] + counts[FourClass.DONE_LATE]
    share = Decimal(100 * counts[FourClass.DONE_IN_TIME]) / done if done else None
    return [
        NamedFigure("Tổng số phần việc", Figure(Decimal(len(rows)))),
        *(NamedFigure(str(each.label), Figure(Decimal(count))) for each, count in counts.items()),
        NamedFigure("Tỷ lệ đúng hạn trong số đã hoàn thành", Figure(share, places=1, unit="%")),
    ]


def _table(rows: list[Any]) -> Table:
    cells = tuple(
        (
            Figure(Decimal(number)),
            row.duty.quote,
            str(row.duty.directive),
            day(row.due) if row.due else "",
            str(Progress(row.progress).label),
            str(Timeliness(row.timeliness).label),
        )
        for number, row in enumerate(rows, 1)
    )
    return Table(_COLUMNS, cells)


def _in_a_sentence(label: str) -> str:
    return label[:1].lower() + label[1:]
