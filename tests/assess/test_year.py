from __future__ import annotations

from decimal import Decimal

import pytest
import time_machine

from roviec.assess import acts
from roviec.assess.errors import JudgementRefused
from roviec.assess.frozen import thaw
from roviec.assess.models import Input, Run, ScoringRule
from roviec.assess.rerun import rerun
from tests.assess.conftest import Month, at, make_rule, on, score_of
from tests.conftest import Cast, City


@pytest.fixture
def months(signed: Run, month: Month, cast: Cast, city: City, clock: time_machine.Traveller) -> tuple[Run, Run]:
    """October, signed; and November, signed too: the department did nothing of one, the ward all of one."""
    month.one(city.sci, due=on(20, 11), opened=on(1, 11))
    row = month.one(city.ward, due=on(20, 11), opened=on(1, 11))
    month.hand_in(row, at(2, 11))
    month.review(row, at(3, 11))
    officer = cast.officer.access
    clock.move_to(at(3, 12))
    november = acts.judge(actor=officer.actor, access=officer, period="2024-11")
    acts.open_for_explanation(actor=officer.actor, access=officer, run=november)
    clock.move_to(at(9, 12))
    acts.sign(actor=officer.actor, access=officer, run=november)
    clock.move_to(at(3, 1, year=2025))
    return signed, november


def judge_year(cast: Cast) -> Run:
    officer = cast.officer.access
    return acts.judge(actor=officer.actor, access=officer, period="2024")


def test_a_year_is_the_mean_of_its_signed_months_with_its_caps(months: tuple[Run, Run], cast: Cast, city: City) -> None:
    year = judge_year(cast)
    score = score_of(year, city.sci)
    october, november = (score_of(run, city.sci).total for run in months)
    assert (october, november) == (Decimal("78.75"), Decimal("0.00"))
    assert score.total == Decimal("39.38")
    assert score.facts == {"2024-10": ["78.75", "B"], "2024-11": ["0.00", "D"]}
    assert score.klass == "D"


def test_a_unit_with_fewer_months_than_the_rule_asks_for_has_no_class(
    months: tuple[Run, Run], cast: Cast, city: City
) -> None:
    score = score_of(judge_year(cast), city.other_ward)
    assert (score.total, score.klass) == (Decimal("0.00"), "")
    assert score.facts == {"2024-10": ["0.00", "D"], "2024-11": [None, ""]}
    idle = score_of(judge_year(cast), city.police)
    assert (idle.total, idle.rank) == (None, None)


def test_a_draft_month_does_not_count(opened: Run, cast: Cast, clock: time_machine.Traveller) -> None:
    with pytest.raises(JudgementRefused, match="no_months"):
        judge_year(cast)


def test_it_goes_the_same_way_to_its_signature_and_is_computed_again(
    months: tuple[Run, Run], cast: Cast, clock: time_machine.Traveller
) -> None:
    officer, year = cast.officer.access, judge_year(cast)
    acts.open_for_explanation(actor=officer.actor, access=officer, run=year)
    clock.move_to(at(20, 1, year=2025))
    acts.sign(actor=officer.actor, access=officer, run=year)
    assert set(thaw(Input.objects.get(run=year))["months"]) == {"2024-10", "2024-11"}
    assert rerun(year).equal


def test_a_month_signed_anew_shows_in_the_years_rerun(
    months: tuple[Run, Run], month: Month, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    officer, year = cast.officer.access, judge_year(cast)
    acts.open_for_explanation(actor=officer.actor, access=officer, run=year)
    clock.move_to(at(20, 1, year=2025))
    acts.sign(actor=officer.actor, access=officer, run=year)
    month.hand_in(month.one(city.sci, due=on(28, 11), made=on(21, 1, 2025)), at(22, 1, year=2025), day=on(27, 11))
    clock.move_to(at(23, 1, year=2025))
    again = acts.judge(actor=officer.actor, access=officer, period="2024-11", reason="ghi sót")
    acts.open_for_explanation(actor=officer.actor, access=officer, run=again)
    clock.move_to(at(10, 2, year=2025))
    again.refresh_from_db()
    acts.sign(actor=officer.actor, access=officer, run=again)
    assert not rerun(year).equal


def test_a_rule_without_a_year_judges_none(months: tuple[Run, Run], cast: Cast, rule: ScoringRule) -> None:
    ScoringRule.objects.filter(pk=rule.pk).update(valid_to="2025-01-01")
    make_rule(start=on(1, 1, 2025), version="2", year=None)
    officer = cast.officer.access
    with time_machine.travel(at(3, 1, year=2026)), pytest.raises(JudgementRefused, match="no_year_rule"):
        acts.judge(actor=officer.actor, access=officer, period="2025")
