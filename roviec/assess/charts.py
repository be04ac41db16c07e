"""Where the marks of the plots stand. Drawn by templates as SVG; the words beside them say the same (no Django)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

WIDTH: Final = 400  # of the drawing, in its own units; a phone shows it at nearly this size
LEFT, RIGHT = 14, 14
DOT: Final = 4
BIN: Final = 2  # points of a score that share a column of dots


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    title: str


@dataclass(frozen=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True)
class Spread:
    """Every unit of a group as a dot on the scale from 0 to 100; equal scores are piled up."""

    height: float
    base: float
    dots: list[Dot]
    ticks: list[Tick]


@dataclass(frozen=True)
class Trend:
    """A line a stretch of months with scores: a month without one breaks it."""

    height: float
    lines: list[str]  # points of polylines
    dots: list[Dot]
    ticks: list[Tick]  # y positions in `x`
    first: str
    last: str


def across(score: float, width: float = WIDTH) -> float:
    return round(LEFT + score / 100 * (width - LEFT - RIGHT), 1)


def spread(scores: Sequence[tuple[str, Decimal]], bounds: Iterable[tuple[str, float]]) -> Spread:
    piles: dict[int, list[str]] = defaultdict(list)
    for name, total in sorted(scores, key=lambda each: each[1]):
        piles[min(int(total) // BIN, 100 // BIN - 1)].append(f"{name}: {total}")
    step = min(2.0 * DOT + 1, 70 / max(map(len, piles.values()), default=1))
    base = 20 + step * max(map(len, piles.values()), default=1)
    dots = [
        Dot(across(pile * BIN + BIN / 2), round(base - DOT - 1 - step * place, 1), title)
        for pile, titles in piles.items()
        for place, title in enumerate(titles)
    ]
    ticks = [Tick(across(start), code) for code, start in bounds]
    return Spread(round(base + 34, 1), round(base, 1), dots, ticks)


def trend(
    months: Sequence[tuple[str, Decimal | None]], bounds: Iterable[tuple[str, float]], height: float = 130
) -> Trend:
    top, bottom = 10.0, height - 24
    step = (WIDTH - LEFT - RIGHT) / max(len(months) - 1, 1)

    def y(score: float) -> float:
        return round(bottom - score / 100 * (bottom - top), 1)

    lines: list[list[str]] = [[]]
    dots = []
    for place, (month, total) in enumerate(months):
        if total is None:
            lines.append([])
            continue
        x = round(LEFT + place * step if len(months) > 1 else WIDTH / 2, 1)
        lines[-1].append(f"{x},{y(float(total))}")
        dots.append(Dot(x, y(float(total)), f"{month}: {total}"))
    ticks = [Tick(y(start), code) for code, start in bounds]
    names = [month for month, _ in months]
    return Trend(height, [" ".join(line) for line in lines if len(line) > 1], dots, ticks, names[0], names[-1])
