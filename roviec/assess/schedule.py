"""The automatic act: the month that has ended is judged, and its draft kept fresh until people open it."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone

from roviec.assess.acts.judge import judge
from roviec.assess.models import Run, ScoringRule
from roviec.journal.context import Actor

SCHEDULER: Final = Actor.system("assess.judge")
FRESH: Final = timedelta(hours=20)


def judge_last_month() -> None:
    """Once a day while it is a draft; nothing without a rule, and nothing once people have the run in hand."""
    first = timezone.localdate().replace(day=1)
    last = first - timedelta(days=1)
    if not ScoringRule.objects.filter(ScoringRule.on(last.replace(day=1))).exists():
        return
    run = Run.objects.filter(period=f"{last:%Y-%m}").exclude(state=Run.State.SUPERSEDED).order_by("-pk").first()
    if run is None or (run.state == Run.State.DRAFT and run.moment < timezone.now() - FRESH):
        judge(actor=SCHEDULER, access=None, period=f"{last:%Y-%m}")
