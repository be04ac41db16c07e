"""What is known of one obligation on one day, and the numbers made of it, each with the reason that it stands for.

A column's sign says which way it may move the risk, other things equal: more days left never raise it, a worse past never
lowers it. Where either could be true (how long a state has lasted, how many notes), the data say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from roviec.duties.forecast.arrays import Flags, Floats, Table, logit
from roviec.duties.forecast.records import (
    DONE,
    KINDS,
    NOT_ACCEPTED,
    STATES,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Days are working days. A rate is (late, cases) as counted, and the rate expected after smoothing."""

    state: int = NOT_ACCEPTED  # number of STATES
    days_in_state: float = 0
    days_left: float
    share_gone: float  # of the period, 0 to 1
    entries: int = 0
    returns: int = 0
    moved: int = 0  # times that its due day was changed
    agency_late: int = 0
    agency_cases: int = 0
    agency_rate: float
    duty_late: int = 0
    duty_cases: int = 0
    duty_rate: float
    pair_late: int = 0  # this agency at this duty
    pair_cases: int = 0
    pair_rate: float
    city_rate: float
    kind: int  # number of KINDS
    blockers: int = 0  # open now
    blocker_days: float = 0  # calendar days that they have been open, summed
    load: int = 0  # open obligations of the agency due within seven days
    backlog: int = 0  # its obligations that are overdue now
    agencies: int = 1  # charged with the duty
    month_end: bool = False
    tet: bool = False
    days_off: int = 0  # that end with its due day; 0: one works on that day

    def __post_init__(self) -> None:
        if not (0 <= self.state < len(STATES) and self.state != DONE and 0 <= self.kind < len(KINDS)):
            raise ValueError("unknown state or kind, or nothing left to forecast")
        if not all(0 < rate < 1 for rate in (self.agency_rate, self.duty_rate, self.pair_rate, self.city_rate)):
            raise ValueError("a smoothed rate lies between 0 and 1")
        if not 0 <= self.share_gone <= 1 or not all(getattr(self, name) >= 0 for name in NAMES):
            raise ValueError("counts and days are not negative, a share is not above 1")


NAMES: Final = tuple(field.name for field in fields(Case))
CASE: Final = np.dtype([(name, np.float64) for name in NAMES])


def table(cases: Sequence[Case]) -> Table:
    return np.array([tuple(getattr(case, name) for name in NAMES) for case in cases], dtype=CASE)


Facts = Mapping[str, Floats]  # a column of numbers for each name; `_facts` says which


@dataclass(frozen=True)
class Column:
    name: str
    reason: str  # one of REASONS
    of: Callable[[Facts], Floats | Flags]
    sign: int = 0  # 1: may only raise the risk as it grows; -1: may only lower it; 0: as the data say


def _facts(rows: Table) -> Facts:
    """The case's own numbers, and what several columns are made of: each state as 0 or 1, hurry, log-odds of the rates."""
    facts = {name: np.ascontiguousarray(rows[name]) for name in NAMES}
    facts |= {state: (facts["state"] == number).astype(np.float64) for number, state in enumerate(STATES)}
    facts |= {f"kind:{kind}": (facts["kind"] == number).astype(np.float64) for number, kind in enumerate(KINDS)}
    facts["sent_back"] = facts["returned"] + facts["reopened"]
    facts["idle"] = facts["not_accepted"] + facts["accepted"]
    facts["at_work"] = 1 - facts["submitted"]
    facts["short"] = facts["kind:daily"] + facts["kind:weekly"]
    facts["long"] = facts["kind:quarterly"] + facts["kind:half-yearly"] + facts["kind:yearly"]
    facts["middling"] = 1 - facts["short"] - facts["long"]
    facts["hurry"] = 2 / (2 + facts["days_left"])  # 1 on the due day, a half with two days left
    facts["last_days"] = np.exp2(-facts["days_left"])  # gone sooner: an eighth with three days left
    facts["work_hurry"] = facts["at_work"] * facts["hurry"]
    facts["lasted"] = np.log1p(facts["days_in_state"])
    # A past is told against the city's of the same days: after Tết all rates are bad, and go on being so until it is forgotten.
    city = logit(facts["city_rate"])
    facts["agency"], facts["duty"] = logit(facts["agency_rate"]) - city, logit(facts["duty_rate"]) - city
    # What this agency's past at this duty says beyond what the agency and the duty each say already.
    facts["pair"] = logit(facts["pair_rate"]) - city - facts["agency"] - facts["duty"]
    return facts


def _times(first: str, second: str) -> Callable[[Facts], Floats]:
    return lambda facts: facts[first] * facts[second]


def _log(name: str) -> Callable[[Facts], Floats]:
    return lambda facts: np.log1p(facts[name])


def _itself(name: str) -> Callable[[Facts], Floats]:
    return lambda facts: facts[name]


COLUMNS: Final = (
    Column("days_left", "time", _log("days_left"), -1),
    Column("share_gone", "time", _itself("share_gone")),
    *(
        Column(f"{state}_{when}", "state", _times(state, when), 1)
        for state in ("not_accepted", "accepted", "in_progress", "submitted", "sent_back")
        for when in ("hurry", "last_days")
    ),
    *(Column(state, "state", _itself(state)) for state in ("accepted", "in_progress", "submitted", "sent_back")),
    Column("idle_gone", "state", _times("idle", "share_gone")),
    Column("in_progress_gone", "state", _times("in_progress", "share_gone")),
    *(Column(f"{state}_lasted", "state", _times(state, "lasted")) for state in ("idle", "in_progress", "submitted")),
    Column("entries", "entries", _log("entries")),
    Column("returns", "returns", _log("returns"), 1),
    Column("moved", "moved", _log("moved")),
    *(
        Column(f"{past}_{state}", past, _times(past, state), 1)
        for past in ("agency", "duty", "pair")
        for state in ("at_work", "submitted")
    ),
    Column("backlog", "backlog", _log("backlog"), 1),
    *(Column(f"{kind}_hurry", "kind", _times(kind, "work_hurry"), 1) for kind in ("short", "middling", "long")),
    Column("once", "kind", _itself("kind:")),
    Column("short", "kind", _itself("short")),
    Column("short_submitted", "kind", _times("short", "submitted")),
    Column("quarterly", "kind", _itself("kind:quarterly")),
    Column("longest", "kind", lambda facts: facts["kind:half-yearly"] + facts["kind:yearly"]),
    Column("blocked", "blockers", lambda facts: facts["blockers"] > 0, 1),
    Column("blockers", "blockers", _log("blockers"), 1),
    Column("blocker_days", "blockers", _log("blocker_days"), 1),
    Column("load", "load", _log("load"), 1),
    Column("agencies", "agencies", _log("agencies")),
    Column("month_end", "calendar", _itself("month_end")),
    Column("tet", "calendar", _itself("tet")),
    Column("days_off", "calendar", _log("days_off")),
)
REASONS: Final = tuple(dict.fromkeys(column.reason for column in COLUMNS))


def matrix(rows: Table) -> Floats:
    """Cases down, columns across. Written column by column, so it lies in memory that way."""
    facts = _facts(rows)
    found = np.empty((len(COLUMNS), len(rows)))
    for place, column in enumerate(COLUMNS):
        found[place] = column.of(facts)
    return found.T
