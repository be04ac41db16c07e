"""What a unit gave of an indicator beside its plan: points, direction, what is missing, and sums."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.assess.scoring.criteria import Value, value_of
from roviec.assess.scoring.facts import Facts
from roviec.assess.scoring.figures import Figure, Measured, measured_by_unit, measured_of
from roviec.assess.scoring.rule import Rule, read_rule
from roviec.assess.scoring.score import score
from roviec.assess.scoring.standing import Standing, standings
from tests.assess.conftest import RULE


def rule(**changes: Any) -> Rule:
    """Half of the weight of reports in time goes to the indicator."""
    content = deepcopy(RULE)
    content["criterion"][0]["weight"] = 20
    item = {"code": "the", "name": "Thẻ", "kind": "measure", "indicator": "the", "weight": 20}
    content["criterion"].append({**item, **changes})
    return read_rule(content)


def figure(given: object = None, of: object = None, *, planned: object, unit: int = 1, **more: Any) -> Figure:
    numbers = [None if each is None else Decimal(str(each)) for each in (given, of)]
    known: dict[str, Any] = {"kind": "count" if of is None else "ratio", "down": False, **more}
    return Figure(
        unit, "the", "2024-10", known["kind"], known["down"], 7, Decimal(str(planned)), None if given is None else 9,
        *numbers,
    )  # fmt: skip


def value(row: Figure | None, **changes: Any) -> Value:
    facts = Facts().measured({"the": measured_of(row)} if row else None)
    return value_of(rule(**changes).criteria[-1], facts)


@pytest.mark.parametrize(
    ("row", "share"),
    [
        (figure(40, planned=80), Fraction(1, 2)),
        (figure(80, planned=80), Fraction(1)),
        (figure(200, planned=80), Fraction(1)),
        (figure(0, planned=0), Fraction(1)),
        (figure(45, 100, planned=90), Fraction(1, 2)),  # 45 % of the 90 % that were planned
        (figure(1, planned=100, kind="yes_no"), Fraction(1)),
        (figure(0, planned=100, kind="yes_no"), Fraction(0)),
        (figure(12, planned=10, down=True), Fraction(4, 5)),  # a fifth too many
        (figure(10, planned=10, down=True), Fraction(1)),
        (figure(0, planned=10, down=True), Fraction(1)),
        (figure(25, planned=10, down=True), Fraction(0)),
        (figure(1, planned=0, down=True), Fraction(0)),
        (figure(6, 100, planned=5, down=True), Fraction(4, 5)),
    ],
)
def test_the_points_are_the_part_of_the_plan_that_was_reached(row: Figure, share: Fraction) -> None:
    assert value(row).share == share


def test_zero_and_full_shape_the_points_as_with_other_criteria() -> None:
    assert value(figure(60, planned=80), zero=0.5, full=1).share == Fraction(1, 2)
    assert value(figure(80, planned=80), zero=0.5, full=1.5).share == Fraction(1, 2)
    assert value(figure(30, planned=80), zero=0.5, full=1).share == 0


@pytest.mark.parametrize("row", [None, figure(planned=80), figure(0, 0, planned=80)])
def test_no_figure_or_no_plan_is_nothing_to_count_and_passes_the_weight_on(row: Figure | None) -> None:
    assert value(row) == Value(None, 0, None, None)
    facts = Facts(due=4, in_time=2, asked=4, taken=4).measured({"the": measured_of(row)} if row else None)
    found = score(rule(falls_to="dung-han"), facts)
    assert sum(part.weight for part in found.parts) == 100
    assert found.parts[-1].weight == 0


def test_where_the_rule_says_so_a_missing_figure_has_no_points_and_a_missing_plan_is_still_nothing_to_count() -> None:
    assert value(figure(planned=80), missing="zero").share == 0
    assert value(figure(planned=80, down=True), missing="zero").share == 0
    assert value(None, missing="zero").share is None


def test_only_a_ratio_may_be_chance() -> None:
    few, many = value(figure(1, 2, planned=100)), value(figure(5000, 10000, planned=100))
    assert few.interval is not None
    assert many.interval is not None
    assert few.interval[1] - few.interval[0] > 0.6 > 0.03 > many.interval[1] - many.interval[0] > 0
    assert value(figure(40, planned=80)).interval == (0.5, 0.5)


figures = st.builds(
    figure, st.integers(0, 500), st.integers(1, 500), planned=st.integers(1, 100), unit=st.integers(1, 9)
)


@given(st.lists(figures, min_size=1, max_size=9, unique_by=lambda row: row.unit))
def test_a_sum_of_ratios_is_the_ratio_of_the_sums_beside_the_plans_by_their_size(rows: list[Figure]) -> None:
    total = sum((measured_of(row) for row in rows[1:]), measured_of(rows[0]))
    parts = [Fraction(row.numerator or 0) for row in rows]
    wholes = [Fraction(row.denominator or 0) for row in rows]
    assert total.value == 100 * sum(parts) / sum(wholes)
    assert total.planned == sum(Fraction(r.planned) * w for r, w in zip(rows, wholes, strict=True)) / sum(wholes)
    first = measured_of(rows[0])
    assert total - first + first == total
    assert Measured.of(total.as_dict()) == total


@given(st.lists(figures, min_size=2, max_size=9, unique_by=lambda row: row.unit))
def test_the_others_of_a_group_are_the_group_less_the_unit(rows: list[Figure]) -> None:
    units = {unit: Facts(due=2, in_time=1).measured(own) for unit, own in measured_by_unit(rows).items()}
    everyone = sum(units.values(), Facts())
    for unit, own in units.items():
        others = sum((facts for other, facts in units.items() if other != unit), Facts())
        assert (everyone - own).due == others.due
        assert (everyone - own).figures["the"] == others.figures["the"]
    assert Facts.of(everyone.as_dict()) == everyone


def test_of_many_without_a_figure_the_group_has_as_many_parts_less() -> None:
    rows = [figure(80, planned=80, unit=1), figure(planned=80, unit=2)]
    facts = sum((Facts().measured(own) for own in measured_by_unit(rows).values()), Facts())
    assert value_of(rule(missing="zero").criteria[-1], facts).share == Fraction(1, 2)
    assert value_of(rule().criteria[-1], facts).share == 1


def test_who_is_far_below_the_others_is_behind_them() -> None:
    rows = [figure(given, 10_000, planned=90, unit=unit) for unit, given in ((1, 1000), (2, 9000), (3, 8900))]
    only = read_rule({**deepcopy(RULE), "criterion": [{"code": "t", "name": "T", "kind": "measure", "indicator": "the", "weight": 100}]})  # fmt: skip
    scores = {unit: score(only, Facts().measured(own)) for unit, own in measured_by_unit(rows).items()}
    assert standings(only, scores) == {1: Standing.BEHIND, 2: Standing.AHEAD, 3: Standing.AHEAD}
