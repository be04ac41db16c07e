from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from roviec.assess.scoring.rule import Due
from roviec.vietnamese.calendar import Calendar


@dataclass(frozen=True)
class Window:
    """Which obligations: due from `start` to `end` (both included), as the rule counts due dates; as known at `moment`."""

    start: date
    end: date
    moment: datetime
    due: Due
    days_to_accept: int
    calendar: Calendar

    @property
    def today(self) -> date:
        return timezone.localdate(self.moment)

    @property
    def held_at(self) -> datetime:
        """Who held the work at the end of the period answers for it, not who inherited it on the morning after."""
        after = timezone.make_aware(datetime.combine(self.end + timedelta(days=1), time()))
        return min(self.moment, after - timedelta(microseconds=1))

    @staticmethod
    def day(value: date | str) -> date:
        """SQLite gives days as text."""
        return date.fromisoformat(value) if isinstance(value, str) else value
