"""Make the run of a period, or judge it again while it isn't signed."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from roviec.assess.acts.lowering import lowered, reopen, shown
from roviec.assess.errors import JudgementRefused
from roviec.assess.judging import Judged, judge_month
from roviec.assess.models import Run, Score, ScoringRule
from roviec.assess.rules import judged_period, rule_for
from roviec.assess.telling import LOWERED, tell
from roviec.assess.years import judge_year
from roviec.duties.periods import Period
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.access import Access

_FIELDS = ["group", "total", "low", "high", "klass", "rank", "standing", "facts", "criteria", "change"]


def judge(*, actor: Actor, access: Access | None, period: str, moment: datetime | None = None, reason: str = "") -> Run:
    """`access` is None for the scheduler. Beside a signed run this makes a new draft, which needs a reason.
    Units that were shown a score and get a lower one are told and may explain again (`lowering`).

    The counting is done before anything is locked: it only reads, and what was recorded after `moment` doesn't count.
    """
    if access is not None:
        access.require("assess.judge")
    asked = judged_period(period)
    moment = moment or timezone.now()
    if moment > timezone.now() or timezone.localdate(moment) < asked.start:
        raise JudgementRefused("moment_outside")
    rule = rule_for(asked.start)
    judged = judge_year(rule, asked) if len(asked.key) == 4 else judge_month(rule, asked, moment)
    try:
        return _store(actor, rule, asked, moment, judged, reason.strip())
    except IntegrityError as problem:  # somebody else made the run between our look and our write
        raise JudgementRefused("changed_meanwhile") from problem


@transaction.atomic
def _store(actor: Actor, rule: ScoringRule, period: Period, moment: datetime, judged: Judged, reason: str) -> Run:
    same = Run.objects.filter(code=rule.code, period=period.key)
    run = same.unfinished().first()
    if run is None and same.in_force().exists() and not reason:
        raise JudgementRefused("signed_already")
    before = {"result": run.result, "moment": run.moment} if run else None
    run = _refreshed(run, moment, judged) if run else _made(rule, period, moment, judged)
    seen = shown(run)
    keep_scores(run, judged.rows)
    fallen = lowered(seen, judged.rows)
    now = timezone.now()
    reopen(run, fallen, now=now)
    tell(LOWERED, run, run.scores.filter(unit__in=fallen), now=now, about=now.isoformat())
    record(
        actor=actor, act="assess.judge", obj=run, before=before, reason=reason,
        after={
            "period": period.key, "rule": [rule.code, rule.version, rule.sha256], "moment": moment,
            "units": len(judged.rows), "result": judged.result, "lowered": fallen,
        },
    )  # fmt: skip
    return run


def _made(rule: ScoringRule, period: Period, moment: datetime, judged: Judged) -> Run:
    return Run.objects.create(
        rule=rule, code=rule.code, period=period.key, period_start=period.start,
        period_end=period.end or period.start, moment=moment, result=judged.result,
    )  # fmt: skip


def _refreshed(run: Run, moment: datetime, judged: Judged) -> Run:
    if moment < run.moment:
        raise JudgementRefused("moment_earlier")
    same = Run.objects.unfinished().filter(pk=run.pk, moment=run.moment)
    if same.update(moment=moment, result=judged.result) != 1:
        raise JudgementRefused("changed_meanwhile")
    run.refresh_from_db()
    return run


def keep_scores(run: Run, rows: list[Score]) -> None:
    """Updated in place: explanations hang on them. A unit that the chart no longer has keeps its row if it explained."""
    for row in rows:
        row.run = run
    Score.objects.bulk_create(
        rows, batch_size=200, update_conflicts=True, unique_fields=["run", "unit"], update_fields=_FIELDS
    )
    gone = run.scores.exclude(unit__in=[row.unit_id for row in rows])
    gone.filter(explanations=None).delete()
