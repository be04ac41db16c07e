"""Who may report, and on what."""

from __future__ import annotations

from typing import Final

from roviec.duties.models import Duty, Obligation, Progress, Report
from roviec.duties.progress import By, may
from roviec.duties.refused import ReportRefused
from roviec.org.access import Access

_NOT_NOW: Final = {Progress.SUBMITTED: "under_review", Progress.DONE: "already_done"}


def may_report(access: Access, obligation: Obligation) -> bool:
    """The holder's people; the standing body, for what came on paper."""
    return may(access, By.HOLDER, obligation) or may(access, By.REVIEWER, obligation)


def is_own(access: Access, report: Report) -> bool:
    """Whether this person wrote or handed in the report, for whomever: then somebody else reviews it."""
    if access.person is None:
        return False
    handed_in = report.changes.filter(to_progress=Progress.SUBMITTED, person=access.person)
    return report.author_id == access.person.pk or handed_in.exists()


def reportable(obligation: Obligation) -> Obligation:
    """The obligation as it is now, locked; ReportRefused when no report can be made on it."""
    rows = Obligation.objects.select_for_update(of=("self",)).select_related("duty")
    now = rows.get(pk=obligation.pk)
    if now.duty.closed_on is not None:
        raise ReportRefused("duty_closed")
    if now.progress in _NOT_NOW:
        raise ReportRefused(_NOT_NOW[Progress(now.progress)])
    return now


def is_reportable(obligation: Obligation) -> bool:
    """The same question for buttons. Reads `obligation.duty`."""
    return obligation.duty.closed_on is None and obligation.progress not in _NOT_NOW


def locked_draft(access: Access, report: Report) -> Report:
    """The draft as it is now, locked against being handed in meanwhile."""
    # The duty's row is what a step locks first; reports come after it, so that no two acts wait for one another.
    Duty.objects.select_for_update().get(obligations__reports=report.pk)
    now = Report.objects.select_for_update(of=("self",)).select_related("obligation__duty").get(pk=report.pk)
    if not may_report(access, now.obligation) or not Report.objects.visible_to(access).filter(pk=now.pk).exists():
        raise ReportRefused("forbidden")
    if now.state != Report.State.DRAFT:
        raise ReportRefused("not_a_draft")
    return now
