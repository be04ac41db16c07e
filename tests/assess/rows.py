"""Runs made by rows alone, for tests of addresses and of other rooms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from roviec.assess.models import Explanation, Run, Score
from roviec.duties.periods import parse
from roviec.org.models import Person, Unit
from tests.assess.conftest import make_rule


@dataclass(frozen=True)
class Runs:
    published: Run
    opened: Run
    explanation: Explanation


def two_runs(unit: Unit, person: Person) -> Runs:
    """September is published, October open for ever; the unit has a score in both and has said something to the second."""
    rule = make_rule()
    at = datetime(2024, 11, 4, tzinfo=UTC)
    made = []
    for key, state in (("2024-09", "published"), ("2024-10", "open")):
        period = parse(key)
        done = {"signed_at": at, "published_at": at, "signed_by": person} if state == "published" else {}
        run = Run.objects.create(
            rule=rule, code=rule.code, period=key, period_start=period.start, period_end=period.end or period.start,
            moment=at, state=state, result="0" * 64, opened_at=at, open_until=date(2090, 1, 1), **done,
        )  # fmt: skip
        Score.objects.create(run=run, unit=unit, group="phuong", standing="unknown")
        made.append(run)
    score = Score.objects.get(run=made[1])
    said = Explanation.objects.create(score=score, text="Đã gửi bản giấy.", person=person, at=at)
    return Runs(made[0], made[1], said)
