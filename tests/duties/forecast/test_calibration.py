"""How far to trust it: figures that can be worked out by hand, and forecasts of which we know how good they are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roviec.duties.forecast.arrays import Floats, logit, sigmoid
from roviec.duties.forecast.calibration import brier, in_bands, measure, reliability, wilson


def drawn(cases: int, seed: int = 0) -> tuple[Floats, Floats]:
    """True chances, and what came of them."""
    chance = np.random.default_rng(seed)
    true = chance.beta(1, 3, cases).clip(0.001, 0.999)
    return true, (chance.random(cases) < true).astype(float)


def test_brier_by_hand() -> None:
    assert brier(np.array([0.8, 0.4]), np.array([1.0, 0.0])) == pytest.approx((0.04 + 0.16) / 2)


@pytest.mark.parametrize(
    ("hits", "cases", "low", "high"), [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0)]
)
def test_wilson_as_in_the_tables(hits: int, cases: int, low: float, high: float) -> None:
    assert list(wilson(hits, cases)) == pytest.approx([low, high], abs=1e-4)


def test_the_truth_shows_no_more_error_than_chance() -> None:
    said, late = drawn(20_000)
    found = measure(said, late)
    assert found.error < 2 * found.by_chance < 0.02
    assert found.slope == pytest.approx(1, abs=0.05)


def test_too_bold_a_forecast_shows() -> None:
    true, late = drawn(20_000)
    bold = measure(sigmoid(2 * logit(true)), late)
    assert bold.error > 3 * bold.by_chance
    assert bold.slope == pytest.approx(0.5, abs=0.05)
    assert bold.brier > measure(true, late).brier


def test_chance_alone_is_what_it_says() -> None:
    """The mean error of true forecasts, over many draws, is `by_chance`."""
    found = [measure(*drawn(500, seed)) for seed in range(200)]
    assert np.mean([each.error for each in found]) == pytest.approx(
        np.mean([each.by_chance for each in found]), rel=0.05
    )


def test_ten_bins_of_equally_many() -> None:
    said, late = drawn(1000)
    assert [each.cases for each in reliability(said, late)] == [100] * 10


def test_equal_forecasts_stay_together() -> None:
    bins = reliability(np.array([0.3] * 50 + [0.6] * 50), np.array([0.0, 1.0] * 50))
    assert [(each.cases, each.late) for each in bins] == [(50, 25), (50, 25)]
    assert [each.said for each in bins] == pytest.approx([0.3, 0.6])


@given(st.lists(st.tuples(st.sampled_from([0.1, 0.2, 0.5, 0.9]), st.booleans()), min_size=1, max_size=80), st.randoms())
@settings(deadline=None)
def test_the_order_of_the_cases_does_not_matter(pairs: list[tuple[float, bool]], chance: object) -> None:
    shuffled = list(pairs)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = (
        reliability(np.array([p for p, _ in each]), np.array([float(y) for _, y in each])) for each in (pairs, shuffled)
    )
    assert [(each.cases, each.late) for each in first] == [(each.cases, each.late) for each in second]
    assert sum(each.cases for each in first) == len(pairs)


def test_bands_hold_what_lies_between_their_edges() -> None:
    bands = in_bands(np.array([0.1, 0.4, 0.2, 0.9, 0.39]), np.array([0.0, 1.0, 0.0, 1.0, 1.0]), (0.15, 0.4, 0.7))
    assert [(band.low, band.high, band.cases, band.late) for band in bands] == [
        (0.1, 0.1, 1, 0),
        (0.2, 0.39, 2, 1),
        (0.4, 0.4, 1, 1),
        (0.9, 0.9, 1, 1),
    ]
    assert in_bands(np.array([]), np.array([]), (0.5,)) == ()
