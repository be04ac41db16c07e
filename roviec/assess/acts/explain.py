"""A unit says something to its own score, while the period is open for it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from roviec.assess.errors import JudgementRefused
from roviec.assess.models import Explanation, Run, Score
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import PERMISSIONS, Access
from roviec.org.succession import Heritage


def may_explain(access: Access, score: Score) -> bool:
    """People of the unit itself; of an ended unit, those of the unit that answers for it today."""
    today = timezone.localdate()
    allowed = PERMISSIONS["assess.explain"]
    own = {grant.unit_id for grant in access.grants if grant.role in allowed}
    return (
        score.takes_words(today)
        and bool(own)
        and (score.unit_id in own or Heritage.at(today).heir(score.unit_id) in own)
    )


@transaction.atomic
def explain(*, actor: Actor, access: Access, score: Score, text: str, criterion: str = "") -> Explanation:
    run = Run.objects.select_for_update().get(pk=score.run_id)
    score.refresh_from_db()
    score.run = run
    text = text.strip()
    if not score.takes_words(timezone.localdate()):
        raise JudgementRefused("not_open")
    if access.person is None or not may_explain(access, score):
        raise JudgementRefused("forbidden")
    if not text:
        raise JudgementRefused("words_required")
    if criterion and criterion not in {item.code for item in run.rule.rule.criteria}:
        raise JudgementRefused("no_such_criterion")
    made = Explanation.objects.create(
        score=score, text=text, criterion=criterion, person=access.person, at=timezone.now()
    )
    after = {"run": run.pk, "unit": score.unit_id, "criterion": criterion, "length": len(text)}
    record(actor=actor, act="assess.explain", obj=made, after=after)
    return made
