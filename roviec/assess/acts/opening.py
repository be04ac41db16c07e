"""Show each unit its own score, tell its people, and take what it has to say for some working days."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from roviec.assess.errors import JudgementRefused
from roviec.assess.models import Run
from roviec.assess.telling import OPENED, tell
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import Access
from roviec.org.calendars import city_calendar


@transaction.atomic
def open_for_explanation(*, actor: Actor, access: Access, run: Run) -> Run:
    access.require("assess.judge")
    now = timezone.now()
    if timezone.localdate(run.moment) <= run.period_end:
        raise JudgementRefused("period_not_over")  # judged before the period was over: judge it again first
    days = run.rule.rule.explanation_days
    until = city_calendar().add_working_days(timezone.localdate(now), days)
    draft = Run.objects.filter(pk=run.pk, state=Run.State.DRAFT, moment=run.moment)
    if draft.update(state=Run.State.OPEN, opened_at=now, open_until=until) != 1:
        raise JudgementRefused("changed_meanwhile")
    run.refresh_from_db()
    after = {"state": run.state, "open_until": until, "result": run.result}
    record(actor=actor, act="assess.open_for_explanation", obj=run, before={"state": Run.State.DRAFT}, after=after)
    tell(OPENED, run, run.scores.all(), now=now)
    return run
