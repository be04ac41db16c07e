"""The standing body answers: it agrees, and the rows behind are put right by their own acts; or it doesn't, and says why."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from roviec.assess.errors import JudgementRefused
from roviec.assess.models import Answer, Explanation, Run
from roviec.assess.telling import ANSWERED, tell
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import Access


@transaction.atomic
def answer(*, actor: Actor, access: Access, explanation: Explanation, verdict: str, text: str) -> Answer:
    access.require("assess.answer")
    text = text.strip()
    run = Run.objects.select_for_update().get(pk=explanation.score.run_id)
    if run.state != Run.State.OPEN:
        raise JudgementRefused("not_open")
    if verdict not in Answer.Verdict.values:
        raise JudgementRefused("no_such_verdict")
    if not text:
        raise JudgementRefused("words_required")
    if access.person is None:
        raise JudgementRefused("forbidden")
    if Answer.objects.filter(explanation=explanation).exists():
        raise JudgementRefused("answered_already")
    now = timezone.now()
    made = Answer.objects.create(explanation=explanation, verdict=verdict, text=text, person=access.person, at=now)
    after = {"run": run.pk, "unit": explanation.score.unit_id, "verdict": verdict}
    record(actor=actor, act="assess.answer", obj=explanation, after=after)
    tell(ANSWERED, run, [explanation.score], now=now, about=str(explanation.pk))
    return made
