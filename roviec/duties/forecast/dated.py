"""Dated marks on things: the one door to what was recorded, and it opens only on what was there by a day.

Everything the forecast knows of the past it asks here, so a later mark cannot change what is answered about an earlier day.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np

from roviec.duties.forecast.arrays import Flags, Floats, Ints

_SHIFT: Final = 20  # an ordinal fits in 20 bits until the year 2871


class Dated:
    """Marks of (key, day, value); marks of one key and day keep the order in which they were given."""

    def __init__(self, marks: Iterable[tuple[int, int, float]] = ()) -> None:
        rows = np.array(list(marks), dtype=np.float64).reshape(-1, 3)
        spots = (rows[:, 0].astype(np.int64) << _SHIFT) | rows[:, 1].astype(np.int64)
        order = np.argsort(spots, kind="stable")
        self._spots: Ints = spots[order]
        self._values: Floats = rows[order, 2]
        self._totals: Floats = np.concatenate([[0.0], np.cumsum(self._values)])

    def count(self, keys: Ints, day: int | Ints) -> Ints:
        """How many marks each key had by the end of `day`."""
        first, after = self._span(keys, day)
        return after - first

    def total(self, keys: Ints, day: int | Ints) -> Floats:
        """The sum of their values."""
        first, after = self._span(keys, day)
        return self._totals[after] - self._totals[first]

    def last(self, keys: Ints, day: int | Ints, missing: float | Ints) -> Floats:
        """The value of the latest mark by `day`; `missing` where there is none."""
        there, spot = self._latest(keys, day)
        if not len(self._values):
            return np.broadcast_to(np.asarray(missing, dtype=np.float64), keys.shape).copy()
        return np.where(there, self._values[spot], missing)

    def last_day(self, keys: Ints, day: int | Ints, missing: int | Ints) -> Ints:
        """The day of the latest mark by `day`."""
        there, spot = self._latest(keys, day)
        if not len(self._values):
            return np.broadcast_to(np.asarray(missing, dtype=np.int64), keys.shape).copy()
        return np.where(there, self._spots[spot] & ((1 << _SHIFT) - 1), missing)

    def _latest(self, keys: Ints, day: int | Ints) -> tuple[Flags, Ints]:
        first, after = self._span(keys, day)
        return after > first, np.maximum(after - 1, 0)

    def _span(self, keys: Ints, day: int | Ints) -> tuple[Ints, Ints]:
        starts = keys << _SHIFT
        return np.searchsorted(self._spots, starts), np.searchsorted(self._spots, starts | day, side="right")
