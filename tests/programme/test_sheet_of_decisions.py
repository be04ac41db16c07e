"""Decisions from a sheet: what is recorded stays, a later one is a new row, and who decided led the city that day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from roviec.journal.models import Entry
from roviec.org.models import Role
from roviec.programme import acts
from roviec.programme.importing import plan_of, store
from roviec.programme.models import Decision, Item
from roviec.tables.writing import Value
from tests.conftest import Cast, City, make_member
from tests.programme.sheets import book, said
from tests.programme.test_store import NOTHING

Row = dict[str, Value]


def row(**other: Value) -> list[Value]:
    given: Row = {
        "kind": "Mô hình điểm", "code": "M1", "choice": "Áp dụng", "why": "Hợp quy mô", "who": "Nguyễn Văn Mẫu",
        "on": date(2026, 3, 1), "basis": "QĐ mẫu 01",
    }  # fmt: skip
    return list((given | other).values())


def put(cast: Cast, *rows: list[Value]) -> dict[str, Any]:
    data = book(decided=rows)
    digest = plan_of(data, "a.xlsx").digest
    return vars(store(access=cast.officer.access, data=data, filename="a.xlsx", digest=digest, keep_good_rows=False))


def problems(*rows: list[Value]) -> list[tuple[int, str, str]]:
    return said(plan_of(book(decided=rows), "a.xlsx").decisions)


def test_it_works(pilot: Item, cast: Cast) -> None:
    assert put(cast, row()) == NOTHING | {"decisions": 1}
    made = Decision.objects.get()
    assert (made.choice, made.why, made.decided_by, made.on) == ("adopt", "Hợp quy mô", cast.leader.person, date(2026, 3, 1))  # fmt: skip
    assert (made.legal_basis, made.person) == ("QĐ mẫu 01", cast.officer.person)
    pilot.refresh_from_db()
    assert pilot.decision == "adopt"


def test_again_changes_nothing_and_writes_nothing(pilot: Item, cast: Cast) -> None:
    put(cast, row())
    entries = Entry.objects.count()
    assert put(cast, row()) == NOTHING | {"same": 1}
    assert (Decision.objects.count(), Entry.objects.count()) == (1, entries)


def test_they_follow_one_another_by_day_whatever_the_order_of_the_rows(pilot: Item, cast: Cast) -> None:
    later = row(choice="Không áp dụng", on=date(2026, 9, 1), why="Hết kinh phí")
    assert put(cast, later, row()) == NOTHING | {"decisions": 2}
    assert [each.choice for each in pilot.decisions.all()] == ["adopt", "reject"]
    pilot.refresh_from_db()
    assert pilot.decision == "reject"
    assert put(cast, later, row()) == NOTHING | {"same": 2}


@pytest.mark.parametrize(
    ("change", "column", "code"),
    [
        ({"why": "Lý do khác"}, "Lý do", "decided_otherwise"),
        ({"who": "Trần Thị Mẫu"}, "Người quyết định", "decided_otherwise"),
        ({"basis": None}, "Căn cứ (số, ký hiệu, ngày văn bản)", "decided_otherwise"),
        ({"choice": "reject", "on": date(2026, 2, 1)}, "Ngày quyết định", "before_the_last"),
        ({"on": date(2026, 1, 4)}, "Ngày quyết định", "before_the_item"),
        ({"on": date(2026, 11, 21)}, "Ngày quyết định", "in_the_future"),
        ({"choice": "reject", "who": "Trần Thị Mẫu"}, "Người quyết định", "unknown_leader"),
        ({"code": "M404"}, "Mã", "unknown_item"),
        ({"why": None}, "Lý do", "required"),
        ({"choice": "Có lẽ"}, "Quyết định", "not_a_choice"),
    ],
)
def test_a_wrong_cell_is_named(change: Row, column: str, code: str, pilot: Item, cast: Cast) -> None:
    put(cast, row())
    assert problems(row(**change)) == [(2, column, code)]
    assert problems(row(choice="reject")) == []


def test_one_that_is_twice_in_the_file_names_the_first(pilot: Item) -> None:
    assert problems(row(), row(why="Khác")) == [(3, "Quyết định", "twice_in_file")]


def test_two_leaders_of_one_name_are_a_question_and_not_a_guess(pilot: Item, cast: Cast, city: City) -> None:
    assert problems(row()) == []
    make_member("leader2", "Nguyễn Văn Mẫu", Role.LEADER, city.root)
    assert problems(row()) == [(2, "Người quyết định", "person_unclear")]


def test_who_led_the_city_then_may_have_left(pilot: Item, cast: Cast, city: City) -> None:
    make_member("old", "Hoàng Văn Mẫu", Role.LEADER, city.root, end=date(2026, 6, 1))
    assert problems(row(who="hoàng văn mẫu")) == []
    assert problems(row(who="Hoàng Văn Mẫu", on=date(2026, 7, 1))) == [(2, "Người quyết định", "unknown_leader")]


def test_a_new_item_is_decided_on_from_its_first_day(stages: None, cast: Cast) -> None:
    def file(on: date) -> bytes:
        return book(items=[["pilot", "M9", "Mẫu"]], decided=[row(code="M9", on=on)])

    assert said(plan_of(file(date(2026, 11, 19)), "a.xlsx").decisions) == [(2, "Ngày quyết định", "before_the_item")]
    data = file(date(2026, 11, 20))
    store(
        access=cast.officer.access, data=data, filename="a.xlsx", digest=plan_of(data, "a.xlsx").digest,
        keep_good_rows=False,
    )  # fmt: skip
    assert Item.objects.get().decision == "adopt"


def test_a_recorded_one_is_the_same_without_the_column_of_grounds(pilot: Item, cast: Cast) -> None:
    acts.decide(
        access=cast.leader.access, item=pilot, choice="adopt", why="Hợp  quy mô", decided_by=cast.leader.person,
        on=date(2026, 3, 1), legal_basis="QĐ mẫu 01",
    )  # fmt: skip
    assert [line.state for line in plan_of(book(decided=[row()]), "a.xlsx").decisions.lines] == ["same"]
