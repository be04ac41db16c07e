"""Sign a run: what it was computed from is frozen, and from then on neither it nor the scores change."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from roviec.assess.errors import JudgementRefused
from roviec.assess.frozen import Frozen, freeze, store
from roviec.assess.models import Answer, Explanation, Run
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import Access


def unready(run: Run) -> str:
    """Why the run can't be signed yet, as a code; empty when it can."""
    if run.state != Run.State.OPEN or run.open_until is None:
        return "not_open"
    today = timezone.localdate()
    if today <= run.open_until:
        return "still_open"
    if run.scores.filter(reopened_until__gte=today).exists():
        return "lowered"
    said = Explanation.objects.filter(score__run=run)
    if said.waiting().exists():
        return "unanswered"
    if said.filter(answer__verdict=Answer.Verdict.ACCEPTED, answer__at__gt=run.moment).exists():
        return "judge_again"
    return ""


def may_sign(access: Access) -> bool:
    """The leader of a department signs nothing for the city."""
    return access.can("assess.sign") and access.sees_everything


def sign(*, actor: Actor, access: Access, run: Run) -> Run:
    """The rows are read and counted again before anything is locked; a result that differs is not signed."""
    if not may_sign(access):
        raise PermissionDenied("assess.sign")
    if code := unready(run):
        raise JudgementRefused(code)
    frozen = freeze(run)
    if frozen.result != run.result:
        raise JudgementRefused("differs")
    return _sign(actor, access, run, frozen)


@transaction.atomic
def _sign(actor: Actor, access: Access, run: Run, frozen: Frozen) -> Run:
    now = timezone.now()
    Run.objects.select_for_update().get(pk=run.pk)
    if code := unready(run):
        raise JudgementRefused(code)
    earlier = Run.objects.in_force().filter(code=run.code, period=run.period).first()
    if earlier:
        Run.objects.filter(pk=earlier.pk).update(state=Run.State.SUPERSEDED, superseded_by=run)
    same = Run.objects.filter(pk=run.pk, state=Run.State.OPEN, result=run.result, moment=run.moment)
    if same.update(state=Run.State.SIGNED, signed_at=now, signed_by=access.person) != 1:
        raise JudgementRefused("changed_meanwhile")
    store(run, frozen)
    run.refresh_from_db()
    after = {
        "state": run.state, "result": run.result, "input": frozen.sha256, "rows": frozen.count, "moment": run.moment,
        "supersedes": earlier and earlier.pk,
    }  # fmt: skip
    record(actor=actor, act="assess.sign", obj=run, before={"state": Run.State.OPEN}, after=after)
    return run
