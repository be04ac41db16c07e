"""Holt's linear trend, damped (Gardner and McKenzie 1985), as the state-space model ETS(A,Ad,N) of Hyndman et al. (2008).

Level and slope are smoothed; the slope fades by `phi` a period. The three parameters are those of a grid whose errors one period ahead
were the smallest. A share between 0 and 1 is smoothed as log odds, so that neither forecast nor interval leaves that range.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

FEWEST: Final = 6  # figures; with fewer nothing is said
LIKELY: Final = 0.8  # chance that the figure falls within the interval
_FITTED: Final = 3  # parameters that the grid chooses
# Student's t at 0.9, by degrees of freedom from 1: what makes an interval of four in five
_T: Final = (3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345, 1.341)
_NORMAL: Final = 1.282
_EDGE: Final = 1e-4  # shares of 0 and 1 have no log odds


@dataclass(frozen=True)
class Ahead:
    """One period ahead, 1 being the next: what is likeliest, and between what four in five should fall."""

    steps: int
    likely: float
    low: float
    high: float


@dataclass(frozen=True)
class Forecast:
    """`fitted` are the parameters (alpha, beta, phi); `spread` the standard error one period ahead, on the scale of the model."""

    ahead: tuple[Ahead, ...]
    fitted: tuple[float, float, float]
    spread: float
    figures: int


def foretell(figures: Sequence[float | None], steps: int, *, share: bool = False) -> Forecast | None:
    """`figures` period by period, None where none was given; `share`: they are between 0 and 1. None for fewer than FEWEST."""
    given = np.array([np.nan if each is None else each for each in figures], dtype=np.float64)
    known = int(np.count_nonzero(~np.isnan(given)))
    if known < FEWEST or steps < 1:
        return None
    first = int(np.argmax(~np.isnan(given)))
    ys = _odds(given[first:]) if share else given[first:]
    grid = _grid()
    errors, level, slope = _run(ys, grid)
    best = int(np.argmin(errors))
    alpha, beta, phi = (float(each) for each in grid[best])
    free = max(known - 2 - _FITTED, 1)
    spread = float(np.sqrt(errors[best] / free))
    ways = np.cumsum(phi ** np.arange(1, steps + 1))
    likely = level[best] + slope[best] * ways
    widths = spread * np.sqrt(1 + np.concatenate(([0.0], np.cumsum((alpha + beta * ways[:-1]) ** 2))))
    reach = (_T[free - 1] if free <= len(_T) else _NORMAL) * widths
    back = _share if share else _as_it_is
    lines = zip(back(likely), back(likely - reach), back(likely + reach), strict=True)
    ahead = tuple(Ahead(at, float(mid), float(low), float(high)) for at, (mid, low, high) in enumerate(lines, 1))
    return Forecast(ahead, (alpha, beta, phi), spread, known)


@cache
def _grid() -> Array:
    """(alpha, beta, phi): beta never above alpha, as the model asks."""
    rows = [
        (alpha, beta, phi)
        for alpha in (0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 1.0)
        for beta in (0.0, 0.05, 0.15, 0.3, 0.5)
        for phi in (0.8, 0.9, 0.95, 0.98, 1.0)
        if beta <= alpha
    ]
    return np.array(rows)


def _run(ys: Array, grid: Array) -> tuple[Array, Array, Array]:
    """All of the grid at once: squared errors one period ahead (a missing figure adds none), last levels and slopes."""
    alpha, beta, phi = grid.T
    known = np.flatnonzero(~np.isnan(ys))
    head = known[: max(3, len(known) // 3)]
    start = float(np.polyfit(head.astype(np.float64), ys[head], 1)[0])
    level = np.full(len(grid), ys[0])
    slope = np.full(len(grid), start)
    errors = np.zeros(len(grid))
    for figure in ys[1:]:
        expected = level + phi * slope
        error = np.zeros(len(grid)) if np.isnan(figure) else figure - expected
        level, slope = expected + alpha * error, phi * slope + beta * error
        errors += error**2
    return errors, level, slope


def _odds(shares: Array) -> Array:
    held = np.clip(shares, _EDGE, 1 - _EDGE)
    odds: Array = np.log(held / (1 - held))
    return odds


def _share(odds: Array) -> Array:
    shares: Array = 1 / (1 + np.exp(-np.clip(odds, -700, 700)))
    return shares


def _as_it_is(values: Array) -> Array:
    return values
