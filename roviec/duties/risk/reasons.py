"""Why a forecast says what it says: the strongest reasons of each case, with the facts that their words need."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from roviec.duties.forecast.arrays import Floats, Table
from roviec.duties.forecast.model import Model
from roviec.duties.forecast.records import KINDS, STATES

FACTS: Final[dict[str, tuple[str, ...]]] = {
    "time": ("days_left",),
    "state": ("state", "days_in_state"),
    "entries": ("entries",),
    "returns": ("returns",),
    "moved": ("moved",),
    "agency": ("agency_late", "agency_cases"),
    "duty": ("duty_late", "duty_cases"),
    "pair": ("pair_late", "pair_cases"),
    "backlog": ("backlog",),
    "kind": ("kind",),
    "blockers": ("blockers", "blocker_days"),
    "load": ("load",),
    "agencies": ("agencies",),
    "calendar": ("month_end", "tet", "days_off"),
}
ALWAYS: Final = ("time", "state")  # said of every case, whatever they weigh
MOST: Final = 4  # others
_WEAKEST: Final = 0.15  # in log-odds: less moves 50 % by under four points

Reason = dict[str, Any]


def reasons(model: Model, rows: Table) -> list[list[Reason]]:
    effects = _told_by_what_is_known(model.effects(rows), rows)
    codes = list(effects)
    strength = np.array([effects[code] for code in codes]).T
    order = np.argsort(-np.abs(strength), axis=1, kind="stable")
    return [_of(row, codes, strength[place], order[place]) for place, row in enumerate(rows)]


def _told_by_what_is_known(effects: dict[str, Floats], rows: Table) -> dict[str, Floats]:
    """A duty or a pair that has no past says nothing of its own: what its column adds is the agency's, or the city's, rate."""
    for code in ("pair", "duty"):
        if code in effects:
            unknown = rows[f"{code}_cases"] == 0
            effects["agency"] = effects["agency"] + np.where(unknown, effects[code], 0.0)
            effects[code] = np.where(unknown, 0.0, effects[code])
    return effects


def _of(row: Any, codes: list[str], strength: Any, order: Any) -> list[Reason]:
    weight = dict(zip(codes, strength.tolist(), strict=True))
    others = [codes[place] for place in order if codes[place] not in ALWAYS and abs(strength[place]) >= _WEAKEST]
    return [_reason(row, code, weight.get(code, 0.0)) for code in (*ALWAYS, *others[:MOST])]


def _reason(row: Any, code: str, effect: float) -> Reason:
    values: dict[str, int | str] = {name: int(row[name]) for name in FACTS[code]}
    if code == "state":
        values["state"] = STATES[int(row["state"])]
    if code == "kind":
        values["kind"] = KINDS[int(row["kind"])]
    return {"code": code, "effect": round(effect, 3), "values": values}
