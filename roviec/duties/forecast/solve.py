"""Logistic regression by Newton's method with a penalty on large weights, and with weights that may not change sign.

Projected Newton (Bertsekas, SIAM J. Control 20, 1982): weights that sit on their bound and are pushed against it rest
there, the others take the Newton step, and the step is halved until the loss falls. The loss is convex, so there is one answer.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from roviec.duties.forecast.arrays import Flags, Floats, Ints, sigmoid

_STEPS, _HALVINGS = 100, 40
_TOLERANCE: Final = 1e-9


def solve(columns: Floats, late: Floats, penalty: Floats, signs: Ints) -> Floats:
    """The weights that lose least. `penalty` is one number a column (half of it times the weight squared is paid)."""
    weights = np.zeros(columns.shape[1])
    loss = _loss(columns, late, penalty, weights)
    for _ in range(_STEPS):
        chance = sigmoid(columns @ weights)
        slope = columns.T @ (chance - late) + penalty * weights
        resting = (signs != 0) & (np.abs(weights) < _TOLERANCE) & (signs * slope >= 0)
        free = ~resting
        curve = (columns.T * (chance * (1 - chance))) @ columns + np.diag(penalty + _TOLERANCE)
        step = np.zeros_like(weights)
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        moved = _search(columns, late, penalty, signs, weights, step, loss)
        if moved is None:
            break
        gain = loss - moved[1]
        weights, loss = moved
        if gain <= _TOLERANCE * max(abs(loss), 1.0):
            break
    return weights


def _search(
    columns: Floats, late: Floats, penalty: Floats, signs: Ints, weights: Floats, step: Floats, loss: float
) -> tuple[Floats, float] | None:
    """The first point on the halved steps that loses less, or None: this is the bottom."""
    for _ in range(_HALVINGS):
        tried = _within(weights - step, signs)
        lost = _loss(columns, late, penalty, tried)
        if lost < loss:
            return tried, lost
        step = step / 2
    return None


def _within(weights: Floats, signs: Ints) -> Floats:
    wrong: Flags = weights * signs < 0
    return np.where(wrong, 0.0, weights)


def _loss(columns: Floats, late: Floats, penalty: Floats, weights: Floats) -> float:
    odds = columns @ weights
    return float((np.logaddexp(0.0, odds) - late * odds).sum() + (penalty * weights**2).sum() / 2)
