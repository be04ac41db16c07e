"""Publish a signed run: every unit sees all scores."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from roviec.assess.errors import JudgementRefused
from roviec.assess.models import Run
from roviec.assess.telling import PUBLISHED, tell
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import Access


@transaction.atomic
def publish(*, actor: Actor, access: Access, run: Run) -> Run:
    access.require("assess.publish")
    now = timezone.now()
    signed = Run.objects.filter(pk=run.pk, state=Run.State.SIGNED)
    if signed.update(state=Run.State.PUBLISHED, published_at=now) != 1:
        raise JudgementRefused("not_signed")
    run.refresh_from_db()
    after = {"state": run.state, "result": run.result}
    record(actor=actor, act="assess.publish", obj=run, before={"state": Run.State.SIGNED}, after=after)
    tell(PUBLISHED, run, run.scores.all(), now=now)
    return run
