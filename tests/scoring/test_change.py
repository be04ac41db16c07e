from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from roviec.assess.scoring.change import moved
from roviec.assess.scoring.facts import Facts
from roviec.assess.scoring.score import score
from tests.assess.conftest import RULE
from tests.scoring.cases import facts, rule

OTHER = rule(
    version="2",
    criterion=[
        {"code": "dung-han", "name": "Đúng hạn", "kind": "on_time", "weight": 70},
        {"code": "moi", "name": "Minh chứng đủ", "kind": "complete", "weight": 30},
    ],
)


@given(facts(), facts())
def test_the_parts_add_up_to_the_difference_to_the_last_hundredth(first: Facts, second: Facts) -> None:
    for new in (rule(), OTHER):
        before, now = score(rule(), first), score(new, second)
        step = moved(rule(), before, new, now)
        if before.shown is None or now.shown is None:
            assert step is None
            continue
        assert step is not None
        assert step.total == now.shown - before.shown
        assert sum(step.by.values(), step.rule) == step.total


@given(facts())
def test_the_same_counts_move_nothing(same: Facts) -> None:
    step = moved(rule(), score(rule(), same), rule(), score(rule(), same))
    assert step is None or (set(step.by.values()) == {Decimal(0)} and step.rule == 0)


@given(facts(), facts())
def test_under_one_rule_nothing_is_laid_on_the_rule(first: Facts, second: Facts) -> None:
    step = moved(rule(), score(rule(), first), rule(), score(rule(), second))
    assert step is None or abs(step.rule) <= Decimal("0.01")


def test_only_what_changed_is_named() -> None:
    before, now = Facts(due=10, in_time=5, asked=10, taken=10), Facts(due=10, in_time=10, asked=10, taken=10)
    simple = rule(
        criterion=[
            {"code": "dung-han", "name": "x", "kind": "on_time", "weight": 60},
            {"code": "tiep-nhan", "name": "x", "kind": "accepted", "weight": 40, "days": 3},
        ]
    )
    step = moved(simple, score(simple, before), simple, score(simple, now))
    assert step is not None
    assert step.by == {"dung-han": Decimal("30.00"), "tiep-nhan": Decimal("0.00")}


def test_new_weights_are_the_rules_doing_not_the_units() -> None:
    heavier = rule(
        criterion=[
            {**item, "weight": weight} for item, weight in zip(RULE["criterion"], (60, 10, 10, 5, 5, 5, 5), strict=True)
        ]
    )
    same = Facts(due=10, in_time=10, late=0, reviewed=10, first_time=0, returns=10, judged=10, shown=5, not_shown=5)
    step = moved(rule(), score(rule(), same), heavier, score(heavier, same))
    assert step is not None
    assert abs(step.rule) > abs(sum(step.by.values(), Decimal(0)))
