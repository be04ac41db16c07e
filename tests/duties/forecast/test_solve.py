"""The solver stands at the bottom: nothing allowed would lose less."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roviec.duties.forecast.arrays import Floats, Ints, sigmoid
from roviec.duties.forecast.solve import solve


def problem(seed: int, cases: int = 300, columns: int = 6) -> tuple[Floats, Floats]:
    chance = np.random.default_rng(seed)
    found = np.column_stack([chance.normal(size=(cases, columns)), np.ones(cases)])
    return found, (chance.random(cases) < sigmoid(found @ chance.normal(size=columns + 1))).astype(float)


def slope(columns: Floats, late: Floats, penalty: Floats, weights: Floats) -> Floats:
    return np.asarray(columns.T @ (sigmoid(columns @ weights) - late) + penalty * weights)


@given(st.integers(0, 10_000), st.lists(st.sampled_from([-1, 0, 1]), min_size=7, max_size=7))
@settings(max_examples=60, deadline=None)
def test_it_is_the_bottom(seed: int, signs: list[int]) -> None:
    columns, late = problem(seed)
    penalty, bounds = np.full(7, 0.5), np.array(signs)
    weights = solve(columns, late, penalty, bounds)
    downhill = slope(columns, late, penalty, weights)
    assert (weights * bounds >= 0).all()
    free = (bounds == 0) | (np.abs(weights) > 1e-9)
    assert np.abs(downhill[free]).max(initial=0) < 1e-3
    assert (downhill[~free] * bounds[~free] > -1e-3).all()


def test_it_finds_the_weights_that_made_the_data() -> None:
    chance = np.random.default_rng(7)
    columns = np.column_stack([chance.normal(size=(60_000, 2)), np.ones(60_000)])
    late = (chance.random(60_000) < sigmoid(columns @ np.array([1.0, -0.5, -1.0]))).astype(float)
    assert solve(columns, late, np.zeros(3), np.zeros(3, dtype=np.int64)) == pytest.approx([1.0, -0.5, -1.0], abs=0.05)


def test_the_penalty_holds_weights_that_would_run_away() -> None:
    """All late above nought, none below: without a penalty the best weight is without bound."""
    columns = np.array([[-1.0], [-0.5], [0.5], [1.0]])
    signs: Ints = np.zeros(1, dtype=np.int64)
    weight = solve(columns, np.array([0.0, 0.0, 1.0, 1.0]), np.ones(1), signs)[0]
    assert 0 < weight < 3


def test_twice_the_same_gives_twice_the_same() -> None:
    columns, late = problem(3)
    signs: Ints = np.array([1, 0, -1, 0, 0, 1, 0])
    assert solve(columns, late, np.ones(7), signs).tolist() == solve(columns, late, np.ones(7), signs).tolist()


def test_two_equal_columns_share_the_weight() -> None:
    columns, late = problem(5)
    doubled = np.column_stack([columns[:, 0], columns])
    weights = solve(doubled, late, np.ones(8), np.zeros(8, dtype=np.int64))
    assert weights[0] == pytest.approx(weights[1], abs=1e-6)
