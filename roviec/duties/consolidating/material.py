"""What a unit has to put together for one duty and period, and what it adds up to."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from roviec.duties import figures
from roviec.duties.models import Consolidation, Duty, Obligation, Report
from roviec.duties.sheets import Value, add_up
from roviec.org.access import Access
from roviec.org.succession import Heritage

State = Consolidation.State
HANDED_IN = (Report.State.SUBMITTED, Report.State.ACCEPTED)


@dataclass(frozen=True)
class Material:
    """Consolidations that came from beneath, reports that are in none of them, and obligations that have no report."""

    below: list[Consolidation]
    reports: list[Report]
    missing: list[Obligation]

    @property
    def keys(self) -> list[str]:
        return [f"below-{row.pk}" for row in self.below] + [f"report-{row.pk}" for row in self.reports]


def material(duty: Duty, period: str, unit_id: int, access: Access) -> Material:
    """For a unit that consolidates, by what its people see: a district its wards, the standing body the city."""
    mine = Consolidation.objects.filter(duty=duty, period=period)
    below = list(
        mine.filter(
            to_unit__in={unit_id} | Heritage.at(timezone.localdate()).predecessors(unit_id),
            state__in=(State.SENT, State.TAKEN),
        ).select_related("unit")
    )
    covered = {report.pk for row in below for report in leaves(row)}
    owed = Obligation.objects.visible_to(access).filter(duty=duty, period=period)
    reports = Report.objects.filter(obligation__in=owed, state__in=HANDED_IN).select_related(
        "obligation__duty", "sheet", "author"
    )
    found = list(reports.order_by("obligation"))
    reported = {report.obligation_id for report in found}
    missing = [row for row in owed.order_by("pk") if row.pk not in reported]
    return Material(below, [report for report in found if report.pk not in covered], missing)


def leaves(consolidation: Consolidation) -> list[Report]:
    """All reports in it, through the consolidations in it, in order; one that went in twice is there twice."""
    found: list[Report] = []
    parts = consolidation.parts.select_related("report__obligation__duty", "report__sheet", "below")
    for part in parts:
        if part.report is not None:
            found.append(part.report)
        elif part.below is not None:
            found += leaves(part.below)
    return found


def total(reports: list[Report]) -> dict[str, Value]:
    """The figures of these reports as one: see `sheets.add_up`. ValueError where a code means two things."""
    return add_up([figures.fields(row.sheet) for row in reports], [figures.values(row) for row in reports])
