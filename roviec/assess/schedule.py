"""The automatic act: the month that has ended is judged, and its draft kept fresh until people open it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from roviec.assess.acts.judge import judge
from roviec.assess.models import Run, ScoringRule
from roviec.journal.context import Actor

SCHEDULER: Final = Actor.system("assess.judge")
FRESH: Final = timedelta(hours=20)


def last_month() -> date:
    """The first day of the month that has ended."""
    return (timezone.localdate().replace(day=1) - timedelta(days=1)).replace(day=1)


def judge_last_month() -> None:
    """Once a day while it is a draft; nothing without a rule, and nothing once people have the run in hand."""
    last = last_month()
    if not ScoringRule.objects.filter(ScoringRule.on(last)).exists():
        return
    run = Run.objects.filter(period=f"{last:%Y-%m}").exclude(state=Run.State.SUPERSEDED).order_by("-pk").first()
    if run is None or (run.state == Run.State.DRAFT and run.moment < timezone.now() - FRESH):
        judge(actor=SCHEDULER, access=None, period=f"{last:%Y-%m}")
