"""Working days counted for whole arrays of days at once, from the city's calendar."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np

from roviec.duties.forecast.arrays import Flags, Ints
from roviec.vietnamese.calendar import Calendar

_BEFORE, _AFTER, _OFF = 14, 7, 4  # days around a due date, and weekdays off among them that only Tết brings
_LAST_DAYS: Final = 5
_EPOCH: Final = date(1970, 1, 1).toordinal()


class Workdays:
    """Answers for days from `first` to `last`; days beyond are taken as the nearest end."""

    def __init__(self, calendar: Calendar, first: date, last: date) -> None:
        self._first = first.toordinal() - 1
        days = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
        worked = np.array([calendar.is_working_day(day) for day in days], dtype=np.int64)
        off = np.array([day in calendar.holidays and day.weekday() < 5 for day in days], dtype=np.int64)
        self._worked: Ints = np.concatenate([[0], np.cumsum(worked)])
        self._off: Ints = np.concatenate([[0], np.cumsum(off)])
        place = np.arange(len(self._worked))
        self._run: Ints = place - np.maximum.accumulate(np.where(np.diff(self._worked, prepend=-1) == 1, place, 0))

    def between(self, start: int | Ints, end: int | Ints) -> Ints:
        """Working days after `start` up to and including `end`; 0 when `end` is not later."""
        return np.maximum(np.subtract(self._worked[self._at(end)], self._worked[self._at(start)]), 0)

    def off_until(self, day: int | Ints) -> Ints:
        """How many days in a row, `day` the last of them, are not worked."""
        found: Ints = self._run[self._at(day)]
        return found

    def near_tet(self, day: Ints) -> Flags:
        """Four weekdays off or more within two weeks before and one after: no other holiday of Viet Nam is so long."""
        off = np.subtract(self._off[self._at(day + _AFTER)], self._off[self._at(day - _BEFORE)])
        near: Flags = off >= _OFF
        return near

    def _at(self, day: int | Ints) -> Ints:
        return np.clip(np.asarray(day, dtype=np.int64) - self._first, 0, len(self._worked) - 1)


def month_end(day: Ints) -> Flags:
    """Among the last five days of its month, when most periods fall due together."""
    dates = (day - _EPOCH).astype("datetime64[D]")
    later = dates + np.timedelta64(_LAST_DAYS, "D")
    last: Flags = dates.astype("datetime64[M]") != later.astype("datetime64[M]")
    return last
