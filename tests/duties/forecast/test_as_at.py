"""The open obligations of a day, with what was known of them then; what came later changes nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roviec.duties.forecast.as_at import AsAt, as_at
from roviec.duties.forecast.features import NAMES
from roviec.duties.forecast.records import IN_PROGRESS, STATES, SUBMITTED
from tests.duties.forecast.build import WORKDAYS, Owed, day, records, until


def look(on: int, *owed: Owed) -> AsAt:
    return as_at(records(*owed), day(on), WORKDAYS)


def one(on: int, *owed: Owed) -> dict[str, float]:
    """The first obligation's row."""
    return dict(zip(NAMES, look(on, *owed).table[0].tolist(), strict=True))


LATE, TIMELY = Owed(), Owed(steps=((2, "submitted"), (3, "done")))
THE = Owed(start=30, due=54)  # Tuesday 3-2 to Friday 27-2


@pytest.mark.parametrize(
    ("owed", "on", "there"),
    [
        (Owed(), 1, True),
        (Owed(start=5), 4, False),
        (Owed(), 26, True),
        (Owed(), 27, False),  # late: that is known, not foretold
        (Owed(due=None), 5, False),
        (Owed(steps=((5, "submitted"), (9, "done"))), 8, True),
        (Owed(steps=((5, "submitted"), (9, "done"))), 9, False),
        (Owed(steps=((26, "submitted"),)), 30, True),  # it can still be sent back
        (Owed(steps=((27, "submitted"),)), 30, False),
        (Owed(closed=10), 9, True),
        (Owed(closed=10), 10, False),
        (Owed(moves=((20, 40),)), 30, True),
    ],
)
def test_who_is_there(owed: Owed, on: int, there: bool) -> None:
    assert (len(look(on, owed).keys) == 1) is there


def test_its_own_story() -> None:
    story = Owed(
        steps=((2, "accepted"), (8, "in_progress"), (9, "submitted"), (10, "returned"), (11, "in_progress")),
        moves=((12, 40),),
        entries=(9, 12, 13),
        blockers=((3, 5), (8, None), (10, None)),
        agencies=7,
    )
    row = one(12, story)
    assert (row["state"], row["days_in_state"]) == (IN_PROGRESS, 1)
    assert (row["entries"], row["returns"], row["moved"], row["agencies"]) == (2, 1, 1, 7)
    assert (row["blockers"], row["blocker_days"]) == (2, 4 + 2)
    assert row["days_left"] == 20  # four weeks of five days
    assert row["share_gone"] == pytest.approx(12 / 40)


def test_an_untouched_one_has_been_untouched_since_its_start() -> None:
    row = one(34, THE)
    assert (row["state"], row["days_in_state"], row["blockers"]) == (0, 3, 0)  # Saturday, since Tuesday


def test_the_agencys_past_is_counted_and_smoothed() -> None:
    bad, good = replace(THE, agency=1), replace(THE, agency=2)
    past = [replace(LATE, agency=1, duty=n) for n in range(6)] + [replace(TIMELY, agency=2, duty=n) for n in range(6)]
    table = look(30, bad, good, *past).table
    assert table["agency_late"].tolist() == [6, 0]
    assert table["agency_cases"].tolist() == [6, 6]
    assert 0.5 < table["agency_rate"][0] < 1
    assert 0 < table["agency_rate"][1] < 0.5
    assert table["pair_cases"].tolist() == [1, 1]  # at this duty each was seen once
    assert table["duty_cases"].tolist() == [2, 2]


def test_the_past_is_forgotten_after_six_months() -> None:
    later = Owed(start=300, due=330)
    assert one(300, later, LATE)["agency_cases"] == 0
    assert one(200, Owed(start=200, due=230), LATE)["agency_cases"] == 1


def test_the_agencys_burden() -> None:
    due_soon, due_later = replace(THE, due=37), replace(THE, due=50)
    others = [due_soon, due_later, replace(due_soon, agency=9), replace(due_soon, steps=((30, "submitted"),)), LATE]
    row = one(30, THE, *others)
    assert (row["load"], row["backlog"]) == (1, 1)


def test_month_end_is_of_the_due_day() -> None:
    assert one(30, THE)["month_end"] == 1
    assert one(30, replace(THE, due=44))["month_end"] == 0


def test_days_off_are_of_the_due_day() -> None:
    assert [one(30, replace(THE, due=due))["days_off"] for due in (54, 55, 56, 57)] == [0, 1, 2, 0]  # Friday to Monday


def test_the_citys_rate_is_that_of_all_in_the_same_months() -> None:
    past = [replace(LATE, agency=1, duty=n) for n in range(6)] + [replace(TIMELY, agency=2, duty=n) for n in range(4)]
    assert one(30, THE, *past)["city_rate"] == pytest.approx(7 / 12)
    assert one(300, Owed(start=300, due=330), *past)["city_rate"] == 0.5  # forgotten


STEPS = st.lists(st.tuples(st.integers(1, 60), st.sampled_from(STATES)), max_size=6)
OWED = st.builds(
    Owed,
    agency=st.integers(0, 2),
    duty=st.integers(0, 2),
    kind=st.sampled_from(["", "weekly", "monthly"]),
    start=st.integers(1, 30),
    due=st.one_of(st.none(), st.integers(20, 60)),
    steps=STEPS.map(sorted),
    moves=st.lists(st.tuples(st.integers(1, 60), st.integers(20, 80)), max_size=2).map(sorted),
    entries=st.lists(st.integers(1, 60), max_size=3),
    blockers=st.lists(st.tuples(st.integers(1, 30), st.one_of(st.none(), st.integers(31, 60))), max_size=2),
)
MANY = st.lists(OWED, min_size=1, max_size=12)


@given(MANY, st.integers(1, 60))
@settings(max_examples=150, deadline=None)
def test_the_future_changes_nothing(owed: list[Owed], on: int) -> None:
    known, then = look(on, *owed), look(on, *(until(each, on) for each in owed))
    assert known.keys.tolist() == then.keys.tolist()
    assert known.table.tolist() == then.table.tolist()


@given(MANY, st.integers(1, 60))
@settings(max_examples=50, deadline=None)
def test_an_obligation_that_begins_later_changes_nothing(owed: list[Owed], on: int) -> None:
    begun = [each for each in owed if each.start <= on]
    assert (
        look(on, *begun, *(each for each in owed if each.start > on)).table.tolist() == look(on, *begun).table.tolist()
    )


@given(MANY, st.integers(1, 60), st.randoms())
@settings(max_examples=50, deadline=None)
def test_the_order_of_the_records_changes_nothing(owed: list[Owed], on: int, chance: object) -> None:
    order = list(range(len(owed)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    first, second = look(on, *owed), look(on, *(owed[place] for place in order))
    by_key = {order[key]: row for key, row in zip(second.keys.tolist(), second.table.tolist(), strict=True)}
    assert by_key == dict(zip(first.keys.tolist(), first.table.tolist(), strict=True))


@given(MANY, st.integers(1, 60))
@settings(max_examples=50, deadline=None)
def test_every_number_is_a_number(owed: list[Owed], on: int) -> None:
    table = look(on, *owed).table
    assert all(np.isfinite(table[name]).all() and (table[name] >= 0).all() for name in NAMES)
    assert (table["share_gone"] <= 1).all()
    assert ((table["state"] == SUBMITTED) | (table["days_left"] >= 0)).all()
