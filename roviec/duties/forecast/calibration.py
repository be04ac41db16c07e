"""How far a forecast can be trusted: of the obligations for which it said 30 %, do three in ten come late?"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sqrt
from typing import Final

import numpy as np

from roviec.duties.forecast.arrays import Floats, Ints, logit
from roviec.duties.forecast.solve import solve

BINS: Final = 10
_Z: Final = 1.959964  # 95 %
_EDGE: Final = 1e-6


@dataclass(frozen=True)
class Bin:
    """Forecasts of about the same height: what they said, how many came late, and what chance alone would allow."""

    low: float
    high: float
    said: float  # mean forecast
    cases: int
    late: int
    at_least: float  # 95 % interval of the rate (Wilson)
    at_most: float

    @property
    def rate(self) -> float:
        return self.late / self.cases


@dataclass(frozen=True)
class Measured:
    """On cases that the model had not seen."""

    cases: int
    late: int
    brier: float
    error: float  # expected calibration error
    by_chance: float  # the error that a perfect forecast would show on so few cases
    slope: float  # of the log-odds: 1 is right; below 1 it says too extreme things, above 1 too timid ones
    bins: tuple[Bin, ...]


def measure(said: Floats, late: Floats) -> Measured:
    bins = reliability(said, late)
    error, by_chance = calibration_error(bins)
    return Measured(len(late), int(late.sum()), brier(said, late), error, by_chance, slope(said, late), bins)


def brier(said: Floats, late: Floats) -> float:
    """Mean squared distance from what came: 0 is perfect, 0.25 is a coin."""
    return float(((said - late) ** 2).mean())


def calibration_error(bins: tuple[Bin, ...]) -> tuple[float, float]:
    """Mean distance between said and seen, bins weighed by their cases; and what chance alone would make of it."""
    cases = sum(each.cases for each in bins)
    seen = sum(each.cases * abs(each.said - each.rate) for each in bins)
    chance = sum(sqrt(2 / pi * each.cases * each.said * (1 - each.said)) for each in bins)  # mean of a half-normal
    return seen / cases, chance / cases


def reliability(said: Floats, late: Floats) -> tuple[Bin, ...]:
    """About ten bins of equally many cases; equal forecasts stay together, so the order of the cases doesn't matter."""
    edges = np.unique(np.quantile(said, np.linspace(0, 1, BINS + 1)[1:-1]))
    return _binned(said, late, np.searchsorted(edges, said, side="left"))


def in_bands(said: Floats, late: Floats, edges: tuple[float, ...]) -> tuple[Bin, ...]:
    """Bins between fixed edges, an edge belonging to the band above it; a band without cases is not there."""
    return _binned(said, late, np.searchsorted(np.array(edges), said, side="right"))


def _binned(said: Floats, late: Floats, place: Ints) -> tuple[Bin, ...]:
    return tuple(_bin(said[place == each], late[place == each]) for each in np.unique(place))


def _bin(said: Floats, late: Floats) -> Bin:
    hits = int(late.sum())
    return Bin(float(said.min()), float(said.max()), float(said.mean()), len(said), hits, *wilson(hits, len(said)))


def wilson(hits: int, cases: int) -> tuple[float, float]:
    """The 95 % interval of a rate (Wilson, 1927); honest for few cases and for rates near nought."""
    rate, extra = hits / cases, _Z**2 / cases
    middle = (rate + extra / 2) / (1 + extra)
    half = _Z * sqrt(rate * (1 - rate) / cases + extra / (4 * cases)) / (1 + extra)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def slope(said: Floats, late: Floats) -> float:
    """By how much the log-odds should be stretched to fit what came best (Cox, 1958)."""
    odds = logit(np.clip(said, _EDGE, 1 - _EDGE))
    columns = np.column_stack([odds, np.ones_like(odds)])
    signs: Ints = np.zeros(2, dtype=np.int64)
    return float(solve(columns, late, np.full(2, _EDGE), signs)[0])
