"""Handing a report in: it is frozen, and the obligation goes to review by the steps that lead there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Final

from django.db import transaction
from django.utils import timezone

from roviec.duties import figures
from roviec.duties.acts.doors import locked_draft, reportable
from roviec.duties.elsewhere import Known, known
from roviec.duties.following import tell
from roviec.duties.models import Claim, Obligation, Progress, Report, Sending
from roviec.duties.progress import By, may, take_step
from roviec.duties.refused import ReportRefused
from roviec.duties.sheets import missing, stored
from roviec.journal.acts import record
from roviec.journal.canonical import canonical
from roviec.journal.context import Actor
from roviec.org.access import Access

# A report says that the work was taken on and begun: whoever did not press those buttons does it by reporting.
WAY: Final[dict[str, tuple[Progress, ...]]] = {
    Progress.NOT_ACCEPTED: (Progress.ACCEPTED, Progress.IN_PROGRESS, Progress.SUBMITTED),
    Progress.ACCEPTED: (Progress.IN_PROGRESS, Progress.SUBMITTED),
    Progress.IN_PROGRESS: (Progress.SUBMITTED,),
    Progress.RETURNED: (Progress.SUBMITTED,),
    Progress.REOPENED: (Progress.IN_PROGRESS, Progress.SUBMITTED),
}


@transaction.atomic
def submit_report(*, actor: Actor, access: Access, report: Report, day: date | None = None, key: str = "") -> Report:
    """`report` is the draft as the writer saw it last. `day` before today is for the standing body: handed in on paper.

    `key` names this sending (see `sent_before`): the device that makes it may send again without fear.

    ReportRefused: "forbidden", "not_a_draft", "duty_closed", "under_review", "already_done", "saved_meanwhile",
    "day_ahead", "day_too_early", "day_not_yours", or "incomplete": then `at` names what is missing (see `lacking`).
    """
    draft = locked_draft(access, report)
    obligation = reportable(draft.obligation)
    if draft.changed_at != report.changed_at:
        raise ReportRefused("saved_meanwhile")
    there = known(obligation, figures.fields(draft.sheet))
    if lacks := lacking(draft, there):
        raise ReportRefused("incomplete", lacks)
    for code, each in there.items():
        if draft.figures.get(code) in (None, ""):
            draft.figures[code] = stored(each.value)
    draft.submitted_on, draft.submitted_at = _day(access, obligation, day), timezone.now()
    draft.state = Report.State.SUBMITTED
    draft.save(update_fields=["state", "figures", "submitted_on", "submitted_at"])
    if key and access.person is not None:
        Sending.objects.create(key=key, person=access.person, report=draft)
    for to in WAY[obligation.progress]:
        take_step(actor=actor, access=access, obligation=obligation, to=to, day=draft.submitted_on, report=draft)
    tell(actor, draft)
    record(
        actor=actor,
        act="duties.submit_report",
        obj=draft,
        before={"state": Report.State.DRAFT},
        after={"state": draft.state, "claim": draft.claim, "submitted_on": draft.submitted_on, "sha256": digest(draft)},
    )
    return draft


def sent_before(access: Access, obligation: Obligation, key: str) -> Report | None:
    """The report that this person handed in with this key, whatever has become of it since."""
    rows = Report.objects.filter(sending__key=key, sending__person=access.person, obligation=obligation)
    return rows.first() if key and access.person is not None else None


def lacking(report: Report, there: Mapping[str, Known]) -> dict[str, str]:
    """What keeps a draft from being handed in: "claim", "text", "figures.CODE" or "words.CODE" -> why.

    Work that was not done has no figures to give, but says why. A doubtful figure asks for a word; any word will do. What is known
    from elsewhere (`there`) need not be given again.
    """
    found: dict[str, str] = {}
    if not report.claim:
        found["claim"] = "claim_required"
    if not report.text and (report.sheet is None or report.claim != Claim.DONE):
        found["text"] = "text_required"
    if report.claim != Claim.NOT_DONE:
        empty = missing(figures.fields(report.sheet), figures.values(report, there))
        found |= {f"figures.{code}": "figure_missing" for code in empty}
    doubts = [doubt for doubt in figures.doubts_of(report, there) if not report.words.get(doubt.field)]
    return found | {f"words.{doubt.field}": doubt.code for doubt in doubts}


def digest(report: Report) -> str:
    """SHA-256 over all that a report says and the files it gives: the journal can prove what was handed in without telling it."""
    files = list(report.evidence.order_by("pk").values_list("sha256", flat=True))
    said = {"claim": report.claim, "text": report.text, "figures": report.figures, "words": report.words}
    return sha256(canonical({**said, "sheet": report.sheet_id, "evidence": files})).hexdigest()


def _day(access: Access, obligation: Obligation, day: date | None) -> date:
    today = timezone.localdate()
    if day is None or day == today:
        return today
    if day > today:
        raise ReportRefused("day_ahead")
    if day < obligation.duty.opened_on:
        raise ReportRefused("day_too_early")
    if not may(access, By.REVIEWER, obligation):
        raise ReportRefused("day_not_yours")
    return day
