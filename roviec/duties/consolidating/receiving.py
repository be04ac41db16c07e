"""Who has a consolidated report in hand: the unit that it went to, or who succeeded it by today."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from roviec.duties.models import Consolidation
from roviec.org.chart import Chart
from roviec.org.succession import Heritage


@dataclass(frozen=True)
class Receivers:
    chart: Chart
    heritage: Heritage

    @classmethod
    def today(cls) -> Receivers:
        day = timezone.localdate()
        return cls(Chart.at(day), Heritage.at(day))

    def heir(self, unit_id: int) -> int | None:
        """The unit itself while it stands, else its heir; None where it has ended without one that stands."""
        heir = self.heritage.heir(unit_id)
        return heir if heir in self.chart else None

    def of(self, row: Consolidation) -> int:
        """The unit whose people take or return it. What left the city, or is adrift, its sender takes or returns by word of the receiver."""
        if row.to_unit_id is None:
            return row.unit_id
        return self.heir(row.to_unit_id) or row.unit_id

    def is_adrift(self, row: Consolidation) -> bool:
        """It waits with a unit that has ended and left no heir, so that nobody can take it."""
        return row.state == Consolidation.State.SENT and bool(row.to_unit_id) and self.heir(row.to_unit_id or 0) is None
