"""Working days of Viet Nam: weekends, public holidays, and the days swapped by the Government.

The rule of the week (Saturday and Sunday off) is fixed; everything else is a row that a person can edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5
_SEARCH_LIMIT = 366  # a calendar with a whole year off is a data error, not a calendar


class CalendarError(ValueError):
    """`code`: "clash" (a day both off and worked) or "no-working-day" (a year without one); `day` is where."""

    def __init__(self, code: str, day: date) -> None:
        super().__init__(f"{code}: {day.isoformat()}")
        self.code = code
        self.day = day


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One row of the table: a day off (`working` false), or a weekend day worked in exchange (`working` true)."""

    day: date
    name: str
    working: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """A value: two calendars built from the same days are equal."""

    holidays: frozenset[date] = frozenset()
    worked_weekends: frozenset[date] = field(default=frozenset())

    def __post_init__(self) -> None:
        if clash := self.holidays & self.worked_weekends:
            raise CalendarError("clash", min(clash))

    @classmethod
    def from_rows(cls, rows: Iterable[CalendarDay]) -> Calendar:
        rows = list(rows)
        return cls(
            frozenset(row.day for row in rows if not row.working),
            frozenset(row.day for row in rows if row.working),
        )

    def is_working_day(self, day: date) -> bool:
        if day in self.holidays:
            return False
        return day.weekday() < _SATURDAY or day in self.worked_weekends

    def next_working_day(self, day: date) -> date:
        """`day` itself when it is worked, else the first worked day after it (Civil Code 2015, art. 148.5)."""
        return next(self._working_days_from(day, _DAY))

    def previous_working_day(self, day: date) -> date:
        """`day` itself when it is worked, else the last worked day before it."""
        return next(self._working_days_from(day, -_DAY))

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it when negative); `day` itself is never counted (art. 147.2)."""
        if count == 0:
            return day
        step = _DAY if count > 0 else -_DAY
        worked = self._working_days_from(day + step, step)
        for _ in range(abs(count) - 1):
            next(worked)
        return next(worked)

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when `end` lies before `start`."""
        if end < start:
            return -self.working_days_between(end, start)
        days = (start + _DAY * n for n in range(1, (end - start).days + 1))
        return sum(map(self.is_working_day, days))

    def _working_days_from(self, day: date, step: timedelta) -> Iterator[date]:
        idle = 0
        while True:
            if self.is_working_day(day):
                idle = 0
                yield day
            elif (idle := idle + 1) > _SEARCH_LIMIT:
                raise CalendarError("no-working-day", day)
            day += step


def seed(years: Iterable[int]) -> list[CalendarDay]:
    """Rows for these years from the `holidays` package: Tết, its substitutes, and the weekends worked in exchange.

    Years that the Government has not yet announced are computed, so check them when the notice comes.
    """
    from holidays import country_holidays  # slow import, needed only here

    wanted = sorted(set(years))
    known = country_holidays("VN", years=wanted, expand=False, language="vi")
    rows = [CalendarDay(day, name) for day, name in known.items() if day.year in wanted]
    rows += [
        CalendarDay(day, "Ngày làm bù", working=True)
        for day in known.weekend_workdays
        if day.year in wanted and day not in known
    ]
    return sorted(rows, key=lambda row: row.day)
