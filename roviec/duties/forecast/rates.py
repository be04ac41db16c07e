"""Past late rates told honestly for small numbers: each is pulled towards what is known of its kind (beta-binomial).

A rate of 1 in 2 says little, one of 40 in 80 much. The pull is the same every day. One read from each day's data was tried, and it
made forecasts worse: the numbers changed their meaning as the year went on, and the weights had been learned for the old one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from roviec.duties.forecast.arrays import Floats, Ints, logit, sigmoid

PULL: Final = 10.0  # imagined cases at the centre, beside the counted ones
_FLOOR: Final = 0.005  # no rate of nought or one: a logarithm is taken of it


@dataclass(frozen=True)
class Counts:
    """Of each agency, duty or pair: how many obligations were settled, and how many of them late."""

    late: Floats
    cases: Floats

    @classmethod
    def of(cls, keys: Ints, late: Floats, size: int) -> Counts:
        of_them_late = np.bincount(keys, weights=late, minlength=size)
        every = np.bincount(keys, minlength=size)
        return cls(np.asarray(of_them_late, dtype=np.float64), np.asarray(every, dtype=np.float64))


def overall(late: Floats) -> float:
    """The city's rate; with nothing settled yet it is a half, and it moves as cases come."""
    return float((late.sum() + 1.0) / (len(late) + 2.0))


def shrunken(counts: Counts, centre: Floats | float) -> Floats:
    """The expected rate of each, given its cases and the centre that it is pulled to."""
    return np.clip((counts.late + PULL * centre) / (counts.cases + PULL), _FLOOR, 1 - _FLOOR)


def together(agency: Floats, duty: Floats, city: float) -> Floats:
    """What to expect of an agency at a duty when only each of them is known: their odds, taken together."""
    return sigmoid(logit(agency) + logit(duty) - logit(np.array(city)))
