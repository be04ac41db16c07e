"""The fitted model: what moves a forecast, in which direction, and that its reasons add up."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.forecast.simulate import City
from roviec.duties.forecast.arrays import logit, sigmoid
from roviec.duties.forecast.features import NAMES, REASONS, Case, table
from roviec.duties.forecast.learn import looks
from roviec.duties.forecast.model import SUREST, Model, fit
from roviec.duties.forecast.records import DONE, STATES
from tests.duties.forecast.build import a_case


@pytest.fixture(scope="session")
def plain(model: Model) -> Model:
    return replace(model, kind="past_rate", why="too_few", weights=None)


RATE = st.floats(0.01, 0.99)
COUNT = st.integers(0, 20)
CASES = st.builds(
    Case,
    state=st.sampled_from([number for number in range(len(STATES)) if number != DONE]),
    days_in_state=st.integers(0, 60),
    days_left=st.integers(0, 60),
    share_gone=st.floats(0, 1),
    entries=COUNT,
    returns=COUNT,
    moved=COUNT,
    agency_rate=RATE,
    duty_rate=RATE,
    pair_rate=RATE,
    city_rate=RATE,
    kind=st.integers(0, 7),
    blockers=COUNT,
    blocker_days=COUNT,
    load=COUNT,
    backlog=COUNT,
    agencies=st.integers(1, 300),
    month_end=st.booleans(),
    tet=st.booleans(),
    days_off=st.integers(0, 9),
)


def test_it_is_fitted(model: Model) -> None:
    assert (model.kind, model.why) == ("logistic", "")
    assert model.measured is not None
    assert model.past_rate is not None
    assert model.measured.brier < model.past_rate.brier


@given(CASES, st.integers(1, 30))
@settings(max_examples=300, deadline=None)
def test_more_days_left_never_raise_the_risk(model: Model, case: Case, more: int) -> None:
    before, after = model.predict(table([case, replace(case, days_left=case.days_left + more)]))
    assert after <= before + 1e-12


@given(CASES, st.sampled_from(["returns", "blockers", "blocker_days", "load", "backlog"]), st.integers(1, 20))
@settings(max_examples=300, deadline=None)
def test_more_trouble_never_lowers_it(model: Model, case: Case, name: str, more: int) -> None:
    before, after = model.predict(table([case, replace(case, **{name: getattr(case, name) + more})]))
    assert after >= before - 1e-12


@given(CASES, st.floats(0.01, 0.99))
@settings(max_examples=300, deadline=None)
def test_a_worse_past_at_this_duty_never_lowers_it(model: Model, case: Case, rate: float) -> None:
    low, high = sorted((case.pair_rate, rate))
    before, after = model.predict(table([replace(case, pair_rate=low), replace(case, pair_rate=high)]))
    assert after >= before - 1e-12


@given(st.lists(CASES, min_size=1, max_size=20))
@settings(max_examples=100, deadline=None)
def test_a_forecast_is_a_probability_and_its_reasons_add_up(model: Model, cases: list[Case]) -> None:
    rows = table(cases)
    said, effects = model.predict(rows), model.effects(rows)
    assert ((said > 0) & (said < 1)).all()
    assert tuple(effects) == REASONS
    summed = sigmoid(model.base + np.sum(list(effects.values()), axis=0))
    assert np.clip(summed, SUREST, 1 - SUREST) == pytest.approx(said, rel=1e-9, abs=1e-12)


def test_a_case_gets_the_same_forecast_in_any_company(model: Model) -> None:
    cases = [a_case(days_left=left) for left in range(8)]
    together = model.predict(table(cases))
    assert [model.predict(table([case]))[0] for case in cases] == pytest.approx(together.tolist(), rel=1e-12)
    assert model.predict(table([])).tolist() == []


def test_the_order_of_the_cases_does_not_change_the_weights(city: City) -> None:
    cases = looks(city.records, city.first + 120, city.first + 200, city.workdays).known_on(city.last, city.records)
    order = np.random.default_rng(0).permutation(len(cases.late))
    first, second = fit(cases.table, cases.late), fit(cases.table[order], cases.late[order])
    assert second.weight == pytest.approx(first.weight, abs=1e-4)


def test_it_survives_being_written_down(model: Model, plain: Model) -> None:
    rows = table([a_case(), a_case(days_left=0, blockers=2)])
    for each in (model, plain):
        again = Model.from_json(json.loads(json.dumps(each.to_json())))
        assert again == each
        assert again.predict(rows).tolist() == each.predict(rows).tolist()


@pytest.mark.parametrize("change", [{"version": 0}, {"columns": ["days_left"]}])
def test_weights_for_other_columns_are_refused(model: Model, change: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        Model.from_json(model.to_json() | change)


def test_the_past_rate_alone_says_that_rate_and_only_that_reason(plain: Model) -> None:
    rows = table([a_case(agency_rate=0.2), a_case(agency_rate=0.7, days_left=0)])
    assert plain.predict(rows).tolist() == pytest.approx([0.2, 0.7])
    assert {reason: effect.tolist() for reason, effect in plain.effects(rows).items()} == {
        "agency": pytest.approx(logit(np.array([0.2, 0.7])).tolist())
    }


def test_names_of_a_case_are_those_of_the_table() -> None:
    assert table([a_case(load=3)]).dtype.names == NAMES
