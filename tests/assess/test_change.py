"""Why a score moved since the month before, through the acts."""

from __future__ import annotations

from decimal import Decimal

import time_machine

from roviec.assess import acts
from roviec.assess.models import Run, Score, ScoringRule
from tests.assess.conftest import Month, at, make_rule, on, score_of
from tests.conftest import Cast, City


def november(month: Month, cast: Cast, clock: time_machine.Traveller) -> Run:
    row = month.one(month.city.sci, due=on(20, 11), opened=on(1, 11))
    month.hand_in(row, at(5, 11))
    month.review(row, at(6, 11), verdict="partly")
    clock.move_to(at(3, 12))
    officer = cast.officer.access
    return acts.judge(actor=officer.actor, access=officer, period="2024-11")


def test_the_parts_add_up_to_the_change(
    judged: Run, month: Month, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    run = november(month, cast, clock)
    before, now = score_of(judged, city.sci), score_of(run, city.sci)
    assert now.change["from"] == "2024-10"
    assert Decimal(now.change["total"]) == (now.total or 0) - (before.total or 0)
    parts = [Decimal(points) for points in [*now.change["by"].values(), now.change["rule"]]]
    assert sum(parts) == Decimal(now.change["total"])
    assert Decimal(now.change["by"]["lan-dau"]) == 10  # from one of two at first to one of one


def test_without_a_month_before_or_a_score_in_it_nothing_is_said(
    judged: Run, month: Month, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    assert not Score.objects.filter(run=judged).exclude(change={}).exists()
    run = november(month, cast, clock)
    assert score_of(run, city.police).change == {}


def test_a_new_version_of_the_rule_is_told_apart(
    judged: Run, month: Month, cast: Cast, city: City, rule: ScoringRule, clock: time_machine.Traveller
) -> None:
    ScoringRule.objects.filter(pk=rule.pk).update(valid_to=on(1, 11))
    heavier = [
        {**item, "weight": weight}
        for item, weight in zip(rule.content["criterion"], (20, 40, 15, 5, 5, 10, 5), strict=True)
    ]
    make_rule(start=on(1, 11), version="2", criterion=heavier)
    run = november(month, cast, clock)
    assert run.rule.version == "2"
    now = score_of(run, city.sci)
    assert Decimal(now.change["rule"]) != 0
    assert sum(map(Decimal, now.change["by"].values())) + Decimal(now.change["rule"]) == Decimal(now.change["total"])
