"""What a sheet would do, row by row, before anything is stored."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from roviec.programme import acts
from roviec.programme.acts.items import Said
from roviec.programme.columns import columns
from roviec.programme.importing import plan as plans
from roviec.programme.importing import plan_of
from roviec.programme.importing.items import ItemLine
from roviec.programme.models import Item
from roviec.tables import TableError
from roviec.tables.planning import Planned
from roviec.tables.template import Form, template
from tests.conftest import Cast, City
from tests.programme.conftest import SINCE, TODAY, AddItem
from tests.tables.sheets import csv_of, xlsx_of

HEADER = ["Loại", "Mã", "Tên gọi", "Nơi khởi xướng", "Đơn vị chủ trì", "Nhóm", "Giai đoạn", "Từ ngày"]
NEW = ["Mô hình điểm", "M9", "Lưu trú qua VNeID (mẫu)", "Thành phố Mẫu", "Sở Khoa học và Công nghệ", "Dữ liệu", "Đang thí điểm", "1/3/2026"]  # fmt: skip


def plan(*rows: list[str], header: list[str] = HEADER) -> Planned[ItemLine]:
    return plan_of(csv_of(header, *rows), "mo-hinh.csv").items


def said(found: Planned[ItemLine]) -> list[tuple[str, int, str, str]]:
    return [(problem.code, problem.row, problem.column, problem.value) for problem in found.problems]


@pytest.mark.usefixtures("stages", "city")
def test_a_new_row(city: City) -> None:
    (line,) = plan(NEW).lines
    assert (line.state, line.kind, line.external_id, line.row) == ("new", "pilot", "M9", 2)
    assert line.said == Said(name="Lưu trú qua VNeID (mẫu)", origin="Thành phố Mẫu", owner_id=city.sci.pk, group="data")
    assert (line.stage, line.stage_on) == ("thi-diem", date(2026, 3, 1))


@pytest.mark.usefixtures("stages", "city")
def test_a_row_with_only_what_must_be_there() -> None:
    (line,) = plan(["practice", "1", "Cách làm mẫu"], header=HEADER[:3]).lines
    assert (line.state, line.stage, line.stage_on, line.said.owner_id) == ("new", None, TODAY, None)


def test_what_is_there_already_is_the_same(pilot: Item) -> None:
    row = [
        "Mô hình điểm",
        "M1",
        pilot.name,
        pilot.origin,
        "sở khoa học và công nghệ",
        "",
        "Chưa triển khai",
        "5/1/2026",
    ]
    assert [line.state for line in plan(row).lines] == ["same"]


def test_a_change_is_shown_field_by_field(pilot: Item) -> None:
    row = ["Mô hình điểm", "M1", "Tên mới", pilot.origin, "UBND phường Hải Châu", "Pháp lý", "Hoàn thành", "1/10/2026"]
    (line,) = plan(row).lines
    assert line.state == "changed"
    assert [(change.title, change.before, change.after) for change in line.changes] == [
        ("Tên gọi", "Kiosk y tế (mẫu)", "Tên mới"),
        ("Đơn vị chủ trì", "Sở Khoa học và Công nghệ", "UBND phường Hải Châu"),
        ("Nhóm", "", "Pháp lý"),
        ("Giai đoạn", "Chưa triển khai", "Hoàn thành"),
    ]


def test_a_column_left_out_keeps_and_an_empty_cell_empties(pilot: Item) -> None:
    (kept,) = plan(["pilot", "M1", pilot.name], header=HEADER[:3]).lines
    assert kept.state == "same"
    (emptied,) = plan(["pilot", "M1", pilot.name, "", ""], header=HEADER[:5]).lines
    assert [change.title for change in emptied.changes] == ["Nơi khởi xướng", "Đơn vị chủ trì"]
    assert emptied.said.owner_id is None


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        (4, "Sở Không Có", "unknown_unit"),
        (6, "Đang nghiên cứu", "unknown_stage"),  # of the other kind
        (7, "01/12/2026", "in_the_future"),
        (7, "31/2/2026", "not_a_day"),
        (0, "Khác", "not_a_choice"),
        (2, "", "required"),
    ],
)
@pytest.mark.usefixtures("stages", "city")
def test_a_wrong_cell_is_named(column: int, value: str, code: str) -> None:
    bad = [*NEW]
    bad[column] = value
    found = plan(bad, ["pilot", "M10", "Dòng đúng", "", "", "", "", ""])
    assert said(found) == [(code, 2, HEADER[column], value)]
    assert ([line.external_id for line in found.lines], found.bad_rows) == (["M10"], 1)


@pytest.mark.usefixtures("stages", "city")
def test_a_code_twice_in_the_file_names_the_first_row() -> None:
    found = plan(NEW, NEW)
    assert said(found) == [("twice_in_file", 3, "Mã", "M9")]
    assert found.problems[0].fields == {"first": 2}


def test_the_same_code_of_the_other_kind_is_another_item(pilot: Item) -> None:
    (line,) = plan(["Cách làm của nơi khác", "M1", "Cách làm mẫu"], header=HEADER[:3]).lines
    assert line.state == "new"


def test_a_stage_before_the_last_change_is_refused(pilot: Item, cast: Cast) -> None:
    acts.change_stage(access=cast.clerk.access, item=pilot, to="thi-diem", on=date(2026, 6, 1))
    row = ["pilot", "M1", pilot.name, pilot.origin, "", "", "Hoàn thành", "1/5/2026"]
    assert said(plan(row)) == [("before_the_last", 2, "Từ ngày", "01/05/2026")]


@pytest.mark.usefixtures("stages", "city")
def test_an_owner_that_ended_is_a_question_and_not_a_guess() -> None:
    bad = [*NEW]
    bad[4] = "Sở Thông tin và Truyền thông"  # merged on 1-7-2025
    found = plan(bad)
    assert said(found) == [("unit_unclear", 2, "Đơn vị chủ trì", "Sở Thông tin và Truyền thông")]
    assert found.problems[0].fields == {"candidates": "Sở Khoa học và Công nghệ"}


def test_an_ended_owner_that_is_already_there_stays(add: AddItem, city: City) -> None:
    item = add(owner_id=city.info.pk)
    row = ["pilot", "M1", item.name, item.origin, "Sở Thông tin và Truyền thông"]
    assert [line.state for line in plan(row, header=HEADER[:5]).lines] == ["same"]


@pytest.mark.usefixtures("stages", "city")
def test_the_digest_tells_whether_list_or_file_changed(add: AddItem) -> None:
    def digest(*row: str) -> str:
        return plan_of(csv_of(HEADER, [*row]), "mo-hinh.csv").digest

    first = digest(*NEW)
    assert digest(*NEW) == first
    assert digest(*NEW[:2], "Khác", *NEW[3:]) != first
    add("M9")
    assert digest(*NEW) != first


@pytest.mark.usefixtures("stages", "city")
def test_more_rows_than_a_list_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "MOST", 1)
    assert plan(NEW).lines
    with pytest.raises(TableError) as refused:
        plan(NEW, NEW)
    assert (refused.value.code, refused.value.fields) == ("too_many_rows", {"limit": 1})


@pytest.mark.usefixtures("stages", "city")
def test_headings_and_choices_in_the_other_language_are_understood() -> None:
    assert plan(["Pilot model", "1", "Mẫu"], header=["Kind", "Code", "Name"]).lines
    with translation.override("en"):
        assert plan(NEW).lines


@pytest.mark.usefixtures("stages", "city")
def test_the_template_filled_in_is_read() -> None:
    assert plan_of(template(Form("Mẫu", columns())), "mau.xlsx").items.lines == ()
    filled = xlsx_of([f"{column.title} *" if column.required else column.title for column in columns()], NEW[:6])
    assert [line.state for line in plan_of(filled, "mau.xlsx").items.lines] == ["new"]


def test_since_is_not_moved_by_the_file(pilot: Item) -> None:
    row = ["pilot", "M1", pilot.name, pilot.origin, "Sở Khoa học và Công nghệ", "", "Chưa triển khai", "1/10/2026"]
    assert [line.state for line in plan(row).lines] == ["same"]
    assert pilot.since == SINCE


def test_an_item_may_have_been_there_before_its_stage(stages: None, city: City) -> None:
    header = [*HEADER, "Có trong chương trình từ"]
    (line,) = plan([*NEW, "5/1/2026"], header=header).lines
    assert (line.since, line.stage, line.stage_on) == (date(2026, 1, 5), "thi-diem", date(2026, 3, 1))
    assert said(plan([*NEW, "2/3/2026"], header=header)) == [("before_the_item", 2, "Từ ngày", "01/03/2026")]


def test_the_first_day_of_an_item_stays(pilot: Item) -> None:
    header = [*HEADER[:3], "Có trong chương trình từ"]
    assert [line.state for line in plan(["pilot", "M1", pilot.name, "5/1/2026"], header=header).lines] == ["same"]
    found = plan(["pilot", "M1", pilot.name, "6/1/2026"], header=header)
    assert said(found) == [("stays", 2, "Có trong chương trình từ", "06/01/2026")]
    assert found.problems[0].fields == {"known": "05/01/2026"}


def test_spaces_that_a_cell_cannot_keep_are_no_change(add: AddItem) -> None:
    item = add(name="Kiosk  y tế", summary="Dòng một \n\n\n\ndòng hai")
    row = ["pilot", "M1", "Kiosk y tế", "Dòng một\n\ndòng hai"]
    assert [line.state for line in plan(row, header=[*HEADER[:3], "Tóm tắt"]).lines] == ["same"]
    assert item.name == "Kiosk  y tế"
