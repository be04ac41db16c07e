"""Where the marks of the plots stand. Whole numbers only, so that no locale puts a comma in an SVG (no Django)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

WIDTH, HEIGHT = 640, 260
LEFT, RIGHT, TOP, BOTTOM = 12, 84, 14, 34  # the scale's words stand to the right
SPARK_WIDTH, SPARK_HEIGHT = 120, 28
STEPS: Final = 4  # of the scale, about
LEAST: Final = 0.001  # a difference that is one


@dataclass(frozen=True)
class Mark:
    """One period; `title` says it in words. Absent values are None."""

    title: str
    value: float | None
    planned: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Dot:
    x: int
    y: int
    title: str
    coming: bool


@dataclass(frozen=True)
class Tick:
    at: int
    value: float


@dataclass(frozen=True)
class Plot:
    lines: list[str]  # points of polylines; a period without a figure breaks the line
    ahead: str
    band: str  # polygon of the interval
    plan: str
    dots: list[Dot]
    ticks: list[Tick]
    now: int  # where what is known ends


def plot(known: Sequence[Mark], coming: Sequence[Mark], *, most: float | None = None) -> Plot | None:
    """`most`: what no value can pass (100 of a percentage). None without any value."""
    marks = [*known, *coming]
    values = [each for mark in marks for each in (mark.value, mark.planned, mark.low, mark.high) if each is not None]
    if not any(mark.value is not None for mark in known):
        return None
    ticks = scale(min(values), max(values), most)
    low, high = ticks[0], max(ticks[-1], *values)
    step = (WIDTH - LEFT - RIGHT) / max(len(marks) - 1, 1)

    def x(place: int) -> int:
        return round(LEFT + place * step)

    def y(value: float) -> int:
        return round(HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM))

    last = max(at for at, mark in enumerate(known) if mark.value is not None)
    joined = [(last, known[last].value), *((len(known) + at, mark.value) for at, mark in enumerate(coming))]
    edge = [(last, known[last].value)]
    highs = edge + [(len(known) + at, mark.high) for at, mark in enumerate(coming)]
    lows = edge + [(len(known) + at, mark.low) for at, mark in enumerate(coming)]
    dots = [
        Dot(x(at), y(mark.value), mark.title, at >= len(known))
        for at, mark in enumerate(marks)
        if mark.value is not None
    ]
    return Plot(
        lines=_broken([mark.value for mark in known], x, y),
        ahead=_path(joined, x, y) if coming else "",
        band=_path([*highs, *reversed(lows)], x, y) if coming else "",
        plan=_path([(at, mark.planned) for at, mark in enumerate(marks)], x, y),
        dots=dots,
        ticks=[Tick(y(value), value) for value in ticks],
        now=x(last),
    )


def spark(values: Sequence[float | None]) -> list[str]:
    """Polylines in a box of SPARK_WIDTH by SPARK_HEIGHT."""
    known = [each for each in values if each is not None]
    if len(known) < 2:
        return []
    low, span = min(known), (max(known) - min(known)) or 1.0
    step = (SPARK_WIDTH - 4) / (len(values) - 1)
    return _broken(
        values,
        lambda place: round(2 + place * step),
        lambda value: round(SPARK_HEIGHT - 3 - (value - low) / span * (SPARK_HEIGHT - 6)),
    )


def scale(low: float, high: float, most: float | None) -> list[float]:
    """Round numbers from below `low` to above `high`; from nought unless everything lies far from it."""
    if 0 < low < high / 2:
        low = 0.0
    span = high - low if high - low > LEAST else max(abs(high), 1.0)
    rough = span / STEPS
    power = 10.0 ** floor(log10(rough))
    step = next(power * each for each in (1, 2, 2.5, 5, 10) if power * each >= rough)
    first, last = floor(low / step), ceil(high / step)
    ticks = [round(at * step, 6) for at in range(first, last + 1)]
    if len(ticks) < 2:
        ticks.append(ticks[0] + step)
    if most is not None:
        ticks = [each for each in ticks if each <= most] or [0.0]
        if ticks[-1] < min(high, most) or len(ticks) < 2:
            ticks.append(most)
    return ticks


def shades(values: Iterable[float | None], steps: int = 5) -> list[int | None]:
    """Of each value the shade from 0 (lowest) to `steps` - 1; None stays None."""
    listed = list(values)
    known = [each for each in listed if each is not None]
    if not known:
        return [None] * len(listed)
    low, span = min(known), (max(known) - min(known)) or 1.0
    return [None if each is None else min(int((each - low) / span * steps), steps - 1) for each in listed]


def _broken(values: Sequence[float | None], x: Callable[[int], int], y: Callable[[float], int]) -> list[str]:
    lines: list[list[str]] = [[]]
    for place, value in enumerate(values):
        if value is None:
            lines.append([])
        else:
            lines[-1].append(f"{x(place)},{y(value)}")
    return [" ".join(line) for line in lines if len(line) > 1]


def _path(points: Iterable[tuple[int, float | None]], x: Callable[[int], int], y: Callable[[float], int]) -> str:
    return " ".join(f"{x(place)},{y(value)}" for place, value in points if value is not None)
