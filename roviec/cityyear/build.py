"""Made-up years by the dozen for the benches, in a scratch database with the pack loaded: no command, no journal unless asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from roviec.cityyear.models import CityYear
from roviec.cityyear.read_world import read_world
from roviec.cityyear.simulate import Span, Year
from roviec.cityyear.write import SHARES, store
from roviec.duties.models import Obligation


def build(
    scale: str = "full", *, years: int = 1, seed: int = 1, journal: bool = False, until: datetime | None = None
) -> int:
    """Years of 364 days up to `until` (now), each with orders and people of its own; how many obligations there are then."""
    now = until or timezone.now()
    today = timezone.localdate(now)
    for back in range(years - 1, -1, -1):
        last = today - timedelta(days=364 * back)
        span = Span(last - timedelta(days=363), last, now)
        year = Year(read_world(), span, seed + back, share=SHARES[scale])
        row = CityYear.objects.create(first=span.first, last=last, until=now, seed=year.seed, scale=scale)
        store(row, year, lambda line: None, journal=journal)
        row.finished_at = timezone.now()
        row.save(update_fields=["finished_at"])
    return Obligation.objects.count()
