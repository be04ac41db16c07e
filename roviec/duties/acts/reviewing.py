"""The reviewer's judgement of a report: what its evidence shows, and whether it is accepted or returned."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from roviec.duties.acts.doors import is_own
from roviec.duties.following import tell
from roviec.duties.models import Claim, Duty, Obligation, Progress, Report, Review, Verdict
from roviec.duties.progress import take_step
from roviec.duties.refused import ReportRefused
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import Access


@transaction.atomic
def review_report(
    *, actor: Actor, access: Access, report: Report, verdict: str, complete: bool, accept: bool, note: str = ""
) -> Review:
    """Accepted, the obligation is done on the day of the report; returned, the note is the reason.

    Accepting what the evidence shows only in part is allowed, and says why. ReportRefused: "forbidden", "own_report", "bad_verdict",
    "reason_required", "note_required", "not_done_claim", "not_under_review".
    """
    note = note.strip()
    if not access.can("duties.review"):
        raise ReportRefused("forbidden")
    if is_own(access, report):
        raise ReportRefused("own_report")
    _refuse(report, verdict, complete, accept, note)
    Duty.objects.select_for_update().get(obligations=report.obligation_id)
    obligation = Obligation.objects.select_for_update(of=("self",)).select_related("duty").get(pk=report.obligation_id)
    state, to = (
        (Report.State.ACCEPTED, Progress.DONE) if accept else (Report.State.RETURNED, Progress.RETURNED)
    )  # fmt: skip
    under_review = Report.objects.filter(pk=report.pk, state=Report.State.SUBMITTED)
    if obligation.progress != Progress.SUBMITTED or under_review.update(state=state) != 1:
        raise ReportRefused("not_under_review")
    report.state = state
    take_step(actor=actor, access=access, obligation=obligation, to=to, reason=note, report=report)
    review = Review.objects.create(
        report=report, verdict=verdict, complete=complete, accepted=accept, note=note, person=access.person,
        at=timezone.now(),
    )  # fmt: skip
    tell(actor, report)
    after = {"state": state, "verdict": verdict, "complete": complete}
    record(
        actor=actor, act="duties.review_report", obj=report, before={"state": Report.State.SUBMITTED}, after=after
    )  # fmt: skip
    return review


def _refuse(report: Report, verdict: str, complete: bool, accept: bool, note: str) -> None:
    if verdict not in Verdict.values:
        raise ReportRefused("bad_verdict")
    if not accept and not note:
        raise ReportRefused("reason_required")
    if accept and report.claim == Claim.NOT_DONE:
        raise ReportRefused("not_done_claim")
    if accept and not note and (verdict != Verdict.SHOWN or not complete or report.claim == Claim.PARTLY):
        raise ReportRefused("note_required")
