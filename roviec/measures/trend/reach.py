"""When a target is met, if things go on as they do."""

from __future__ import annotations

from dataclasses import dataclass

from roviec.measures.trend.model import Forecast


@dataclass(frozen=True)
class Reach:
    """In how many periods from the last figure: at the earliest, likely, at the latest; None: not within the forecast."""

    earliest: int | None
    likely: int | None
    latest: int | None


def reach(forecast: Forecast, target: float, *, downward: bool = False) -> Reach:
    """`downward`: the target is met from above (fewer is better). Earliest and latest are the ends of the interval."""
    sign = -1.0 if downward else 1.0

    def first(lines: list[float]) -> int | None:
        return next((at for at, each in enumerate(lines, 1) if sign * each >= sign * target), None)

    good = [each.low if downward else each.high for each in forecast.ahead]
    bad = [each.high if downward else each.low for each in forecast.ahead]
    return Reach(first(good), first([each.likely for each in forecast.ahead]), first(bad))
