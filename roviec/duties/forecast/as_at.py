"""The open obligations of a day as they were known on that day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from roviec.duties.forecast import rates
from roviec.duties.forecast.arrays import NEVER, Flags, Floats, Ints, Table
from roviec.duties.forecast.features import CASE
from roviec.duties.forecast.rates import Counts
from roviec.duties.forecast.records import DONE, SUBMITTED, Records, settled
from roviec.duties.forecast.workdays import Workdays, month_end

MEMORY_DAYS: Final = 180  # an agency is known by its last six months
_SOON: Final = 7


@dataclass(frozen=True)
class AsAt:
    """`keys` are the obligations' places in the records; a row of `table` belongs to each."""

    day: int
    keys: Ints
    table: Table


def as_at(records: Records, day: int, workdays: Workdays) -> AsAt:
    """What is begun, owed, has a due day, and is not late already: of all else there is nothing to foretell."""
    due, state = records.due(day), records.state(day)
    owed = (records.start <= day) & (records.closed > day) & (state != DONE) & (due < NEVER)
    open_ = owed & ((due >= day) | ((state == SUBMITTED) & records.in_time(day)))
    keys = np.flatnonzero(open_)
    found = np.zeros(len(keys), dtype=CASE)
    _own(found, records, keys, day, due, state, workdays)
    _past(found, records, keys, day, due)
    agency = records.agency
    at_work = owed & (state != SUBMITTED)
    found["load"] = _per_agency(agency, at_work & (due >= day) & (due <= day + _SOON))[agency[keys]]
    found["backlog"] = _per_agency(agency, at_work & (due < day) & (due > day - MEMORY_DAYS))[agency[keys]]
    return AsAt(day, keys, found)


def _own(found: Table, records: Records, keys: Ints, day: int, due: Ints, state: Ints, workdays: Workdays) -> None:
    """The obligation's own story."""
    start, due = records.start[keys], due[keys]
    found["state"] = state[keys]
    found["days_in_state"] = workdays.between(records.steps.last_day(keys, day, start), day)
    found["days_left"] = workdays.between(day, due)
    found["share_gone"] = np.clip((day - start + 1) / np.maximum(due - start + 1, 1), 0, 1)
    found["entries"] = records.entries.count(keys, day)
    found["returns"] = records.returns.count(keys, day)
    found["moved"] = records.dues.count(keys, day)
    found["kind"] = records.kind[keys]
    found["agencies"] = records.agencies[keys]
    found["blockers"] = records.blocked.count(keys, day) - records.unblocked.count(keys, day)
    opened = records.blocked.total(keys, day) - records.unblocked.total(keys, day)  # days on which the open ones began
    found["blocker_days"] = np.maximum(found["blockers"] * day - opened, 0)
    found["month_end"], found["tet"] = month_end(due), workdays.near_tet(due)
    found["days_off"] = workdays.off_until(due)


def _past(found: Table, records: Records, keys: Ints, day: int, due: Ints) -> None:
    """How often the agency, the duty, and this agency at this duty were late: what was settled by the day."""
    outcome = settled(records, day)
    known = ~np.isnan(outcome) & (due > day - MEMORY_DAYS)
    late = outcome[known]
    city = rates.overall(late)
    found["city_rate"] = city
    of_agency = _rates(found, "agency", records.agency, keys, known, late, city)
    of_duty = _rates(found, "duty", records.duty, keys, known, late, city)
    first, pair = records.pairs
    centre = rates.together(of_agency[records.agency[first]], of_duty[records.duty[first]], city)
    _rates(found, "pair", pair, keys, known, late, centre)


def _rates(
    found: Table, name: str, group: Ints, keys: Ints, known: Flags, late: Floats, centre: Floats | float
) -> Floats:
    counts = Counts.of(group[known], late, int(group.max(initial=-1)) + 1)
    expected = rates.shrunken(counts, centre)
    found[f"{name}_late"], found[f"{name}_cases"] = counts.late[group[keys]], counts.cases[group[keys]]
    found[f"{name}_rate"] = expected[group[keys]]
    return expected


def _per_agency(agency: Ints, which: Flags) -> Ints:
    return np.bincount(agency[which], minlength=int(agency.max(initial=-1)) + 1)
