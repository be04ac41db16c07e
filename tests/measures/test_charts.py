"""Where the marks stand: inside the drawing, in order, broken where nothing was given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.measures.charts import BOTTOM, HEIGHT, LEFT, TOP, WIDTH, Mark, plot, scale, shades, spark

VALUES = st.none() | st.floats(-1e12, 1e12).map(lambda value: round(value, 4))


def test_a_gap_breaks_the_line() -> None:
    found = plot([Mark("1", 1.0), Mark("2", 2.0), Mark("3", None), Mark("4", 3.0), Mark("5", 5.0)], [])
    assert found is not None
    assert len(found.lines) == 2
    assert len(found.dots) == 4


def test_nothing_given_is_no_plot() -> None:
    assert plot([Mark("1", None, planned=3.0)], []) is None


def test_what_is_to_come_hangs_on_the_last_figure() -> None:
    found = plot([Mark("1", 10.0), Mark("2", 20.0), Mark("3", None)], [Mark("4", 30.0, low=25.0, high=35.0)])
    assert found is not None
    assert found.ahead.split()[0] == found.lines[0].split()[-1]
    assert len(found.band.split()) == 4


@pytest.mark.parametrize(
    ("low", "high", "most", "ticks"),
    [
        (0, 97, None, [0, 25, 50, 75, 100]),
        (66, 98, 100, [60, 70, 80, 90, 100]),
        (3, 9, None, [0, 2.5, 5, 7.5, 10]),
        (5, 5, None, [4, 6]),
        (0, 0, 100, [0, 0.25]),
        (99, 99.9, 100, [99, 99.25, 99.5, 99.75, 100]),
    ],
)
def test_the_scale_is_in_round_numbers(low: float, high: float, most: float | None, ticks: list[float]) -> None:
    assert scale(low, high, most) == ticks


@given(st.lists(VALUES, min_size=1, max_size=30), st.lists(st.tuples(VALUES, VALUES), max_size=6))
def test_every_mark_stands_inside(values: list[float | None], coming: list[tuple[float | None, float | None]]) -> None:
    found = plot([Mark("", value) for value in values], [Mark("", value, low=low) for value, low in coming])
    assert (found is None) is all(value is None for value in values)
    if found is not None:
        assert all(LEFT <= dot.x <= WIDTH and TOP <= dot.y <= HEIGHT - BOTTOM for dot in found.dots)
        assert [tick.at for tick in found.ticks] == sorted((tick.at for tick in found.ticks), reverse=True)


@given(st.lists(VALUES, max_size=40))
def test_shades_and_sparks_take_any_values(values: list[float | None]) -> None:
    assert all(shade is None or 0 <= shade <= 4 for shade in shades(values))
    assert all("nan" not in line for line in spark(values))
