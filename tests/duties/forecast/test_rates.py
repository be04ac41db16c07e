"""Small numbers are pulled towards the centre, large ones are believed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.duties.forecast.rates import Counts, overall, shrunken, together


def rate(late: int, cases: int, centre: float = 0.3) -> float:
    return float(shrunken(Counts(np.array([float(late)]), np.array([float(cases)])), centre)[0])


def test_nothing_known_is_the_centre() -> None:
    assert rate(0, 0) == pytest.approx(0.3)


def test_one_in_two_says_less_than_forty_in_eighty() -> None:
    assert 0.3 < rate(1, 2) < rate(40, 80) < 0.5
    assert rate(4000, 8000) == pytest.approx(0.5, abs=0.001)


def test_never_late_is_not_never() -> None:
    assert rate(0, 100_000) > 0
    assert rate(100_000, 100_000) < 1


@given(st.integers(0, 200), st.integers(0, 200), st.floats(0.01, 0.99))
def test_a_rate_lies_between_what_was_counted_and_the_centre(late: int, more: int, centre: float) -> None:
    cases = late + more
    counted = late / cases if cases else centre
    low, high = sorted((min(max(counted, 0.005), 0.995), centre))
    assert low - 1e-9 <= rate(late, cases, centre) <= high + 1e-9


def test_counts_are_by_key() -> None:
    counts = Counts.of(np.array([0, 2, 2]), np.array([1.0, 0.0, 1.0]), 4)
    assert (counts.late.tolist(), counts.cases.tolist()) == ([1, 0, 1, 0], [1, 0, 2, 0])


def test_with_nothing_settled_the_city_is_a_half() -> None:
    assert overall(np.array([])) == 0.5
    assert overall(np.zeros(998)) == pytest.approx(0.001)


def test_a_bad_agency_at_a_bad_duty_is_worse_than_either() -> None:
    bad = together(np.array([0.5]), np.array([0.5]), 0.3)[0]
    assert bad == pytest.approx(0.7)
    assert together(np.array([0.3]), np.array([0.5]), 0.3)[0] == pytest.approx(0.5)
