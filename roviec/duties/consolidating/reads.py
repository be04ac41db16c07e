"""The consolidation page: what came in, what is missing, the draft, what was sent and received, and the merged text."""

from __future__ import annotations

from dataclasses import dataclass

from roviec.duties import figures
from roviec.duties.consolidating.acts import may_consolidate, may_receive
from roviec.duties.consolidating.material import Material, leaves, material, total
from roviec.duties.consolidating.receiving import Receivers
from roviec.duties.models import Consolidation, ConsolidationPart, Duty, Report
from roviec.duties.names import UnitName, unit_names
from roviec.duties.sheets import Field, Figures, Kind, Total, written
from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.models import UnitVersion


@dataclass(frozen=True)
class Line:
    """One part as it can be put in: a report of a unit, or a consolidation received."""

    key: str
    name: str
    report: Report | None
    below: Consolidation | None
    note: str
    chosen: bool

    @property
    def text(self) -> str:
        said = self.report or self.below
        return said.text if said else ""


@dataclass(frozen=True)
class Table:
    """Figures by unit, with the total in the last row; `heads` are labels with their units."""

    heads: list[str]
    rows: list[tuple[str, list[str]]]
    totals: list[str]


@dataclass(frozen=True)
class Section:
    """What one unit said, or what a unit put together (then with its own sections inside)."""

    name: str
    claim: str
    text: str
    note: str
    inside: list[Section]


@dataclass(frozen=True)
class Desk:
    """For people who may consolidate for a unit: its draft, if begun, and what could go in."""

    unit_id: int
    name: str
    draft: Consolidation | None
    lines: list[Line]
    missing: list[str]
    receivers: list[tuple[int, str]]


@dataclass(frozen=True)
class Sent:
    row: Consolidation
    name: str
    to: str
    table: Table | None
    sections: list[Section]
    may_answer: bool
    now_with: str  # who has it in hand, where the receiver has ended and another succeeded it
    adrift: bool  # the receiver has ended and nobody succeeded it


@dataclass(frozen=True)
class ConsolidationPage:
    desks: list[Desk]  # one for each unit that the reader may consolidate for
    sent: list[Sent]


def consolidation_page(duty: Duty, period: str, access: Access, chart: Chart) -> ConsolidationPage:
    names = unit_names()
    rows = Consolidation.objects.visible_to(access).filter(duty=duty, period=period)
    sent = rows.exclude(state=Consolidation.State.DRAFT).select_related("author").prefetch_related("changes__person")
    receiving = Receivers.today()
    shown = [_sent(row, names, access, receiving) for row in sent.order_by("-sent_at", "-pk")]
    mine = [unit for unit in access.units_in_order if may_consolidate(access, unit)]
    return ConsolidationPage([_desk(duty, period, unit, access, names, chart) for unit in mine], shown)


def _desk(duty: Duty, period: str, unit_id: int, access: Access, names: dict[int, UnitName], chart: Chart) -> Desk:
    mine = Consolidation.objects.filter(duty=duty, period=period, unit=unit_id, state=Consolidation.State.DRAFT)
    draft = mine.first()
    found = material(duty, period, unit_id, access)
    inside = {(part.report_id, part.below_id): part for part in draft.parts.all()} if draft else {}
    return Desk(
        unit_id,
        names[unit_id].name,
        draft,
        _lines(found, inside, names),
        [names[row.holder_id].name for row in found.missing],
        receivers(unit_id, chart),
    )


def receivers(unit_id: int, chart: Chart) -> list[tuple[int, str]]:
    """Up the chart first, then every body of the city's own tier: the standing body sits beside the departments."""
    above = chart.ancestors(unit_id)
    top = [row.unit_id for row in chart.roots()]
    beside = [row for root in top for row in chart.children(root)]
    ordered: dict[int, UnitVersion] = {row.unit_id: row for row in (*above, *beside) if row.unit_id != unit_id}
    return [(row.unit_id, row.name) for row in ordered.values()]


def _lines(
    found: Material, inside: dict[tuple[int | None, int | None], ConsolidationPart], names: dict[int, UnitName]
) -> list[Line]:
    lines = []
    for lower in found.below:
        part = inside.get((None, lower.pk))
        note = part.note if part else ""
        lines.append(Line(f"below-{lower.pk}", names[lower.unit_id].name, None, lower, note, part is not None))
    for report in found.reports:
        part = inside.get((report.pk, None))
        name = names[report.obligation.holder_id].name
        lines.append(Line(f"report-{report.pk}", name, report, None, part.note if part else "", part is not None))
    return lines


def _sent(row: Consolidation, names: dict[int, UnitName], access: Access, receiving: Receivers) -> Sent:
    to = names[row.to_unit_id].name if row.to_unit_id else row.to_name
    open_ = row.state in (Consolidation.State.SENT, Consolidation.State.TAKEN)
    receiver, adrift = receiving.of(row), receiving.is_adrift(row)
    moved = open_ and row.to_unit_id is not None and receiver != row.to_unit_id
    return Sent(
        row, names[row.unit_id].name, to, table(leaves(row), names), sections(row, names),
        open_ and may_receive(access, row, receiving), names[receiver].name if moved and not adrift else "", adrift,
    )  # fmt: skip


def table(reports: list[Report], names: dict[int, UnitName]) -> Table | None:
    """None where no sheet asked for figures."""
    fields: dict[str, Field] = {}
    for report in reports:
        for field in figures.fields(report.sheet):
            if field.total is not Total.NONE and field.total is not Total.JOIN and field.kind is not Kind.FILE:
                fields.setdefault(field.code, field)
    if not fields:
        return None
    rows = [(names[row.obligation.holder_id].name, _cells(fields, figures.values(row))) for row in reports]
    return Table([_head(field) for field in fields.values()], rows, _cells(fields, total(reports)))


def _head(field: Field) -> str:
    return f"{field.label} ({field.unit})" if field.unit else field.label


def _cells(fields: dict[str, Field], values: Figures) -> list[str]:
    return [written(field, values.get(code)) for code, field in fields.items()]


def sections(row: Consolidation, names: dict[int, UnitName]) -> list[Section]:
    found = []
    for part in row.parts.select_related("report__obligation", "below"):
        if part.report is not None:
            said = part.report
            name = names[said.obligation.holder_id].name
            found.append(Section(name, said.get_claim_display(), said.text, part.note, []))
        elif part.below is not None:
            lower = part.below
            found.append(Section(names[lower.unit_id].name, "", lower.text, part.note, sections(lower, names)))
    return found
