"""How the made-up city behaves: what is slow, careless or unlucky, and how much. Every number here is ours. No Django.

The same seed gives the same city; an agency and a duty keep their character through the year, each obligation has its own luck.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from roviec.vietnamese.calendar import Calendar

TYPICAL_LEAD: Final = -6.4  # days from the due date at which an average report on an average duty comes in
LONGEST_LEAD: Final = -14
TET_DAYS: Final = 12  # days after the last holiday of Tết over which its delay fades
AFTER_MERGER_DAYS: Final = 60


@dataclass(frozen=True)
class Agency:
    slowness: float  # days
    carelessness: float  # chance that a report comes back
    boast: float  # chance that it claims more than its evidence shows
    attention: float  # working days until a new obligation is accepted, on average
    silence: float  # chance that it never reports


@dataclass(frozen=True)
class Hardness:
    days: float
    returns: float
    evidence: float  # chance that a report carries any
    blockers: float


def agency(seed: int, code: str) -> Agency:
    rng = Random(f"{seed}/unit/{code}")
    weak = rng.random() < 0.12
    return Agency(
        slowness=rng.gauss(3.2 if weak else -0.4, 2.0),
        carelessness=rng.betavariate(2, 8 if weak else 20),
        boast=rng.betavariate(1.5, 14 if weak else 30),
        attention=rng.uniform(0.5, 5 if weak else 2.5),
        silence=rng.betavariate(1, 30 if weak else 150),
    )


def hardness(seed: int, number: int, every: str) -> Hardness:
    rng = Random(f"{seed}/duty/{number}")
    return Hardness(
        days=rng.gauss(0.5 if not every else 0, 1.6),
        returns=rng.uniform(0.5, 1.6),
        evidence=rng.uniform(0.78, 0.99),
        blockers=rng.betavariate(1.2, 40),
    )


def season(calendar: Calendar, due: date) -> float:
    """Days of delay that the calendar brings: Tết and the weeks after it, and the end of the year."""
    return _tet(calendar, due) + (1.5 if due.month == 12 else 0)


def _tet(calendar: Calendar, due: date) -> float:
    """Tết is the longest run of holidays between mid-January and the end of February."""
    holidays = [
        day for day in calendar.holidays if day.year == due.year and (day.month, day.day) > (1, 15) and day.month <= 2
    ]
    if not holidays:
        return 0
    first, last = min(holidays), max(holidays)
    if (first - due).days > 3:
        return 0
    past = max((due - last).days, 0)
    return 5 * max(0, 1 - past / TET_DAYS)


def crowding(load: int, usual: float) -> float:
    """Days of delay from what else the agency owes in that week."""
    return 0.4 * max(0.0, load / max(usual, 1) - 1)


def upheaval(days_since_merger: int | None) -> float:
    """Days of delay in an agency that has just taken another's work over."""
    if days_since_merger is None or not 0 <= days_since_merger <= AFTER_MERGER_DAYS:
        return 0
    return 6 * (1 - days_since_merger / AFTER_MERGER_DAYS)


def pick(rng: Random, weights: Mapping[str, float]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]
