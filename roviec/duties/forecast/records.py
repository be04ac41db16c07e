"""What is recorded of every obligation: columns of facts, and dated marks. The place of an obligation is its key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from roviec.duties.forecast.arrays import NEVER, Flags, Floats, Ints
from roviec.duties.forecast.dated import Dated

STATES: Final = ("not_accepted", "accepted", "in_progress", "submitted", "returned", "done", "reopened")
NOT_ACCEPTED, ACCEPTED, IN_PROGRESS, SUBMITTED, RETURNED, DONE, REOPENED = range(7)
KINDS: Final = ("", "daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "continuous")


@dataclass(frozen=True)
class Records:
    """Facts fixed when the obligation was made, and marks: `dues` holds days, `steps` numbers of STATES."""

    agency: Ints
    duty: Ints
    kind: Ints  # number of KINDS
    start: Ints
    first_due: Ints  # NEVER: it has none
    closed: Ints  # day on which the duty was closed, or NEVER
    agencies: Ints  # how many are charged with the duty
    steps: Dated
    submissions: Dated  # reports handed in; the value is the day as of which, the mark's day when that was recorded
    returns: Dated
    dues: Dated  # each change of the due day
    entries: Dated  # notes on progress
    blocked: Dated  # a blocker opened; the value is its day
    unblocked: Dated  # a blocker closed; the value is the day on which it was opened

    @property
    def keys(self) -> Ints:
        return np.arange(len(self.agency), dtype=np.int64)

    @cached_property
    def pairs(self) -> tuple[Ints, Ints]:
        """For each agency at each duty the key of one of its obligations, and for each obligation the number of its pair."""
        both = self.agency * (int(self.duty.max(initial=0)) + 1) + self.duty
        _, first, pair = np.unique(both, return_index=True, return_inverse=True)
        return first, pair.astype(np.int64)

    def due(self, day: int) -> Ints:
        """The due day as it stood on `day`."""
        return self.dues.last(self.keys, day, self.first_due).astype(np.int64)

    def state(self, day: int) -> Ints:
        return self.steps.last(self.keys, day, NOT_ACCEPTED).astype(np.int64)

    def in_time(self, day: int) -> Flags:
        """A report that came in by the due day is accepted or under review."""
        submitted = self.submissions.last(self.keys, day, NEVER)
        return np.isin(self.state(day), (SUBMITTED, DONE)) & (submitted <= self.due(day))


def settled(records: Records, day: int) -> Floats:
    """As known on `day`: 1 late, 0 in time, NaN not known yet.

    Nothing counts before its due day has passed, or only the punctual would be known: those done early are settled at
    once, the others late. A report under review that came in time is unknown until it is accepted or returned.
    """
    due, in_time = records.due(day), records.in_time(day)
    owed = (records.start <= day) & (due < day) & (records.closed > due)
    waiting = in_time & (records.state(day) == SUBMITTED)
    return np.where(owed & ~waiting, np.where(in_time, 0.0, 1.0), np.nan)
