"""The list: filters in the address, figures that open their rows, and an empty page that says what to do."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from roviec.programme import acts
from roviec.programme.importing import plan_of
from roviec.programme.models import Item, Kind
from tests.conftest import Cast, City, Member
from tests.programme.conftest import TODAY, AddItem


@pytest.fixture
def items(add: AddItem, city: City, cast: Cast) -> dict[str, Item]:
    """A late pilot of the department, a pilot of the ward, a decided practice and an open one."""
    made = {
        "late": add("M1", "Kiosk y tế (mẫu)", owner_id=city.sci.pk, group="data"),
        "trial": add("M2", "Ánh sáng (mẫu)", owner_id=city.ward.pk, stage="thi-diem"),
        "decided": add("H1", "Trả kết quả tại nhà (mẫu)", kind=Kind.PRACTICE),
        "open": add("H2", "Đăng ký tạm trú (mẫu)", kind=Kind.PRACTICE),
    }
    acts.add_milestone(access=cast.officer.access, item=made["late"], title="Lắp xong", due=date(2026, 10, 1))
    acts.decide(
        access=cast.leader.access, item=made["decided"], choice="adopt", why="vì", decided_by=cast.leader.person,
        on=date(2026, 9, 1),
    )  # fmt: skip
    return made


def shown(member: Member, query: str = "", status: int = 200) -> tuple[list[str], str]:
    response = member.client().get(reverse("programme:list") + query)
    assert response.status_code == status
    found = response.context["found"]
    return [item.external_id for item in found.page] if found else [], response.content.decode()


def test_all_in_the_order_of_kinds_and_vietnamese_names(items: dict[str, Item], cast: Cast) -> None:
    codes, text = shown(cast.officer)
    assert codes == ["M2", "M1", "H2", "H1"]
    assert "Kiosk y tế (mẫu)" in text


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("?kind=practice", ["H2", "H1"]),
        ("?stage=pilot:thi-diem", ["M2"]),
        ("?stage=practice:chua", ["H2", "H1"]),  # the pilots' stage of that code is another
        ("?decision=none", ["M2", "M1", "H2"]),
        ("?kind=practice&decision=none", ["H2"]),
        ("?decision=adopt", ["H1"]),
        ("?decision=reject", []),
        ("?group=data", ["M1"]),
        ("?late=on", ["M1"]),
        ("?q=anh+sang", ["M2"]),
        ("?day=2026-08-31&decision=adopt", []),
        ("?day=2026-01-04", []),
    ],
)
def test_each_filter(query: str, codes: list[str], items: dict[str, Item], cast: Cast) -> None:
    assert shown(cast.officer, query)[0] == codes


def test_by_owner(items: dict[str, Item], cast: Cast, city: City) -> None:
    assert shown(cast.officer, f"?owner={city.ward.pk}")[0] == ["M2"]


@pytest.mark.parametrize("query", ["?kind=other", "?stage=pilot:none", "?owner=x", "?day=2026-13-01"])
def test_a_value_that_is_none_is_said(query: str, items: dict[str, Item], cast: Cast) -> None:
    codes, text = shown(cast.officer, query, status=400)
    assert codes == []
    assert "Có chỗ chưa đúng" in text


def test_the_figures_count_the_rows_that_they_open(items: dict[str, Item], cast: Cast) -> None:
    for query in ("", "?kind=pilot", "?day=2026-08-01"):
        found = cast.officer.client().get(reverse("programme:list") + query).context["found"]
        joined = f"{query or '?'}&"
        assert len(shown(cast.officer, f"{joined}decision=none")[0]) == found.undecided
        assert len(shown(cast.officer, f"{joined}late=on")[0]) == found.late
        for stages in found.stages.values():
            for stage in stages:
                assert len(shown(cast.officer, f"{joined}stage={stage.key}")[0]) == stage.count
            assert sum(stage.count for stage in stages) == stages[0].of


def test_a_unit_sees_its_own_and_what_is_adopted(items: dict[str, Item], cast: Cast) -> None:
    assert shown(cast.clerk)[0] == ["M1", "H1"]
    assert shown(cast.stranger)[0] == ["H1"]
    assert "Nhập danh sách" not in shown(cast.clerk)[1]


def test_the_empty_page_says_whose_the_lists_are_and_offers_the_import(stages: None, cast: Cast) -> None:
    text = shown(cast.officer)[1]
    assert "Danh sách do thành phố cung cấp" in text
    assert reverse("programme:import") in text
    assert reverse("programme:template") in text
    assert reverse("programme:import") not in shown(cast.clerk)[1]


def test_nothing_found_offers_the_way_back(items: dict[str, Item], cast: Cast) -> None:
    assert "Không có mục nào khớp" in shown(cast.officer, "?q=khongco")[1]


def test_the_stages_say_that_they_are_our_default(items: dict[str, Item], cast: Cast) -> None:
    assert "mặc định của hệ thống, chưa kiểm chứng" in shown(cast.officer)[1]


def fetch(member: Member, kind: str, query: str = "", table: str = "danh-sach") -> bytes:
    response = member.client().get(reverse("programme:file", args=[table, kind]) + query)
    assert response.status_code == 200
    assert f"chuong-trinh-{table}-2026-11-20.{kind}" in response.headers["Content-Disposition"]
    return b"".join(response.streaming_content)  # type: ignore[attr-defined]  # both kinds stream


def test_the_files_have_the_rows_of_the_list(items: dict[str, Item], cast: Cast) -> None:
    head, *lines = csv.reader(StringIO(fetch(cast.officer, "csv").decode("utf-8-sig")))
    assert (head[1], [line[1] for line in lines]) == ("Mã", ["M2", "M1", "H2", "H1"])
    assert lines[1][-2:] == ["", "1"]
    book = CalamineWorkbook.from_filelike(BytesIO(fetch(cast.officer, "xlsx", "?kind=practice")))
    _head, *rows = book.get_sheet_by_index(0).to_python()
    assert [(row[1], row[11]) for row in rows] == [("H2", ""), ("H1", "Áp dụng")]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_written_out_is_read_back_as_the_same(kind: str, items: dict[str, Item], cast: Cast) -> None:
    plan = plan_of(fetch(cast.officer, kind), f"a.{kind}").items
    assert (plan.problems, [line.state for line in plan.lines]) == ((), ["same"] * 4)


def test_a_filter_that_is_none_gives_no_file(items: dict[str, Item], cast: Cast) -> None:
    assert (
        cast.officer.client().get(reverse("programme:file", args=["danh-sach", "csv"]) + "?kind=x").status_code == 404
    )


def test_an_item_costs_no_query(add: AddItem, cast: Cast, city: City) -> None:
    client, address = cast.officer.client(), reverse("programme:list")
    counts = []
    for number in range(2):
        for each in range(10):
            add(f"{number}-{each}", f"Mẫu {number}-{each}", owner_id=city.sci.pk)
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 21


def test_today_stands_for_today(items: dict[str, Item], cast: Cast) -> None:
    assert shown(cast.officer, f"?day={TODAY}")[0] == shown(cast.officer)[0]
