from __future__ import annotations

from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest

from roviec.assess.scoring.rule import Kind, RuleError, read_rule
from tests.assess.conftest import RULE


def changed(**changes: Any) -> dict[str, Any]:
    return {**deepcopy(RULE), **changes}


def criterion(**changes: Any) -> dict[str, Any]:
    """The rule with its first criterion changed."""
    first, *rest = deepcopy(RULE["criterion"])
    return changed(criterion=[{**first, **changes}, *rest])


def problems(content: dict[str, Any]) -> list[str]:
    with pytest.raises(RuleError) as refusal:
        read_rule(content)
    return refusal.value.problems


def test_a_good_rule_is_read_exactly() -> None:
    rule = read_rule(RULE)
    assert [item.code for item in rule.classes] == ["A", "B", "C", "D"]
    assert rule.criteria[2].values["partly"] == Fraction(1, 2)
    assert rule.days_to_accept == 3
    assert rule.group_of("so") == rule.groups[0]
    assert rule.group_of("doan_the") is None


def test_a_decimal_means_what_it_says_and_not_the_nearest_double() -> None:
    assert read_rule(criterion(full=0.95)).criteria[0].full == Fraction(95, 100)


def test_an_indicator_is_counted_at_its_plan_and_a_missing_figure_is_nothing_to_count() -> None:
    rule = read_rule(criterion(kind="measure", indicator="can-cuoc"))
    item = rule.criteria[0]
    assert (item.kind, item.indicator) == (Kind.MEASURE, "can-cuoc")
    assert (int(item.zero), int(item.full)) == (0, 1)
    assert not item.missing_is_nought
    assert rule.indicators == {"can-cuoc"}
    strict = read_rule(criterion(kind="measure", indicator="can-cuoc", missing="zero"))
    assert strict.criteria[0].missing_is_nought
    assert read_rule(RULE).indicators == frozenset()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (criterion(weight=41), "100"),
        (criterion(weight=0), "lớn hơn 0"),
        (criterion(zero=1, full=1), "khác nhau"),
        (criterion(kind="luck"), "luck"),
        (criterion(code="lan-dau"), "bị lặp"),
        (criterion(falls_to="khong-co"), "falls_to"),
        (criterion(falls_to="vuong-mac"), "falls_to"),
        (criterion(kind="accepted"), "days"),
        (criterion(kind="measure"), "indicator"),
        (criterion(kind="measure", indicator="x", missing="nought"), "missing"),
        (criterion(kind="measure", indicator="x", zero=1, full=0), "“zero” từ 0"),
        (criterion(kind="measure", indicator="x", zero=-1), "“zero” từ 0"),
        (criterion(indicator="x"), "indicator"),
        (criterion(missing="zero"), "missing"),
        (criterion(kind="evidence"), "values"),
        (criterion(wieght=3), "wieght"),
        (criterion(weight="40"), "phải là số"),
        (changed(due="never"), "never"),
        (changed(least=-1), "least"),
        (changed(criterion=[]), "criterion"),
        (changed(group=[{"code": "x", "name": "x", "kinds": []}]), "kinds"),
        (
            changed(group=[{"code": "x", "name": "x", "kinds": ["so"]}, {"code": "y", "name": "y", "kinds": ["so"]}]),
            "so",
        ),
        (changed(**{"class": [{"code": "A", "name": "A", "start": 50}]}), "từ 0"),
        (changed(year={"method": "luck", "least_months": 9}), "luck"),
        (
            changed(
                year={"method": "mean", "least_months": 9, "cap": [{"month_class": "Z", "months": 1, "at_most": "A"}]}
            ),
            "Z",
        ),
    ],
)
def test_what_is_wrong_is_named(content: dict[str, Any], words: str) -> None:
    assert any(words in problem for problem in problems(content))


def test_all_problems_are_named_at_once() -> None:
    assert len(problems(changed(due="never", least="x", criterion=[]))) == 3
