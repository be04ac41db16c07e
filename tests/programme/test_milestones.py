"""The roadmap: a day that moves says why and keeps the first one; done and dropped can be opened again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from roviec.programme import acts
from roviec.programme.as_on import with_late_milestones
from roviec.programme.models import Item, Milestone
from tests.conftest import Cast
from tests.programme.conftest import TODAY
from tests.programme.said import code, entry

DUE = date(2026, 10, 1)


@pytest.fixture
def step(pilot: Item, cast: Cast) -> Milestone:
    return acts.add_milestone(access=cast.clerk.access, item=pilot, title="Lắp đặt xong", due=DUE)


def test_a_step_is_added(step: Milestone) -> None:
    assert (step.title, step.first_due, step.due, step.is_open) == ("Lắp đặt xong", DUE, DUE, True)
    assert entry().after == {"milestone": step.pk, "code": "1", "due": "2026-10-01"}


def test_each_step_has_a_number_of_its_own(step: Milestone, pilot: Item, practice: Item, cast: Cast) -> None:
    add, officer = acts.add_milestone, cast.officer.access
    add(access=officer, item=pilot, title="Mốc của thành phố", due=DUE, external_id="3")
    codes = [add(access=officer, item=pilot, title=f"Mốc {n}", due=DUE).external_id for n in range(2)]
    assert (step.external_id, codes) == ("1", ["4", "5"])
    assert add(access=officer, item=practice, title="Mốc của mục khác", due=DUE).external_id == "1"
    taken = {"access": officer, "item": pilot, "title": "Trùng", "due": DUE, "external_id": "3"}
    assert code(add, **taken) == "milestone_code_taken"
    assert code(add, **(taken | {"external_id": "6"})) == ""


def test_it_is_late_the_day_after(step: Milestone) -> None:
    assert (step.is_late(DUE), step.is_late(DUE + timedelta(days=1))) == (False, True)
    for day, count in ((DUE, 0), (TODAY, 1)):
        assert Milestone.objects.late(day).count() == count
        assert with_late_milestones(Item.objects.all(), day).get().late == count


def test_a_moved_day_leaves_a_row_with_the_reason(step: Milestone, cast: Cast) -> None:
    change = acts.move_milestone(access=cast.clerk.access, milestone=step, to=date(2026, 12, 1), reason="Chờ thiết bị")
    assert (step.first_due, step.due) == (DUE, date(2026, 12, 1))
    assert (change.what, change.from_due, change.to_due, change.reason) == ("moved", DUE, date(2026, 12, 1), "Chờ thiết bị")  # fmt: skip
    assert entry().before == {"milestone": step.pk, "due": "2026-10-01"}
    assert not Milestone.objects.late(TODAY).exists()


def test_done_is_late_no_more(step: Milestone, cast: Cast) -> None:
    acts.finish_milestone(access=cast.clerk.access, milestone=step, on=date(2026, 10, 20))
    assert (step.done_on, step.is_late(TODAY), Milestone.objects.late(TODAY).count()) == (date(2026, 10, 20), False, 0)


def test_dropped_is_late_no_more(step: Milestone, cast: Cast) -> None:
    acts.drop_milestone(access=cast.clerk.access, milestone=step, reason="Đổi cách làm")
    assert (step.is_dropped, Milestone.objects.late(TODAY).count()) == (True, 0)


@pytest.mark.parametrize("how", ["finish", "drop"])
def test_what_was_closed_opens_again_with_a_reason(how: str, step: Milestone, cast: Cast) -> None:
    access = cast.clerk.access
    if how == "finish":
        acts.finish_milestone(access=access, milestone=step, on=TODAY)
    else:
        acts.drop_milestone(access=access, milestone=step, reason="nhầm")
    assert code(acts.move_milestone, access=access, milestone=step, to=TODAY, reason="x") == "changed_meanwhile"
    assert code(acts.reopen_milestone, access=access, milestone=step, reason=" ") == "no_reason"
    assert code(acts.reopen_milestone, access=access, milestone=step, reason="Chưa nghiệm thu") == ""
    assert step.is_open
    assert [row.what for row in step.changes.all()][-1] == "reopened"


def test_an_open_step_cannot_be_opened(step: Milestone, cast: Cast) -> None:
    assert code(acts.reopen_milestone, access=cast.clerk.access, milestone=step, reason="x") == "changed_meanwhile"


@pytest.mark.parametrize(
    ("act", "said", "refused"),
    [
        (acts.move_milestone, {"to": DUE, "reason": "x"}, "same_day"),
        (acts.move_milestone, {"to": TODAY, "reason": " "}, "no_reason"),
        (acts.finish_milestone, {"on": TODAY + timedelta(days=1)}, "in_the_future"),
        (acts.drop_milestone, {"reason": ""}, "no_reason"),
    ],
)
def test_what_is_refused(act: object, said: dict[str, object], refused: str, step: Milestone, cast: Cast) -> None:
    assert code(act, access=cast.clerk.access, milestone=step, **said) == refused  # type: ignore[arg-type]
    assert not step.changes.exists()


def test_a_stranger_moves_nothing_and_the_owner_s_clerk_does(step: Milestone, cast: Cast) -> None:
    said = {"milestone": step, "to": TODAY, "reason": "x"}
    assert code(acts.move_milestone, access=cast.stranger.access, **said) == "forbidden"
    assert code(acts.move_milestone, access=cast.clerk.access, **said) == ""


def test_of_two_who_move_it_at_once_one_wins(step: Milestone, cast: Cast) -> None:
    shown = Milestone.objects.get(pk=step.pk)
    assert code(acts.move_milestone, access=cast.clerk.access, milestone=step, to=TODAY, reason="x") == ""
    late = {"milestone": shown, "to": date(2027, 1, 1), "reason": "y"}
    assert code(acts.move_milestone, access=cast.officer.access, **late) == "changed_meanwhile"


def test_nothing_is_both_done_and_dropped(step: Milestone) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.update(done_on=TODAY, is_dropped=True)
