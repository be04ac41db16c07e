"""Who answers for a unit's work on any day, asked for many days at once: heirs change only on the days of events."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from roviec.org.models import Succession
from roviec.org.succession import Heritage


class Heirs:
    """`Heritage` by day, read once for each stretch between two events."""

    def __init__(self) -> None:
        days = Succession.objects.order_by("effective_on").values_list("effective_on", flat=True).distinct()
        self._days = list(days)
        self._read: dict[int, Heritage] = {}

    def on(self, day: date) -> Heritage:
        stretch = bisect_right(self._days, day)
        if stretch not in self._read:
            self._read[stretch] = Heritage.at(day)
        return self._read[stretch]

    def heir(self, unit_id: int, day: date) -> int:
        return self.on(day).heir(unit_id)
