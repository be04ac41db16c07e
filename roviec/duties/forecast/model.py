"""The model: logistic regression on a few dozen numbers with names, so that every forecast can say why.

Where it can't be fitted honestly it is no more than the agency's own smoothed late rate, and says so in `kind` and `why`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

import numpy as np

from roviec.duties.forecast.arrays import Floats, Ints, Table, logit, sigmoid
from roviec.duties.forecast.calibration import Bin, Measured
from roviec.duties.forecast.features import COLUMNS, REASONS, matrix
from roviec.duties.forecast.solve import solve

VERSION: Final = 2
SUREST: Final = 0.001  # what lies ahead is never certain
_PENALTY: Final = 1.0  # on weights of standardised columns
NAMES: Final = tuple(column.name for column in COLUMNS)
_SIGNS: Final[Ints] = np.array([column.sign for column in COLUMNS])
_GROUPS: Final = {
    reason: [place for place, column in enumerate(COLUMNS) if column.reason == reason] for reason in REASONS
}

Kind = Literal["logistic", "past_rate"]
Why = Literal["", "too_few", "no_better"]


@dataclass(frozen=True)
class Weights:
    """A column adds weight x (value - mean); `base` is the log-odds of the mean case."""

    base: float
    mean: tuple[float, ...]
    weight: tuple[float, ...]

    def predict(self, rows: Table) -> Floats:
        weight = np.array(self.weight)
        said = sigmoid(matrix(rows) @ weight + (self.base - float(np.dot(self.mean, weight))))
        return np.clip(said, SUREST, 1 - SUREST)


def fit(rows: Table, late: Floats) -> Weights:
    """The same cases in any order give the same weights to within rounding."""
    raw = matrix(rows)
    mean, scale = raw.mean(axis=0), raw.std(axis=0)
    scale[scale < 1e-12] = 1.0
    raw -= mean  # in place: of a city's year it is a hundred megabytes
    raw /= scale
    columns = np.column_stack([raw, np.ones(len(rows))])
    del raw
    penalty = np.array([_PENALTY] * len(COLUMNS) + [0.0])
    *weight, base = solve(columns, late, penalty, np.append(_SIGNS, 0))
    return Weights(float(base), tuple(mean.tolist()), tuple((np.array(weight) / scale).tolist()))


@dataclass(frozen=True)
class Model:
    """`fitted_on` is the day on which it was learned (ISO); nothing recorded later went into it."""

    kind: Kind
    why: Why  # for "past_rate": why it is no more than that
    fitted_on: str
    cases: int  # that it learned from: one obligation on one day
    obligations: int
    weights: Weights | None
    tried_from: str  # the day up to which the same recipe was given to learn, to be tried on what came after
    measured: Measured | None  # in that trial; None: nothing came of it yet
    past_rate: Measured | None  # "the agency's past rate", in the same trial

    @property
    def base(self) -> float:
        """The log-odds that the effects are added to: those of the mean case, or of a coin when only the rate is known."""
        return self.weights.base if self.weights else 0.0

    def predict(self, rows: Table) -> Floats:
        return self.weights.predict(rows) if self.weights else np.array(rows["agency_rate"], dtype=np.float64)

    def effects(self, rows: Table) -> dict[str, Floats]:
        """What each reason adds to the log-odds, a number a row; with `base` they sum to those of the forecast (before SUREST)."""
        if self.weights is None:
            return {"agency": logit(self.predict(rows))}
        apart = (matrix(rows) - np.array(self.weights.mean)) * np.array(self.weights.weight)
        return {reason: apart[:, places].sum(axis=1) for reason, places in _GROUPS.items()}

    def to_json(self) -> dict[str, Any]:
        return {"version": VERSION, "columns": NAMES} | asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Model:
        """ValueError when it was made for other columns: what such weights would say now is anybody's guess."""
        if stored["version"] != VERSION or tuple(stored["columns"]) != NAMES:
            raise ValueError("a forecast model of another version")
        facts = {key: stored[key] for key in _FACTS}
        weights = stored["weights"]
        return cls(
            **facts,
            weights=weights and Weights(weights["base"], tuple(weights["mean"]), tuple(weights["weight"])),
            measured=_measured(stored["measured"]),
            past_rate=_measured(stored["past_rate"]),
        )


_FACTS: Final = ("kind", "why", "fitted_on", "cases", "obligations", "tried_from")


def _measured(stored: Mapping[str, Any] | None) -> Measured | None:
    if stored is None:
        return None
    return Measured(**{**stored, "bins": tuple(Bin(**each) for each in stored["bins"])})
