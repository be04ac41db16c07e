"""A stage is entered on a day; any past day can be asked which stage it was, whatever was written since."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from roviec.programme import acts
from roviec.programme.as_on import as_on
from roviec.programme.models import Item, StageChange
from roviec.programme.stages import stage_on
from tests.conftest import Cast
from tests.programme.conftest import SINCE, TODAY
from tests.programme.said import code, entry


def moving(cast: Cast, item: Item, who: str = "clerk", **change: Any) -> str:
    said = {"to": "thi-diem", "on": date(2026, 3, 1), **change}
    return code(acts.change_stage, access=cast.named(who).access, item=item, **said)


def test_it_works(pilot: Item, cast: Cast) -> None:
    assert moving(cast, pilot, note="Lắp 5 kiosk") == ""
    pilot.refresh_from_db()
    change = pilot.stage_changes.last()
    assert change is not None
    assert (pilot.stage, change.from_stage, change.note, change.person) == ("thi-diem", "chua", "Lắp 5 kiosk", cast.clerk.person)  # fmt: skip
    assert (entry().before, entry().after) == ({"stage": "chua"}, {"stage": "thi-diem", "on": "2026-03-01"})


@pytest.mark.parametrize(("who", "answer"), [("officer", ""), ("clerk", ""), ("ward_clerk", "forbidden"), ("leader", "forbidden"), ("auditor", "forbidden")])  # fmt: skip
def test_the_owner_s_people_and_the_standing_body_move_it(who: str, answer: str, pilot: Item, cast: Cast) -> None:
    assert moving(cast, pilot, who) == answer


def test_the_heir_of_an_ended_owner_moves_it(pilot: Item, cast: Cast, city: object) -> None:
    Item.objects.update(owner=cast.past_clerk.access.grants[0].unit_id)  # merged into the department on 1-7-2025
    pilot.refresh_from_db()
    assert moving(cast, pilot, "ward_clerk") == "forbidden"
    assert moving(cast, pilot, "clerk") == ""


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"to": "chua"}, "same_stage"),
        ({"to": "nghien-cuu"}, "unknown_stage"),
        ({"on": TODAY + timedelta(days=1)}, "in_the_future"),
        ({"on": SINCE - timedelta(days=1)}, "before_the_last"),
    ],
)
def test_what_is_refused(change: dict[str, Any], refused: str, pilot: Item, cast: Cast) -> None:
    assert moving(cast, pilot, **change) == refused
    pilot.refresh_from_db()
    assert pilot.stage == "chua"
    assert moving(cast, pilot) == ""


def test_of_two_at_once_one_wins(pilot: Item, cast: Cast) -> None:
    shown = Item.objects.get(pk=pilot.pk)
    assert moving(cast, pilot) == ""
    assert moving(cast, shown, "officer", to="xong") == "changed_meanwhile"


def test_each_day_has_its_stage(pilot: Item, cast: Cast) -> None:
    moving(cast, pilot)
    moving(cast, pilot, to="chua", on=date(2026, 5, 1))  # a pilot that failed goes back
    days = [date(2026, 1, 4), SINCE, date(2026, 2, 28), date(2026, 3, 1), date(2026, 4, 30), date(2026, 5, 1), TODAY]
    assert [stage_on(pilot, day) for day in days] == ["", "chua", "chua", "thi-diem", "thi-diem", "chua", "chua"]


def test_what_is_filed_late_changes_its_own_days_only(pilot: Item, cast: Cast) -> None:
    then = timezone.now()
    with time_machine.travel(then + timedelta(days=10)):
        moving(cast, pilot, on=date(2026, 11, 1))
        assert stage_on(pilot, date(2026, 11, 15)) == "thi-diem"
        assert stage_on(pilot, date(2026, 10, 31)) == "chua"
        assert stage_on(pilot, date(2026, 11, 15), known_at=then) == "chua"


def test_the_queryset_says_the_same_for_every_day(pilot: Item, cast: Cast) -> None:
    moving(cast, pilot)
    for day in (SINCE, date(2026, 2, 28), date(2026, 3, 1), TODAY):
        assert as_on(Item.objects.all(), day).get().stage_then == stage_on(pilot, day)
    assert not as_on(Item.objects.all(), SINCE - timedelta(days=1)).exists()


@pytest.mark.django_db
@given(st.lists(st.tuples(st.integers(0, 400), st.sampled_from(["a", "b", "c"])), max_size=8), st.integers(0, 420))
def test_the_last_change_until_the_day_counts(changes: list[tuple[int, str]], asked: int) -> None:
    item = Item.objects.create(kind="pilot", external_id=str(timezone.now()), name="a", since=SINCE, search_key="a", sort_key="a")  # fmt: skip
    for after, stage in changes:
        StageChange.objects.create(item=item, to_stage=stage, on=SINCE + timedelta(days=after))
    until = [(after, at, stage) for at, (after, stage) in enumerate(changes) if after <= asked]
    assert stage_on(item, SINCE + timedelta(days=asked)) == (max(until)[2] if until else "")
    item.delete()
