"""The reliability plot: what was said across, what came up. Whole numbers only, so that no locale puts a comma in an SVG."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from roviec.duties.forecast.calibration import Bin

SIZE: Final = 320  # of the square between 0 and 100 %
LEFT, TOP = 64, 16
TICKS: Final = (0, 25, 50, 75, 100)


@dataclass(frozen=True)
class Point:
    x: int
    y: int
    high: int  # ends of the 95 % interval
    low: int
    bin: Bin


@dataclass(frozen=True)
class Tick:
    percent: int
    x: int
    y: int


@dataclass(frozen=True)
class Plot:
    points: list[Point]
    path: str
    ticks: list[Tick]


def plot(bins: Iterable[Bin]) -> Plot:
    points = [Point(_x(each.said), _y(each.rate), _y(each.at_most), _y(each.at_least), each) for each in bins]
    path = " ".join(f"{point.x},{point.y}" for point in points)
    return Plot(points, path, [Tick(each, _x(each / 100), _y(each / 100)) for each in TICKS])


def _x(share: float) -> int:
    return LEFT + round(share * SIZE)


def _y(share: float) -> int:
    return TOP + round((1 - share) * SIZE)
