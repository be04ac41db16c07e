from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from roviec.assess import acts
from roviec.assess.errors import JudgementRefused
from roviec.assess.models import Run, Score, ScoringRule
from roviec.duties.models import Obligation
from roviec.journal.models import Entry
from tests.assess.conftest import Month, at, score_of
from tests.conftest import Cast, City


def refused(code: str, **how: object) -> None:
    with pytest.raises(JudgementRefused) as refusal:
        acts.judge(**how)  # type: ignore[arg-type]
    assert refusal.value.code == code


def test_every_unit_of_the_rule_gets_a_row_and_no_other(judged: Run, city: City) -> None:
    units = set(judged.scores.values_list("unit", "group"))
    assert units == {
        (city.police.pk, "so"), (city.sci.pk, "so"), (city.info.pk, "so"), (city.district.pk, "quan"),
        (city.ward.pk, "phuong"), (city.other_ward.pk, "phuong"),
    }  # fmt: skip


def test_the_figures_are_those_of_the_rows(judged: Run, city: City) -> None:
    assert score_of(judged, city.sci).facts == {
        "due": 2, "in_time": 2, "reviewed": 2, "first_time": 1, "returns": 1, "judged": 2, "shown": 2, "complete": 2,
        "asked": 2,
    }  # fmt: skip
    assert score_of(judged, city.ward).facts == {
        "due": 2, "late": 1, "open_late": 1, "reviewed": 1, "first_time": 1, "judged": 1, "shown": 1, "complete": 1,
        "asked": 2,
    }  # fmt: skip


def test_a_score_is_what_one_gets_with_a_pencil(judged: Run, city: City) -> None:
    # 40 in time and 5 of no blocker, which falls to it; 20 x 1/2; 15; 5; 5 x (1 - 0.5/2); 10 x 0
    row = score_of(judged, city.sci)
    assert (row.total, row.klass) == (Decimal("78.75"), "B")
    assert [c["points"] for c in row.criteria] == ["45.00", "10.00", "15.00", "5.00", "3.75", "0.00", None]
    assert sum(Decimal(c["weight"]) for c in row.criteria) == 100


def test_nothing_to_judge_is_no_score_and_never_nought(judged: Run, city: City) -> None:
    idle = score_of(judged, city.police)
    assert (idle.total, idle.klass, idle.rank, idle.standing) == (None, "", None, "unknown")
    assert score_of(judged, city.other_ward).total == Decimal("0.00")


def test_it_is_journalled_with_the_rule_and_the_hash_of_the_result(judged: Run, rule: ScoringRule) -> None:
    entry = Entry.objects.get(act="assess.judge")
    assert entry.object_id == str(judged.pk)
    assert (entry.after["rule"], entry.after["result"]) == (["thang", "1", rule.sha256], judged.result)


def test_judged_again_the_draft_is_the_same_row_with_what_is_known_now(
    judged: Run, month: Month, cast: Cast, city: City, clock: time_machine.Traveller
) -> None:
    before = score_of(judged, city.other_ward)
    month.hand_in(Obligation.objects.get(unit=city.other_ward), at(4, 11, 10), day=at(19).date())
    clock.move_to(at(4, 11, 11))
    again = acts.judge(actor=cast.officer.access.actor, access=cast.officer.access, period="2024-10")
    assert again.pk == judged.pk
    assert again.result != judged.result
    after = score_of(again, city.other_ward)
    assert after.pk == before.pk
    assert after.facts["in_time"] == 1


def test_only_the_standing_body_judges(judged: Run, cast: Cast) -> None:
    for name in ("leader", "clerk", "administrator", "auditor"):
        access = cast.named(name).access
        with pytest.raises(PermissionDenied):
            acts.judge(actor=access.actor, access=access, period="2024-10")


@pytest.mark.parametrize("period", ["2024-Q4", "2024-W40", "2024-10-01", "once", "2024-13", ""])
def test_only_months_and_years_are_judged(rule: ScoringRule, cast: Cast, period: str) -> None:
    access = cast.officer.access
    refused("no_period", actor=access.actor, access=access, period=period)


def test_without_a_rule_nothing_is_judged(cast: Cast, clock: time_machine.Traveller) -> None:
    access = cast.officer.access
    refused("no_rule", actor=access.actor, access=access, period="2024-10")
    assert not Run.objects.exists()


def test_a_moment_that_has_not_come_or_lies_before_the_period_is_refused(judged: Run, cast: Cast) -> None:
    access = cast.officer.access
    for moment in (at(5, 11), at(30, 9)):
        refused("moment_outside", actor=access.actor, access=access, period="2024-10", moment=moment)
    refused(
        "moment_earlier", actor=access.actor, access=access, period="2024-10",
        moment=judged.moment - timedelta(seconds=1),
    )  # fmt: skip


def test_a_signed_month_is_judged_again_only_with_a_reason_and_beside_it(signed: Run, cast: Cast) -> None:
    access = cast.officer.access
    refused("signed_already", actor=access.actor, access=access, period="2024-10")
    draft = acts.judge(actor=access.actor, access=access, period="2024-10", reason="báo cáo bị ghi nhầm")
    assert draft.pk != signed.pk
    assert (draft.state, Run.objects.get(pk=signed.pk).state) == (Run.State.DRAFT, Run.State.SIGNED)
    assert Score.objects.filter(run=draft).count() == Score.objects.filter(run=signed).count()


def test_the_number_of_queries_does_not_grow_with_the_city(
    month: Month,
    rule: ScoringRule,
    cast: Cast,
    clock: time_machine.Traveller,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    month.owe(month.city.sci, month.city.ward, month.city.other_ward)
    clock.move_to(at(4, 11))
    access = cast.officer.access
    with django_assert_max_num_queries(26):
        acts.judge(actor=access.actor, access=access, period="2024-10")
