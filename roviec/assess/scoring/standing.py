"""Ahead of comparable units, behind them, or not different enough to say: each against all others of its group together."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from roviec.assess.scoring.facts import Facts, total
from roviec.assess.scoring.rule import Rule
from roviec.assess.scoring.score import Score, score
from roviec.measures.intervals import difference

FEWEST_PEERS: Final = 2


class Standing(StrEnum):
    AHEAD = "ahead"
    BEHIND = "behind"
    SAME = "same"  # the difference may well be chance
    UNKNOWN = "unknown"  # no score, or nobody to be compared with


def standings(rule: Rule, scores: Mapping[int, Score]) -> dict[int, Standing]:
    """For the units of one group."""
    counted = {unit: found for unit, found in scores.items() if found.total is not None}
    everyone = total(found.facts for found in counted.values())
    return {
        unit: _standing(rule, found, everyone - found.facts)
        if unit in counted and len(counted) > FEWEST_PEERS
        else Standing.UNKNOWN
        for unit, found in scores.items()
    }


def _standing(rule: Rule, own: Score, others: Facts) -> Standing:
    rest = score(rule, others)
    if own.total is None or own.interval is None or rest.total is None or rest.interval is None:
        return Standing.UNKNOWN
    low, high = difference(float(own.total), own.interval, float(rest.total), rest.interval)
    if low > 0:
        return Standing.AHEAD
    return Standing.BEHIND if high < 0 else Standing.SAME


def ranks(scores: Mapping[int, Score]) -> dict[int, int]:
    """Place in the group by what people read; equal scores share a place."""
    ordered = sorted((found.shown for found in scores.values() if found.shown is not None), reverse=True)
    return {unit: ordered.index(found.shown) + 1 for unit, found in scores.items() if found.shown is not None}
