"""What came of the forecasts that were stored at night: of those that said 30 %, did three in ten come late?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from django.db.models import F, Q
from django.utils.translation import gettext as _

from roviec.duties.forecast.calibration import Bin, in_bands
from roviec.duties.models import Forecast, Obligation, Progress
from roviec.duties.risk.plot import Plot, plot
from roviec.duties.risk.sentences import FEW, MANY, SOME, level_of
from roviec.org.access import Access

AHEAD: Final = timedelta(
    days=5
)  # before the due day: each obligation is asked once, at an age that has nothing to do with what came
BACK: Final = timedelta(days=90)
FEWEST: Final = 10  # in a band: with fewer no rate is told, only the count
_EDGES: Final = (FEW, SOME, MANY)


@dataclass(frozen=True)
class Band:
    """Forecasts that were told in the same word."""

    level: str
    range: str
    bin: Bin
    few: bool


@dataclass(frozen=True)
class Outcomes:
    cases: int
    late: int
    expected: int  # late ones, had all forecasts been right
    bands: list[Band]
    plot: Plot | None  # of the bands that have enough


def outcomes(access: Access, today: date) -> Outcomes:
    """Of what fell due lately and whose outcome is known, the forecast of five days before. One query."""
    seen = _seen(access, today)
    said, late = np.array([each for each, _late in seen]), np.array([float(each) for _said, each in seen])
    bands = [_band(each) for each in in_bands(said, late, _EDGES)]
    enough = [band.bin for band in bands if not band.few]
    return Outcomes(len(seen), int(late.sum()), round(said.sum()), bands, plot(enough) if enough else None)


def _seen(access: Access, today: date) -> list[tuple[float, bool]]:
    """What was said, and whether it came late: settled in the same sense as for the model (`forecast.records.settled`)."""
    fell_due = Obligation.objects.visible_to(access).filter(due__range=(today - BACK, today - timedelta(1)))
    owed = fell_due.filter(Q(duty__closed_on=None) | Q(duty__closed_on__gt=F("due")))
    rows = Forecast.objects.filter(obligation__in=owed.values("pk"), on=F("obligation__due") - AHEAD).order_by()
    facts = ("probability", "obligation__progress", "obligation__submitted_on", "obligation__due")
    found = []
    for said, progress, submitted, due in rows.values_list(*facts):
        in_time = progress in (Progress.SUBMITTED, Progress.DONE) and submitted <= due
        if not (in_time and progress == Progress.SUBMITTED):  # it may still be returned
            found.append((said, not in_time))
    return found


def _band(found: Bin) -> Band:
    low = max(edge for edge in (0.0, *_EDGES) if edge <= found.low)
    high = min(edge for edge in (*_EDGES, 1.0) if edge > found.low)
    words = _("%(low)s–%(high)s %%") % {"low": round(low * 100), "high": round(high * 100)}
    return Band(level_of(found.low)[0], words, found, found.cases < FEWEST)
