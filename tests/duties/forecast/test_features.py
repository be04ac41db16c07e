"""From a case to its numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.duties.forecast.arrays import logit, sigmoid
from roviec.duties.forecast.features import COLUMNS, REASONS, matrix, table
from roviec.duties.forecast.records import DONE, IN_PROGRESS, KINDS, SUBMITTED
from tests.duties.forecast.build import a_case

NAMES = [column.name for column in COLUMNS]


def numbers(**changed: Any) -> dict[str, float]:
    return dict(zip(NAMES, matrix(table([a_case(**changed)]))[0].tolist(), strict=True))


def test_every_column_has_its_own_name_and_a_reason() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert set(REASONS) == {column.reason for column in COLUMNS}


@pytest.mark.parametrize(
    "changed",
    [
        {"days_left": -1},
        {"share_gone": 1.2},
        {"agency_rate": 0.0},
        {"pair_rate": 1.0},
        {"city_rate": 0.0},
        {"state": DONE},
        {"state": 7},
        {"kind": len(KINDS)},
        {"entries": -1},
        {"days_left": float("nan")},
    ],
)
def test_a_case_that_cannot_be_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        a_case(**changed)


def test_a_state_speaks_only_in_its_own_columns() -> None:
    at_work, handed_in = numbers(state=IN_PROGRESS), numbers(state=SUBMITTED)
    assert (at_work["in_progress"], at_work["submitted"], at_work["agency_submitted"]) == (1, 0, 0)
    assert (handed_in["in_progress"], handed_in["submitted"], handed_in["agency_at_work"]) == (0, 1, 0)
    assert handed_in["middling_hurry"] == 0


def test_hurry_grows_as_days_go() -> None:
    seen = [numbers(days_left=left)["not_accepted_hurry"] for left in (0, 2, 10)]
    assert seen == [1.0, 0.5, pytest.approx(1 / 6)]


def test_a_pair_that_only_repeats_agency_and_duty_adds_the_same_for_all() -> None:
    """In a city of 3 in 10: what both lead one to expect is no news, however bad they are."""
    usual, bad = numbers(), numbers(agency_rate=0.5, duty_rate=0.5, pair_rate=0.7)
    assert bad["pair_at_work"] == pytest.approx(usual["pair_at_work"])


@given(st.floats(-2, 2), st.sampled_from([IN_PROGRESS, SUBMITTED]))
def test_what_the_whole_city_went_through_is_nobodys_news(shift: float, state: int) -> None:
    """After Tết all past rates are worse: their log-odds have moved together, and no number of the case moves with them."""
    rates = {"agency_rate": 0.2, "duty_rate": 0.4, "pair_rate": 0.35, "city_rate": 0.3}
    moved = {name: float(sigmoid(logit(np.array(rate)) + shift)) for name, rate in rates.items()}
    assert numbers(state=state, **moved) == pytest.approx(numbers(state=state, **rates))


def test_as_many_rows_as_cases_in_their_order() -> None:
    found = matrix(table([a_case(days_left=1), a_case(days_left=9)]))
    assert found.shape == (2, len(COLUMNS))
    assert found[0, 0] < found[1, 0]
    assert matrix(table([])).shape == (0, len(COLUMNS))
    assert np.isfinite(found).all()
