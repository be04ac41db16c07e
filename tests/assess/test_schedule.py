from __future__ import annotations

import time_machine

from roviec.assess import acts, schedule
from roviec.assess.models import Run, ScoringRule
from roviec.journal.models import Entry
from tests.assess.conftest import Month, at
from tests.conftest import Cast


def test_the_month_that_has_ended_is_judged_once_a_day_while_it_is_a_draft(
    month: Month, rule: ScoringRule, clock: time_machine.Traveller
) -> None:
    month.one(month.city.sci)
    clock.move_to(at(1, 11, 6))
    schedule.judge_last_month()
    schedule.judge_last_month()
    assert Run.objects.get().period == "2024-10"
    assert Entry.objects.filter(act="assess.judge", actor="system:assess.judge").count() == 1
    clock.move_to(at(2, 11, 6))
    schedule.judge_last_month()
    assert Run.objects.get().moment == at(2, 11, 6)


def test_what_people_have_in_hand_is_left_alone(opened: Run, cast: Cast, clock: time_machine.Traveller) -> None:
    clock.move_to(at(20, 11))
    schedule.judge_last_month()
    acts.sign(actor=cast.officer.access.actor, access=cast.officer.access, run=opened)
    clock.move_to(at(29, 11))
    schedule.judge_last_month()
    assert Run.objects.count() == 1
    assert Run.objects.get().moment == opened.moment


def test_without_a_rule_it_does_nothing(month: Month, clock: time_machine.Traveller) -> None:
    schedule.judge_last_month()
    assert not Run.objects.exists()
