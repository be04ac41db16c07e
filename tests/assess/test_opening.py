from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from roviec.assess import acts
from roviec.assess.errors import JudgementRefused
from roviec.assess.models import Run, Score, ScoringRule
from roviec.journal.models import Entry
from roviec.org.models import WorkdayChange
from tests.assess.conftest import Month, at
from tests.conftest import Cast


def test_it_is_open_for_the_working_days_of_the_rule(judged: Run, cast: Cast) -> None:
    WorkdayChange.objects.create(day=date(2024, 11, 6), kind="off", name="nghỉ", source="thử")
    access = cast.officer.access
    run = acts.open_for_explanation(actor=access.actor, access=access, run=judged)
    assert (run.state, run.open_until) == (Run.State.OPEN, date(2024, 11, 8))  # Tue 5, Thu 7, Fri 8
    assert Entry.objects.get(act="assess.open_for_explanation").after["open_until"] == "2024-11-08"


def test_from_then_on_a_unit_sees_its_own_score_and_no_other(judged: Run, cast: Cast) -> None:
    ward = cast.ward_clerk.access
    assert not Score.objects.visible_to(ward).exists()
    assert not Run.objects.visible_to(ward).exists()
    acts.open_for_explanation(actor=cast.officer.access.actor, access=cast.officer.access, run=judged)
    seen = Score.objects.visible_to(ward)
    assert {score.unit.code for score in seen} == {"phuong-hc"}
    assert Run.objects.visible_to(ward).count() == 1
    assert Score.objects.visible_to(cast.leader.access).count() == 6


def test_it_opens_once(opened: Run, cast: Cast) -> None:
    access = cast.officer.access
    with pytest.raises(JudgementRefused, match="changed_meanwhile"):
        acts.open_for_explanation(actor=access.actor, access=access, run=opened)


def test_what_was_judged_again_since_the_page_was_shown_is_not_opened(
    judged: Run, cast: Cast, clock: time_machine.Traveller
) -> None:
    access, shown = cast.officer.access, Run.objects.get(pk=judged.pk)
    clock.shift(60)
    acts.judge(actor=access.actor, access=access, period="2024-10")
    with pytest.raises(JudgementRefused, match="changed_meanwhile"):
        acts.open_for_explanation(actor=access.actor, access=access, run=shown)


def test_a_month_that_is_not_over_is_not_opened(
    month: Month, rule: ScoringRule, cast: Cast, clock: time_machine.Traveller
) -> None:
    clock.move_to(at(31))
    access = cast.officer.access
    run = acts.judge(actor=access.actor, access=access, period="2024-10")
    with pytest.raises(JudgementRefused, match="period_not_over"):
        acts.open_for_explanation(actor=access.actor, access=access, run=run)


def test_only_the_standing_body_opens(judged: Run, cast: Cast) -> None:
    for name in ("leader", "clerk", "auditor"):
        access = cast.named(name).access
        with pytest.raises(PermissionDenied):
            acts.open_for_explanation(actor=access.actor, access=access, run=judged)
    judged.refresh_from_db()
    assert judged.state == Run.State.DRAFT
