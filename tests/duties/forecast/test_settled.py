"""What came of an obligation, as known on a day. Due on day 26 unless said."""

from __future__ import annotations

import math

import pytest

from roviec.duties.forecast.records import settled
from tests.duties.forecast.build import Owed, day, records

IN_TIME = ((3, "accepted"), (5, "in_progress"), (20, "submitted"), (22, "done"))
OVER = ((3, "accepted"), (27, "submitted"), (29, "done"))
WAITS = ((3, "accepted"), (26, "submitted"))
SENT_BACK = (*WAITS, (28, "returned"))


def outcome(owed: Owed, on: int) -> float | None:
    found = float(settled(records(owed), day(on))[0])
    return None if math.isnan(found) else found


@pytest.mark.parametrize(
    ("owed", "on", "expected"),
    [
        (Owed(steps=IN_TIME), 27, 0),
        (Owed(steps=IN_TIME), 26, None),  # done, and yet it waits for its day like the others
        (Owed(steps=OVER), 40, 1),
        (Owed(steps=OVER), 27, 1),
        (Owed(), 26, None),
        (Owed(), 27, 1),
        (Owed(due=None), 400, None),
        (Owed(steps=WAITS), 27, None),  # came in on the last day, under review
        (Owed(steps=(*WAITS, (40, "done"))), 41, 0),  # the review's time is not the agency's
        (Owed(steps=SENT_BACK), 27, None),
        (Owed(steps=SENT_BACK), 28, 1),
        (Owed(steps=(*SENT_BACK, (30, "submitted"), (31, "done"))), 40, 1),
        (Owed(steps=(*IN_TIME, (50, "reopened"))), 49, 0),
        (Owed(steps=(*IN_TIME, (50, "reopened"))), 50, 1),
        (Owed(moves=((20, 40),)), 30, None),
        (Owed(moves=((20, 40),), steps=((39, "submitted"), (39, "done"))), 41, 0),
        (Owed(moves=((28, 40),)), 27, 1),  # moved when it was over already: until then it was late
        (Owed(moves=((28, 40),)), 28, None),
        (Owed(closed=20), 40, None),
        (Owed(closed=30), 40, 1),
    ],
)
def test_outcome(owed: Owed, on: int, expected: float | None) -> None:
    assert outcome(owed, on) == expected
