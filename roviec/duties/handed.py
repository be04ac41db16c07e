"""A report as three columns that are never mixed: what the agency says, what the evidence shows, what the schedule says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from roviec.duties import figures
from roviec.duties.evidence import text_head
from roviec.duties.evidence.preview import HEADED, PICTURED
from roviec.duties.models import Evidence, Obligation, Report, Review
from roviec.duties.sheets import Kind, written
from roviec.org.access import Access
from roviec.org.calendars import city_calendar
from roviec.vietnamese.calendar import Calendar


@dataclass(frozen=True)
class Figure:
    group: str
    label: str
    unit: str
    now: str
    last: str
    word: str


@dataclass(frozen=True)
class Piece:
    """A piece of evidence with the versions before it, the latest first."""

    row: Evidence
    asked: str  # the label under which the sheet asks for it
    earlier: list[Evidence]

    @property
    def pictured(self) -> bool:
        return self.row.media_type in PICTURED

    @property
    def head(self) -> str:
        if self.row.media_type not in HEADED:
            return ""
        with self.row.file.open() as file:
            return text_head(file, self.row.media_type)


@dataclass(frozen=True)
class Schedule:
    """`late`: calendar days after the due date, of which `late_working` are worked; below nought it came before."""

    due: date | None
    first_due: date | None
    submitted_on: date | None
    late: int
    late_working: int

    @property
    def moved(self) -> bool:
        return self.due != self.first_due


@dataclass(frozen=True)
class Handed:
    report: Report
    figures: list[Figure]
    pieces: list[Piece]
    wanting: list[str]  # labels of the files that the sheet asks for and nobody gave
    review: Review | None
    schedule: Schedule


def handed_in(obligation: Obligation, access: Access) -> list[Handed]:
    """All reports handed in on it, the latest first."""
    rows = Report.objects.visible_to(access).filter(obligation=obligation).exclude(state=Report.State.DRAFT)
    rows = rows.select_related("sheet", "author", "review__person", "obligation__duty").order_by("-number")
    return [columns(row) for row in rows.prefetch_related("evidence")]


def columns(report: Report) -> Handed:
    found = pieces(report)
    given = {piece.row.field for piece in found}
    asked = [field for field in figures.fields(report.sheet) if field.kind is Kind.FILE]
    return Handed(
        report,
        _figures(report),
        found,
        [field.label for field in asked if field.code not in given],
        getattr(report, "review", None),
        schedule_of(report.obligation, report.submitted_on, city_calendar()),
    )


def schedule_of(obligation: Obligation, submitted_on: date | None, calendar: Calendar) -> Schedule:
    due, late, working = obligation.due, 0, 0
    if due is not None and submitted_on is not None:
        late, working = (submitted_on - due).days, calendar.working_days_between(due, submitted_on)
    return Schedule(due, obligation.first_due, submitted_on, late, working)


def pieces(report: Report) -> list[Piece]:
    """The current pieces, each with what it replaced."""
    rows = {row.pk: row for row in report.evidence.all()}
    replaced = {row.replaces_id for row in rows.values()}
    labels = {field.code: field.label for field in figures.fields(report.sheet) if field.kind is Kind.FILE}
    return [
        Piece(row, labels.get(row.field, ""), _earlier(row, rows)) for row in rows.values() if row.pk not in replaced
    ]


def _earlier(row: Evidence, rows: dict[int, Evidence]) -> list[Evidence]:
    found: list[Evidence] = []
    while row.replaces_id in rows:
        row = rows[row.replaces_id]
        found.append(row)
    return found


def _figures(report: Report) -> list[Figure]:
    now, last = figures.values(report), figures.last_values(report.obligation)
    return [
        Figure(
            field.group, field.label, field.unit or ("%" if field.kind in (Kind.RATIO, Kind.PERCENT) else ""),
            written(field, now.get(field.code)), written(field, last.get(field.code)), report.words.get(field.code, ""),
        )
        for field in figures.fields(report.sheet)
        if field.kind is not Kind.FILE
    ]  # fmt: skip
