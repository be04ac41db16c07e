"""The trend of a figure: what it foretells, how often the interval holds, when a target is met."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.measures.trend import FEWEST, foretell, reach


def test_a_straight_line_goes_on_straight() -> None:
    said = foretell([float(10 * at) for at in range(12)], 3)
    assert said is not None
    assert [round(each.likely) for each in said.ahead] == [120, 130, 140]
    assert said.ahead[0].high - said.ahead[0].low < 1


def test_too_few_figures_foretell_nothing() -> None:
    figures: list[float | None] = [1.0, None, 2.0, None, 3.0, 4.0, 5.0]
    assert foretell(figures, 3) is None
    assert foretell([*figures, 6.0], 3) is not None
    assert FEWEST == 6


def test_a_gap_is_no_nought() -> None:
    figures: list[float | None] = [float(10 * at) for at in range(12)]
    figures[5] = figures[8] = None
    said = foretell(figures, 1)
    assert said is not None
    assert said.ahead[0].likely == pytest.approx(120, abs=1)


def test_a_share_never_passes_the_whole() -> None:
    said = foretell([0.5, 0.6, 0.7, 0.8, 0.88, 0.93, 0.97, 0.99], 24, share=True)
    assert said is not None
    assert all(0 <= each.low <= each.likely <= each.high <= 1 for each in said.ahead)
    assert said.ahead[-1].likely > 0.99


def test_the_interval_widens() -> None:
    said = foretell([3.0, 5.0, 4.0, 6.0, 5.0, 8.0, 6.0, 9.0], 6)
    assert said is not None
    widths = [each.high - each.low for each in said.ahead]
    assert widths == sorted(widths)
    assert widths[0] > 0


def test_four_in_five_fall_within_the_interval() -> None:
    """Made-up series of the model's own kind and of another (a noisy line): next figure, 400 of each."""
    chance = np.random.default_rng(7)
    held = []
    for at in range(800):
        steps = 5 + chance.normal(0, 3, 25)
        figures = np.cumsum(steps) if at % 2 else 5.0 * np.arange(25) + chance.normal(0, 6, 25)
        said = foretell(list(map(float, figures[:-1])), 1)
        assert said is not None
        held.append(said.ahead[0].low <= figures[-1] <= said.ahead[0].high)
    assert 0.72 <= float(np.mean(held)) <= 0.88


def test_the_period_in_which_a_target_is_met() -> None:
    said = foretell([0.0, 11.0, 19.0, 31.0, 39.0, 51.0, 60.0, 69.0, 81.0, 90.0], 12)
    assert said is not None
    met = reach(said, 120)
    assert met.likely == 3
    assert met.earliest is not None
    assert met.earliest <= 3
    assert reach(said, 10_000).likely is None


def test_fewer_is_better_is_met_from_above() -> None:
    said = foretell([100.0, 91.0, 79.0, 71.0, 60.0, 50.0, 41.0, 30.0], 12)
    assert said is not None
    assert reach(said, 12, downward=True).likely == 2


@given(st.lists(st.none() | st.floats(-1e9, 1e9), max_size=40), st.integers(0, 20))
def test_any_figures_are_foretold_or_not(figures: list[float | None], steps: int) -> None:
    said = foretell(figures, steps)
    if said is not None:
        assert len(said.ahead) == steps
        assert all(np.isfinite([each.likely, each.low, each.high]).all() for each in said.ahead)
