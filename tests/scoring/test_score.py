from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from roviec.assess.scoring.facts import Facts, regrouped, total
from roviec.assess.scoring.score import Score, rounded, score
from tests.scoring.cases import facts, rule

FULL = Facts(
    due=10, in_time=8, late=1, open_late=1, reviewed=8, first_time=6, returns=4, judged=8, shown=6, partly=2,
    complete=4, asked=10, taken=5, blocked=2, blocked_in_time=1,
)  # fmt: skip


def points(found: Score) -> dict[str, Decimal | None]:
    return {part.criterion.code: None if part.points is None else rounded(part.points) for part in found.parts}


def test_each_criterion_gives_its_share_of_its_weight() -> None:
    assert points(score(rule(), FULL)) == {
        "dung-han": Decimal("32.00"),  # 8/10 of 40
        "lan-dau": Decimal("15.00"),  # 6/8 of 20
        "minh-chung": Decimal("13.13"),  # (6 + 2/2)/8 of 15
        "day-du": Decimal("2.50"),
        "tra-lai": Decimal("3.75"),  # half a return each, 2 give nothing: 3/4 of 5
        "tiep-nhan": Decimal("5.00"),
        "vuong-mac": Decimal("2.50"),
    }
    assert score(rule(), FULL).shown == Decimal("73.88")  # 73.875, rounded once


def test_nothing_done_is_nought_but_nothing_asked_is_no_score() -> None:
    nothing_done = score(rule(), Facts(due=3, open_late=3, asked=3))
    assert nothing_done.shown == 0
    assert nothing_done.klass is not None
    assert nothing_done.klass.code == "D"
    empty = score(rule(), Facts())
    assert (empty.total, empty.shown, empty.interval, empty.klass) == (None, None, None, None)


def test_the_weight_of_what_could_not_be_counted_falls_as_the_rule_says_and_else_spreads() -> None:
    found = score(rule(), Facts(due=10, in_time=5, late=5, asked=10, taken=10))
    weights = {part.criterion.code: part.weight for part in found.parts}
    # 40 + 20 + 5 fall to it; with the 10 that were counted that makes 75, which count as 100
    assert weights["dung-han"] == Fraction(65 * 100, 75)
    assert weights["tiep-nhan"] == Fraction(10 * 100, 75)
    assert sum(weights.values()) == 100
    assert weights["minh-chung"] == weights["lan-dau"] == 0


def test_a_weight_that_falls_on_what_is_missing_too_is_spread() -> None:
    found = score(rule(), Facts(judged=2, shown=2, complete=1))
    assert {part.criterion.code: part.weight for part in found.parts if part.weight} == {
        "minh-chung": Fraction(75), "day-du": Fraction(25),
    }  # fmt: skip


@pytest.mark.parametrize(("in_time", "klass"), [(90, "A"), (89, "B"), (75, "B"), (74, "C"), (50, "C"), (49, "D")])
def test_a_class_begins_at_its_lower_bound(in_time: int, klass: str) -> None:
    alone = rule(criterion=[{"code": "x", "name": "x", "kind": "on_time", "weight": 100}])
    found = score(alone, Facts(due=100, in_time=in_time, open_late=100 - in_time))
    assert found.klass is not None
    assert found.klass.code == klass


def test_the_class_goes_by_what_people_read() -> None:
    alone = rule(criterion=[{"code": "x", "name": "x", "kind": "on_time", "weight": 100}])
    found = score(alone, Facts(due=100_000, in_time=89_995, open_late=10_005))
    assert (found.shown, found.klass and found.klass.code) == (Decimal("90.00"), "A")  # 89.995


def test_with_fewer_obligations_than_the_rule_asks_for_there_is_a_score_and_no_class() -> None:
    few = score(rule(least=3), Facts(due=2, in_time=2))
    assert few.shown == 100
    assert few.klass is None
    assert score(rule(least=3), Facts(due=3, in_time=3)).klass is not None


@pytest.mark.parametrize(("on_time", "share"), [(5, 0), (4, 0), (10, 1), (9, 1), (7, Fraction(1, 2))])
def test_thresholds_stretch_between_nothing_and_everything(on_time: int, share: Fraction) -> None:
    stretched = [{"code": "x", "name": "x", "kind": "on_time", "weight": 100, "zero": 0.5, "full": 0.9}]
    found = score(rule(criterion=stretched), Facts(due=10, in_time=on_time))
    assert found.parts[0].value.share == share


@given(facts())
def test_a_score_lies_between_nought_and_a_hundred_and_inside_its_interval(given_facts: Facts) -> None:
    found = score(rule(), given_facts)
    if found.total is None:
        assert not any((given_facts.due, given_facts.asked, given_facts.blocked, given_facts.judged))
        return
    assert found.interval is not None
    assert 0 <= found.total <= 100
    assert found.interval[0] - 1e-9 <= found.total <= found.interval[1] + 1e-9
    assert sum(part.weight for part in found.parts) == 100


@given(facts(), facts(), facts())
def test_counts_add_up_under_any_chart(one: Facts, two: Facts, three: Facts) -> None:
    units = {1: one, 2: two, 3: three}
    merged = regrouped(units, {1: 3, 2: 3})
    assert set(merged) == {3}
    assert merged[3] == total(units.values())
    assert merged[3] - one == two + three


@given(facts())
def test_more_work_done_in_time_never_lowers_a_score(some: Facts) -> None:
    alone = rule(criterion=[{"code": "x", "name": "x", "kind": "on_time", "weight": 100}])
    better = some + Facts(due=1, in_time=1)
    before, after = score(alone, some).total, score(alone, better).total
    assert after is not None
    assert before is None or after >= before
