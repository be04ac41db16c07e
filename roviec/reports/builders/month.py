"""The documents of a month, of any programme: a report to the chairman, a notice of results to all agencies, a list of decisions asked for.

What is printed above the text, to whom it goes and the headings come from the pack's outlines; numbers from the signed run and from
indicators; the words that only people can write are given by line id.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

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
from roviec.reports.builders.indicators import indicators, is_of_indicators
from roviec.reports.builders.official import SYNTHETIC, head_of_document, official_name, sign_of_head
from roviec.reports.builders.run_parts import PARTS, UNKNOWN, day, hour, late
from roviec.reports.layout.model import Block, Document, Paragraph
from roviec.reports.models import Outline
from roviec.reports.outlines import Line, composed, lines_of


@dataclass(frozen=True)
class About:
    """What a document is about: a period, the signed month that its figures rest on, and up to when they are known."""

    period: Period
    run: Run | None
    moment: datetime


@dataclass(frozen=True)
class Built:
    document: Document
    source: str
    further_sources: list[str]  # the indicators whose figures it has
    addressed_to: list[int]


def lines_to_write(outline: Outline) -> list[Line]:
    """The outline's lines that people fill, in order."""
    return [line for line in lines_of(outline) if line.fill == "text"]


def build_from_run(
    *, access: Access, issuer: Unit, outline: Outline, run: Run, texts: Mapping[str, str], today: date
) -> Built:
    basis = f"Số liệu theo kết quả đánh giá đã ký ngày {day(timezone.localdate(run.signed_at))}, tính đến {hour(run.moment)}."
    about = About(parse(run.period), run, run.moment)
    units = (
        list(Score.objects.filter(run=run).values_list("unit_id", flat=True))
        if outline.goes_to == Outline.To.JUDGED
        else []
    )
    return _built(access, issuer, outline, about, texts, today, basis, f"assess.run:{run.pk}", units)


def build_as_of_today(
    *, access: Access, issuer: Unit, outline: Outline, period: str, texts: Mapping[str, str], today: date
) -> Built:
    """Of a document that rests on no signed month: as things stand when it is drawn up."""
    basis = f"Danh mục tính đến ngày {day(today)}."
    about = About(parse(period), None, timezone.now())
    return _built(access, issuer, outline, about, texts, today, basis, f"duties.blockers:{period}", [])


def _built(
    access: Access,
    issuer: Unit,
    outline: Outline,
    about: About,
    texts: Mapping[str, str],
    today: date,
    basis: str,
    source: str,
    units: Sequence[int],
) -> Built:
    with translation.override("vi"):
        chart = Chart.at(today)
        top = chart.roots()[0]
        label = period_label(about.period.key)
        abstract = outline.abstract.format(period=label[:1].lower() + label[1:], today=day(today))
        sources: list[str] = []
        full = composed(outline, lambda line: _filled(line, access, about, texts, sources))
        body, annexes = set_apart(full)
        to = tuple(said.format(top=official_name(top.name)) for said in outline.addressees)
        head = head_of_document(
            issuer, today, kind=outline.type_name, abbreviation=outline.abbreviation, abstract=abstract
        )
        document = Document(
            head=head,
            addressees=to,
            body=(Paragraph(basis), *body),
            annexes=annexes,
            sign=sign_of_head(issuer, today),
            recipients=("Như trên",),
            note=SYNTHETIC if has_made_up() else "",
        )
    return Built(
        document,
        source,
        list(dict.fromkeys(sources)),
        [unit for unit in units if unit in chart.versions] or [top.unit_id],
    )


def _filled(line: Line, access: Access, about: About, texts: Mapping[str, str], sources: list[str]) -> list[Block]:
    """What stands below a heading. Indicators that it takes figures from are added to `sources`."""
    if line.fill == "text":
        said = [part.strip() for part in texts.get(line.id, "").splitlines() if part.strip()]
        return [Paragraph(part) for part in said]
    sort, _colon, sheet = line.named.partition(":")
    if sort == "duties.decisions":
        return waiting(access, sheet)
    if sort == "duties.decided":
        return decided(access, about.period, sheet)
    if is_of_indicators(line.named):
        blocks, taken_from = indicators(line.named, about.period, about.moment)
        sources += taken_from
        return blocks
    if about.run is not None:
        if sort == "late":
            return late(about.run, sheet)
        if line.named in PARTS:
            return PARTS[line.named](about.run)
    return [UNKNOWN] if line.fill else []
