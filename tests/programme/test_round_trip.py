"""What is written out is read back: into the same list it changes nothing, into an empty one it brings everything."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import translation
from python_calamine import CalamineWorkbook

from roviec.directives.models import Directive
from roviec.journal.models import Entry
from roviec.programme import acts
from roviec.programme.importing import plan_of, store
from roviec.programme.models import Item, ItemBlocker, Kind
from tests.conftest import Cast, City
from tests.programme.conftest import AddItem
from tests.programme.sheets import book
from tests.programme.test_store import NOTHING

Sheets = dict[str, list[list[object]]]


@pytest.fixture
def full(add: AddItem, cast: Cast, city: City) -> Item:
    """An item that has gone through everything that sheets hold, and a bare one."""
    officer, leader = cast.officer.access, cast.leader.access
    item = add(owner_id=city.sci.pk, group="data", summary="=Hai dòng\nở đây")
    acts.change_stage(access=officer, item=item, to="thi-diem", on=date(2026, 3, 1))
    acts.change_stage(access=officer, item=item, to="xong", on=date(2026, 9, 1))
    steps = [
        acts.add_milestone(access=officer, item=item, title=f"Mốc {n}", due=date(2026, 10, n + 1)) for n in range(4)
    ]
    acts.move_milestone(access=officer, milestone=steps[0], to=date(2026, 12, 1), reason="Chờ thiết bị")
    acts.finish_milestone(access=officer, milestone=steps[1], on=date(2026, 10, 20))
    acts.drop_milestone(access=officer, milestone=steps[2], reason="Thôi")
    for choice, month in (("adapt", 4), ("adopt", 8)):
        acts.decide(
            access=leader, item=item, choice=choice, why=f"Vì tháng {month}", decided_by=cast.leader.person,
            on=date(2026, month, 1), legal_basis="QĐ mẫu",
        )  # fmt: skip
    add("01", "Trả kết quả tại nhà (mẫu)", kind=Kind.PRACTICE)
    return item


def fetch(cast: Cast, kind: str = "xlsx", table: str = "danh-sach") -> bytes:
    answer = cast.officer.client().get(reverse("programme:file", args=[table, kind]))
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def sheets(data: bytes) -> Sheets:
    opened = CalamineWorkbook.from_filelike(BytesIO(data))
    return {name: [[*row] for row in opened.get_sheet_by_name(name).to_python()] for name in opened.sheet_names}


def put(cast: Cast, data: bytes, name: str = "a.xlsx") -> dict[str, int]:
    digest = plan_of(data, name).digest
    return vars(store(access=cast.officer.access, data=data, filename=name, digest=digest, keep_good_rows=False))


def test_one_workbook_has_the_three_sheets(full: Item, cast: Cast) -> None:
    found = sheets(fetch(cast))
    assert list(found) == ["Mô hình, cách làm", "Mốc", "Quyết định"]
    assert [len(rows) for rows in found.values()] == [3, 5, 3]


@pytest.mark.parametrize("made_up", [False, True])
@pytest.mark.parametrize(
    ("table", "kind", "same"),
    [
        ("danh-sach", "xlsx", 8),
        ("danh-sach", "csv", 2),
        ("moc", "csv", 4),
        ("quyet-dinh", "csv", 2),
        ("moc", "xlsx", 4),
    ],
)
def test_it_changes_nothing_in_the_same_list(
    table: str, kind: str, same: int, made_up: bool, full: Item, cast: Cast
) -> None:
    Directive.objects.create(is_sample=made_up, state=Directive.State.ISSUED)
    entries = Entry.objects.count()
    data = fetch(cast, kind, table)
    assert (
        "Dữ liệu minh họa" in str(sheets(data)) if kind == "xlsx" else "Dữ liệu minh họa".encode() in data
    ) == made_up
    assert put(cast, data, f"a.{kind}") == NOTHING | {"same": same}
    assert Entry.objects.count() == entries


def test_it_changes_nothing_in_the_other_language(full: Item, cast: Cast) -> None:
    data = fetch(cast)
    with translation.override("en"):
        assert put(cast, data) == NOTHING | {"same": 8}


def test_into_an_empty_list_it_brings_everything(full: Item, cast: Cast) -> None:
    data = fetch(cast)
    ItemBlocker.objects.all().delete()
    Item.objects.all().delete()
    assert put(cast, data) == {"new": 2, "changed": 0, "milestones": 4, "decisions": 2, "same": 0, "left_out": 0}
    assert sheets(fetch(cast)) == sheets(data)
    item = Item.objects.get(external_id="M1")
    assert (item.since, item.stage, item.decision) == (full.since, "xong", "adopt")


def test_a_past_day_gives_its_own_stages_and_decisions(full: Item, cast: Cast) -> None:
    address = reverse("programme:file", args=["danh-sach", "xlsx"]) + "?day=2026-05-01"
    answer = cast.officer.client().get(address)
    found = sheets(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    row = next(row for row in found["Mô hình, cách làm"] if row[1] == "M1")
    assert (row[7:9], row[11]) == (["Đang thí điểm", date(2026, 3, 1)], "Áp dụng có điều chỉnh")
    assert len(found["Quyết định"]) == 2


def test_the_template_filled_in_is_read_and_its_explanation_is_not(stages: None, city: City, cast: Cast) -> None:
    data = cast.officer.client().get(reverse("programme:template")).content
    plan = plan_of(data, "mau.xlsx")
    assert [part.table.sheet for part in plan.parts] == ["Mô hình, cách làm", "Mốc", "Quyết định"]
    assert ([part.lines for part in plan.parts], plan.unused) == ([(), (), ()], ("Hướng dẫn",))


def test_a_sheet_that_nobody_asks_for_is_named(stages: None, city: City) -> None:
    plan = plan_of(book(items=[["pilot", "M1", "Mẫu"]], Nháp=[["Không đọc đến"]]), "a.xlsx")
    assert (len(plan.items.lines), plan.unused) == (1, ("Nháp",))
