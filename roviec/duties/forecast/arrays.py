"""The kinds of array that the forecast works on. Days are ordinals (`date.toordinal`), one integer a day."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
Table: TypeAlias = NDArray[Any]  # rows of `features.CASE`

NEVER = 1_000_000  # an ordinal in the year 2738: no due date, not closed


def logit(probability: Floats) -> Floats:
    return np.log(probability) - np.log1p(-probability)


def sigmoid(log_odds: Floats) -> Floats:
    """In the form that never overflows."""
    return np.exp(-np.logaddexp(0.0, -log_odds))
