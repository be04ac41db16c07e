"""Milestones from a sheet: known by their number, moved with a reason, opened again with one, and never renamed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from roviec.journal.models import Entry
from roviec.programme import acts
from roviec.programme.importing import plan_of, store
from roviec.programme.models import Item, Milestone
from roviec.tables.writing import Value
from tests.conftest import Cast
from tests.programme.sheets import STEPS, book, said
from tests.programme.test_store import NOTHING
from tests.tables.sheets import csv_of

OCTOBER, DECEMBER = date(2026, 10, 1), date(2026, 12, 1)
Row = dict[str, Value]


@pytest.fixture
def step(pilot: Item, cast: Cast) -> Milestone:
    return acts.add_milestone(access=cast.clerk.access, item=pilot, title="Lắp xong", due=OCTOBER)


def row(**other: Value) -> list[Value]:
    """As the step of the fixture is written out, but for what is said otherwise."""
    given: Row = {
        "kind": "Mô hình điểm", "code": "M1", "number": "1", "title": "Lắp xong", "first": OCTOBER, "due": OCTOBER,
        "done": None, "dropped": "không", "reason": None,
    }  # fmt: skip
    return list((given | other).values())


def put(cast: Cast, *rows: list[Value]) -> dict[str, Any]:
    data = book(steps=rows)
    digest = plan_of(data, "a.xlsx").digest
    return vars(store(access=cast.officer.access, data=data, filename="a.xlsx", digest=digest, keep_good_rows=False))


def problems(*rows: list[Value]) -> list[tuple[int, str, str]]:
    return said(plan_of(book(steps=rows), "a.xlsx").milestones)


def test_new_ones_come_with_all_that_the_sheet_says(pilot: Item, cast: Cast) -> None:
    done = row(number="2", title="Tập huấn", due=date(2026, 9, 1), first=None, done=date(2026, 9, 3))
    moved = row(number="3", title="Tổng kết", due=DECEMBER)
    dropped = row(number="4", title="Nhân rộng", due=DECEMBER, first=DECEMBER, dropped="có", reason="Chưa cần")
    assert put(cast, row(), done, moved, dropped) == NOTHING | {"milestones": 4}
    found = {each.external_id: each for each in pilot.milestones.all()}
    assert [found[number].title for number in "1234"] == ["Lắp xong", "Tập huấn", "Tổng kết", "Nhân rộng"]
    assert (found["2"].first_due, found["2"].done_on) == (date(2026, 9, 1), date(2026, 9, 3))
    assert (found["3"].first_due, found["3"].due) == (OCTOBER, DECEMBER)
    assert [change.reason for change in found["3"].changes.all()] == ["Theo danh sách đã nhập"]
    assert [(change.what, change.reason) for change in found["4"].changes.all()] == [("dropped", "Chưa cần")]


def test_again_changes_nothing_and_writes_nothing(pilot: Item, cast: Cast) -> None:
    rows = [row(), row(number="2", title="Tổng kết", due=DECEMBER, done=date(2026, 11, 1))]
    put(cast, *rows)
    entries = Entry.objects.count()
    assert put(cast, *rows) == NOTHING | {"same": 2}
    assert Entry.objects.count() == entries


@pytest.mark.parametrize(
    ("change", "whats"),
    [
        ({"due": DECEMBER, "reason": "Chờ thiết bị"}, ["moved"]),
        ({"done": date(2026, 11, 2)}, ["done"]),
        ({"due": DECEMBER, "done": date(2026, 11, 2), "reason": "Chờ thiết bị"}, ["moved", "done"]),
        ({"dropped": "có", "reason": "Thôi"}, ["dropped"]),
    ],
)
def test_a_change_goes_through_the_acts(change: Row, whats: list[str], step: Milestone, cast: Cast) -> None:
    assert put(cast, row(**change)) == NOTHING | {"milestones": 1}
    assert [each.what for each in step.changes.all()] == whats
    step.refresh_from_db()
    assert (step.first_due, step.due) == (OCTOBER, change.get("due", OCTOBER))
    assert put(cast, row(**change)) == NOTHING | {"same": 1}


def test_what_was_done_is_opened_again_or_its_day_put_right(step: Milestone, cast: Cast) -> None:
    acts.finish_milestone(access=cast.clerk.access, milestone=step, on=date(2026, 10, 5))
    put(cast, row(done=date(2026, 10, 6), reason="Ghi nhầm ngày"))
    assert [each.what for each in step.changes.all()] == ["done", "reopened", "done"]
    put(cast, row(reason="Chưa nghiệm thu"))
    step.refresh_from_db()
    assert step.is_open


def test_the_preview_says_what_changes(step: Milestone) -> None:
    (line,) = plan_of(book(steps=[row(due=DECEMBER, done=date(2026, 11, 2), reason="Chờ")]), "a.xlsx").milestones.lines
    assert [(each.title, each.before, each.after) for each in line.changes] == [
        ("Hạn", "01/10/2026", "01/12/2026"), ("Ngày hoàn thành", "", "02/11/2026"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "column", "code"),
    [
        ({"code": "M404"}, "Mã", "unknown_item"),
        ({"kind": "practice"}, "Mã", "unknown_item"),
        ({"title": "Tên khác"}, "Tên mốc", "stays"),
        ({"first": DECEMBER}, "Hạn đầu tiên", "stays"),
        ({"due": DECEMBER}, "Lý do thay đổi", "no_reason"),
        ({"dropped": "có"}, "Lý do thay đổi", "no_reason"),
        ({"done": date(2026, 11, 21)}, "Ngày hoàn thành", "in_the_future"),
        ({"done": date(2026, 11, 2), "dropped": "có"}, "Bỏ khỏi lộ trình", "done_and_dropped"),
        ({"due": "31/2/2026"}, "Hạn", "not_a_day"),
        ({"number": None}, "Mã mốc", "required"),
        ({"dropped": "chắc thế"}, "Bỏ khỏi lộ trình", "not_a_choice"),
    ],
)
def test_a_wrong_cell_is_named(change: Row, column: str, code: str, step: Milestone) -> None:
    assert problems(row(**change), row(number="2", title="Dòng đúng")) == [(2, column, code)]
    assert problems(row(), row(number="2", title="Dòng đúng")) == []


def test_the_day_of_a_closed_one_does_not_move(step: Milestone, cast: Cast) -> None:
    acts.finish_milestone(access=cast.clerk.access, milestone=step, on=date(2026, 10, 5))
    moved = row(due=DECEMBER, done=date(2026, 10, 5), reason="Chờ")
    assert problems(moved) == [(2, "Hạn", "milestone_closed")]
    assert problems(row(due=DECEMBER, reason="Chờ")) == []


def test_a_number_stands_once_in_a_roadmap(pilot: Item) -> None:
    assert problems(row(), row()) == [(3, "Mã mốc", "twice_in_file")]


def test_a_column_left_out_keeps_what_is_known(step: Milestone, cast: Cast) -> None:
    acts.finish_milestone(access=cast.clerk.access, milestone=step, on=date(2026, 10, 5))
    short = csv_of([*STEPS[:4], "Hạn"], ["pilot", "M1", "1", "Lắp xong", "1/10/2026"])
    plan = plan_of(short, "moc.csv")
    assert [line.state for line in plan.milestones.lines] == ["same"]
    assert plan.items.lines == ()


def test_the_item_may_come_in_the_same_file(stages: None, cast: Cast) -> None:
    data = book(items=[["practice", "H9", "Cách làm (mẫu)"]], steps=[row(kind="practice", code="H9")])
    digest = plan_of(data, "a.xlsx").digest
    store(access=cast.officer.access, data=data, filename="a.xlsx", digest=digest, keep_good_rows=False)
    assert Milestone.objects.get().item.external_id == "H9"


def test_of_an_item_whose_row_is_wrong_nothing_is_stored(stages: None, cast: Cast) -> None:
    data = book(items=[["practice", "H9", None]], steps=[row(kind="practice", code="H9")])
    plan = plan_of(data, "a.xlsx")
    assert (said(plan.items), said(plan.milestones)) == ([(2, "Tên gọi", "required")], [(2, "Mã", "unknown_item")])
    assert plan.bad_rows == 2
