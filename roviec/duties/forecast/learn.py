"""A model from the records up to a day, and what a trial of the same recipe showed.

The trial: learn from what was known when four fifths of the time had passed, then foretell the rest, and measure that beside the
agency's past rate. If it was better, the model in use is learned in the same way from everything known today. Recalibrating
on a part held back was tried: the data it took from the weights cost more than it mended (docs/forecast.md).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np

from roviec.duties.forecast.arrays import Flags, Floats, Ints, Table
from roviec.duties.forecast.as_at import as_at
from roviec.duties.forecast.calibration import measure
from roviec.duties.forecast.features import CASE
from roviec.duties.forecast.model import Model, fit
from roviec.duties.forecast.records import Records, settled
from roviec.duties.forecast.workdays import Workdays

STEP_DAYS: Final = 3  # between two looks back; with seven it shares no factor, so every weekday has its turn
WARM_UP_DAYS: Final = 90  # before that few obligations are settled, and every past rate is a guess
TRIAL_SHARE: Final = 0.2  # of the time
FEWEST: Final = 200  # obligations late, and as many in time: about five for each weight


@dataclass(frozen=True)
class Cases:
    """Looks at obligations on earlier days, with what came of them. A key is an obligation."""

    keys: Ints
    days: Ints
    table: Table
    late: Floats

    def only(self, which: Flags) -> Cases:
        return Cases(self.keys[which], self.days[which], self.table[which], self.late[which])

    def known_on(self, day: int, records: Records) -> Cases:
        """Those whose outcome was known on that day, with it."""
        outcome = settled(records, day)[self.keys]
        return replace(self, late=outcome).only(~np.isnan(outcome))

    @property
    def obligations(self) -> int:
        return len(np.unique(self.keys))

    @property
    def enough(self) -> bool:
        late = len(np.unique(self.keys[self.late == 1]))
        return min(late, self.obligations - late) >= FEWEST


def learn(records: Records, today: int, workdays: Workdays) -> Model:
    """The model for `today`, from what was recorded by then."""
    first = int(records.start.min(initial=today)) + WARM_UP_DAYS
    turn = max(today - int((today - first) * TRIAL_SHARE), first)
    seen = looks(records, first, today, workdays)
    earlier = seen.only(seen.days <= turn).known_on(turn, records)
    everything = seen.known_on(today, records)
    later = one_look_each(everything.only(everything.days > turn))
    plain = Model(
        kind="past_rate",
        why="too_few",
        fitted_on=date.fromordinal(today).isoformat(),
        cases=len(everything.late),
        obligations=everything.obligations,
        weights=None,
        tried_from=date.fromordinal(turn).isoformat(),
        measured=None,
        past_rate=measure(later.table["agency_rate"], later.late) if later.obligations else None,
    )
    if not earlier.enough or plain.past_rate is None:
        return replace(plain, measured=plain.past_rate)
    trial = measure(fit(earlier.table, earlier.late).predict(later.table), later.late)
    if trial.brier >= plain.past_rate.brier:
        return replace(plain, why="no_better", measured=plain.past_rate)
    weights = fit(everything.table, everything.late)
    return replace(plain, kind="logistic", why="", weights=weights, measured=trial)


def looks(records: Records, first: int, last: int, workdays: Workdays) -> Cases:
    """The open obligations of every third day from `first` to `last`; what came of them is not asked yet."""
    seen = [as_at(records, day, workdays) for day in range(first, last + 1, STEP_DAYS)]
    nothing = np.zeros(0, dtype=np.int64)
    keys = np.concatenate([nothing, *(look.keys for look in seen)])
    days = np.concatenate([nothing, *(np.full(len(look.keys), look.day) for look in seen)])
    rows = np.concatenate([np.zeros(0, dtype=CASE), *(look.table for look in seen)])
    return Cases(keys, days, rows, np.full(len(keys), np.nan))


def one_look_each(cases: Cases) -> Cases:
    """Of each obligation the first look after some share of its time, a share that has nothing to do with what came of it.

    Looks at the same obligation are no independent witnesses. To take any one of its looks would be unfair: the punctual are
    done soon and have few, so their early looks would be taken more often than those of the late.
    """
    share = cases.keys * 2_654_435_761 % 2**32 / 2**32  # scattered evenly, and always the same
    there = cases.only(cases.table["share_gone"] >= share)
    order = np.lexsort((there.days, there.keys))
    chosen = np.zeros(len(order), dtype=np.bool_)
    chosen[order[np.unique(there.keys[order], return_index=True)[1]]] = True
    return there.only(chosen)
