from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.measures.intervals import combined, difference, poisson, wilson


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
        (1, 1, 0.2065, 1.0),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_wilson_gives_the_published_values(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of) == pytest.approx((low, high), abs=5e-4)


@pytest.mark.parametrize(
    ("events", "low", "high"), [(0, 0.0, 3.69), (1, 0.025, 5.57), (10, 4.80, 18.39), (100, 81.36, 121.63)]
)
def test_poisson_is_near_the_exact_limits(events: int, low: float, high: float) -> None:
    assert poisson(events, 1) == pytest.approx((low, high), abs=0.06)


def test_nothing_seen_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert poisson(0, 0) == (0.0, float("inf"))


@given(st.integers(1, 500), st.data())
def test_a_share_lies_in_its_interval_and_more_cases_narrow_it(of: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, of))
    low, high = wilson(hits, of)
    assert 0 <= low <= hits / of <= high <= 1
    wider = wilson(hits, of)
    narrower = wilson(hits * 4, of * 4)
    assert narrower[1] - narrower[0] < wider[1] - wider[0]


def test_a_sum_of_one_part_is_that_part() -> None:
    assert combined([(100.0, 0.5, (0.25, 0.75))]) == (25.0, 75.0)


def test_independent_parts_make_a_narrower_sum_than_their_worst_cases() -> None:
    low, high = combined([(50.0, 0.5, (0.3, 0.7)), (50.0, 0.5, (0.3, 0.7))])
    assert 30 < low < 50 < high < 70


def test_a_difference_of_equals_includes_nought_and_of_far_ones_does_not() -> None:
    low, high = difference(50.0, (40.0, 60.0), 52.0, (45.0, 58.0))
    assert low < 0 < high
    assert difference(90.0, (85.0, 95.0), 40.0, (35.0, 45.0))[0] > 0
