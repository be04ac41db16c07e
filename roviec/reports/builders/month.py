"""The documents of a month: the report to the chairman, the notice of results to all agencies, the list of decisions asked for.

Headings come from the pack's outlines; numbers from the signed run; the words that only people can write are given by line id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone, translation

from roviec.assess.models import Run, Score
from roviec.directives.reads import has_made_up
from roviec.duties.labels import period_label
from roviec.duties.periods import Period, parse
from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.models import Unit
from roviec.reports.builders.annexing import set_apart
from roviec.reports.builders.decisions import decided, waiting
from roviec.reports.builders.official import SYNTHETIC, head_of_document, official_name, sign_of_head
from roviec.reports.builders.run_parts import PARTS, UNKNOWN, day, hour
from roviec.reports.layout.model import Block, Document, Paragraph
from roviec.reports.models import Document as Stored
from roviec.reports.outlines import Line, composed, lines_of, outline_on


@dataclass(frozen=True)
class Sort:
    """What kind of document it is. `to_all`: it goes to every unit that was judged, otherwise to the top of the chart."""

    kind: str
    outline: str
    title: str
    abbreviation: str
    abstract: str
    to_all: bool
    from_run: bool


SORTS: Final[dict[str, Sort]] = {
    Stored.Kind.MONTHLY: Sort(
        Stored.Kind.MONTHLY, "da06-thang", "Báo cáo", "BC",
        "Kết quả triển khai Đề án 06, cải cách thủ tục hành chính, chuyển đổi số gắn với Đề án 06 {period}", False, True,
    ),
    Stored.Kind.NOTICE: Sort(
        Stored.Kind.NOTICE, "thong-bao-ket-qua", "Thông báo", "TB",
        "Kết quả đánh giá, xếp loại thực hiện nhiệm vụ Đề án 06 {period}", True, True,
    ),
    Stored.Kind.DECISIONS: Sort(
        Stored.Kind.DECISIONS, "de-nghi-quyet-dinh", "Báo cáo", "BC",
        "Khó khăn, vướng mắc đề nghị quyết định, tính đến {today}", False, False,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Built:
    document: Document
    source: str
    addressed_to: list[int]


def lines_to_write(sort: Sort, on: date) -> list[Line]:
    """The outline's lines that people fill, in order."""
    return [line for line in lines_of(outline_on(sort.outline, on)) if line.fill == "text"]


def build_from_run(
    *, access: Access, issuer: Unit, sort: Sort, run: Run, texts: Mapping[str, str], today: date
) -> Built:
    """DocumentRefused "no_outline"."""
    basis = f"Số liệu theo kết quả đánh giá đã ký ngày {day(timezone.localdate(run.signed_at))}, tính đến {hour(run.moment)}."
    units = list(Score.objects.filter(run=run).values_list("unit_id", flat=True)) if sort.to_all else []
    return _built(access, issuer, sort, parse(run.period), run, texts, today, basis, f"assess.run:{run.pk}", units)


def build_decisions(*, access: Access, issuer: Unit, period: str, texts: Mapping[str, str], today: date) -> Built:
    sort = SORTS[Stored.Kind.DECISIONS]
    basis = f"Danh mục tính đến ngày {day(today)}."
    return _built(access, issuer, sort, parse(period), None, texts, today, basis, f"duties.blockers:{period}", [])


def _built(
    access: Access,
    issuer: Unit,
    sort: Sort,
    period: Period,
    run: Run | None,
    texts: Mapping[str, str],
    today: date,
    basis: str,
    source: str,
    units: Sequence[int],
) -> Built:
    with translation.override("vi"):
        chart = Chart.at(today)
        top = chart.roots()[0]
        label = period_label(period.key)
        abstract = sort.abstract.format(period=label[:1].lower() + label[1:], today=day(today))
        full = composed(outline_on(sort.outline, today), lambda line: _filled(line, access, period, run, texts))
        body, annexes = set_apart(full)
        to = ("Các sở, ban, ngành, đơn vị, địa phương",) if sort.to_all else (f"Chủ tịch {official_name(top.name)}",)
        document = Document(
            head=head_of_document(issuer, today, kind=sort.title, abbreviation=sort.abbreviation, abstract=abstract),
            addressees=to,
            body=(Paragraph(basis), *body),
            annexes=annexes,
            sign=sign_of_head(issuer, today),
            recipients=("Như trên",),
            note=SYNTHETIC if has_made_up() else "",
        )
    return Built(document, source, [unit for unit in units if unit in chart.versions] or [top.unit_id])


def _filled(line: Line, access: Access, period: Period, run: Run | None, texts: Mapping[str, str]) -> list[Block]:
    if line.fill == "text":
        said = [part.strip() for part in texts.get(line.id, "").splitlines() if part.strip()]
        return [Paragraph(part) for part in said]
    if line.named == "duties.decisions":
        return waiting(access)
    if line.named == "duties.decided":
        return decided(access, period)
    if line.named in PARTS and run is not None:
        return PARTS[line.named](run)
    return [UNKNOWN] if line.fill else []
