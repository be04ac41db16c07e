"""Intervals for small numbers: what a share or a rate may well be, given so few cases. 95 %."""

from __future__ import annotations

from math import sqrt
from typing import Final

Z: Final = 1.959963984540054
Interval = tuple[float, float]


def wilson(hits: float, of: int) -> Interval:
    """A share (Wilson's score interval). With few cases it is wide, and it never leaves 0 to 1."""
    if of == 0:
        return 0.0, 1.0
    share, spread = hits / of, Z * Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def poisson(events: int, of: int) -> Interval:
    """Events per case (Byar's approximation of the exact limits)."""
    if of == 0:
        return 0.0, float("inf")
    low = events * (1 - 1 / (9 * events) - Z / (3 * sqrt(events))) ** 3 if events else 0.0
    more = events + 1
    high = more * (1 - 1 / (9 * more) + Z / (3 * sqrt(more))) ** 3
    return max(0.0, low) / of, high / of


def combined(parts: list[tuple[float, float, Interval]]) -> Interval:
    """A weighted sum of independent estimates: (weight, estimate, interval) each (MOVER, Zou and Donner 2008)."""
    middle = sum(weight * estimate for weight, estimate, _ in parts)
    down = sqrt(sum((weight * (estimate - low)) ** 2 for weight, estimate, (low, _) in parts))
    up = sqrt(sum((weight * (high - estimate)) ** 2 for weight, estimate, (_, high) in parts))
    return middle - down, middle + up


def difference(first: float, of_first: Interval, second: float, of_second: Interval) -> Interval:
    """First less second, each with its interval."""
    gap = first - second
    down = sqrt((first - of_first[0]) ** 2 + (of_second[1] - second) ** 2)
    up = sqrt((of_first[1] - first) ** 2 + (second - of_second[0]) ** 2)
    return gap - down, gap + up
