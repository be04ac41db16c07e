"""The page of an item tells its whole story, and shows each reader the doors that they have."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roviec.programme import acts
from roviec.programme.acts.items import Said
from roviec.programme.models import Item
from roviec.programme.story import story
from tests.conftest import Cast, City, Member
from tests.programme.conftest import AddItem

OWNERS = {"giai-doan", "ket-qua", "moc", "vuong-mac", "van-ban", "khao-sat", "nhan-rong"}


@pytest.fixture
def told(pilot: Item, cast: Cast, city: City) -> Item:
    """One of everything."""
    clerk = cast.clerk.access
    acts.change_stage(access=clerk, item=pilot, to="thi-diem", on=date(2026, 3, 1), note="Bắt đầu ở hai phường")
    step = acts.add_milestone(access=clerk, item=pilot, title="Lắp xong", due=date(2026, 9, 1))
    acts.move_milestone(access=clerk, milestone=step, to=date(2026, 10, 1), reason="Chờ thiết bị")
    acts.add_milestone(access=clerk, item=pilot, title="Tổng kết", due=date(2026, 12, 1))
    paper = acts.add_paper(
        access=clerk, item=pilot, direction="out", number="12/MAU", dated_on=date(2026, 4, 1), body="Bộ Mẫu",
        subject="Xin kết nối",
    )  # fmt: skip
    acts.answer_paper(access=clerk, paper=paper, on=date(2026, 5, 1), answer="Đồng ý")
    acts.add_visit(
        access=clerk, item=pilot, place="Thành phố Bạn (mẫu)", on=date(2026, 2, 2), units=[city.sci], people=3,
        learned="Cần đường truyền riêng",
    )  # fmt: skip
    acts.replicate(access=clerk, item=pilot, unit=city.ward, since=date(2026, 6, 1), reach="in_use")
    acts.add_note(access=clerk, item=pilot, period="2026-10", unit_id=city.sci.pk, text="Lắp 3 kiosk")
    acts.decide(
        access=cast.leader.access, item=pilot, choice="adapt", why="Hợp quy mô", decided_by=cast.leader.person,
        on=date(2026, 7, 1), legal_basis="QĐ mẫu 01",
    )  # fmt: skip
    acts.revise_item(
        access=cast.officer.access,
        item=pilot,
        said=Said(name=pilot.name, owner_id=city.police.pk),
        reason="Đổi chủ trì",
    )
    pilot.refresh_from_db()
    return pilot


def page(member: Member, item: Item, status: int = 200) -> str:
    response = member.client().get(reverse("programme:item", args=[item.pk]))
    assert response.status_code == status
    return response.content.decode()


def test_the_story_has_everything_with_its_own_day_the_latest_first(told: Item) -> None:
    events = story(told)
    assert [event.on for event in events] == sorted((event.on for event in events), reverse=True)
    past = [(f"{event.on:%d/%m}", event.what) for event in events if event.on < date(2026, 11, 20)]
    assert past == [
        ("01/07", "Quyết định: Áp dụng có điều chỉnh"),
        ("01/06", "Nhân rộng: UBND phường Hải Châu"),
        ("01/05", "Đã trả lời văn bản 12/MAU"),
        ("01/04", "Văn bản đi: kiến nghị, xin ý kiến"),
        ("01/03", "Giai đoạn: Đang thí điểm"),
        ("02/02", "Khảo sát thực tế: Thành phố Bạn (mẫu)"),
        ("05/01", "Giai đoạn: Chưa triển khai"),
    ]
    today = {event.what: event.text for event in events if event.on == date(2026, 11, 20)}
    assert today == {
        "Đưa vào danh sách": "Chủ trì: Sở Khoa học và Công nghệ",
        "Sửa thông tin": "Chủ trì: Công an thành phố. Đổi chủ trì",
        "Thêm mốc, hạn 01/09/2026": "Lắp xong",
        "Thêm mốc, hạn 01/12/2026": "Tổng kết",
        "Mốc: đổi hạn": "Lắp xong. 01/09/2026 → 01/10/2026. Chờ thiết bị",
        "Kết quả tháng 10 năm 2026: Sở Khoa học và Công nghệ": "Lắp 3 kiosk",
    }


def test_what_was_filed_late_says_when(told: Item) -> None:
    late = {event.what: event.was_filed_late for event in story(told)}
    assert late["Giai đoạn: Đang thí điểm"]
    assert not late["Đưa vào danh sách"]


def test_the_page_shows_it(told: Item, cast: Cast) -> None:
    text = page(cast.officer, told)
    for words in ("Đang thí điểm", "Hợp quy mô", "QĐ mẫu 01", "12/MAU", "Trả lời ngày 1-5-2026", "Cần đường truyền riêng",
                  "Đã vận hành", "Lắp 3 kiosk", "hạn đầu tiên 1-9-2026", "Chưa ghi nguồn"):  # fmt: skip
        assert words in text, words
    assert len(re.findall(r"tag--late\">Quá hạn", text)) == 1


def doors(member: Member, item: Item) -> set[str]:
    return set(re.findall(rf"/chuong-trinh/{item.pk}/([a-z-]+)/", page(member, item)))


def test_each_reader_has_their_doors(pilot: Item, cast: Cast) -> None:
    assert doors(cast.officer, pilot) == OWNERS | {"quyet-dinh", "sua"}
    assert doors(cast.clerk, pilot) == OWNERS
    assert doors(cast.leader, pilot) == {"quyet-dinh"}
    assert doors(cast.auditor, pilot) == set()


def test_a_milestone_has_the_doors_of_its_state(told: Item, cast: Cast) -> None:
    acts.finish_milestone(access=cast.officer.access, milestone=told.milestones.all()[0], on=date(2026, 11, 1))
    names = re.findall(r"/chuong-trinh/moc/(\d+)/([a-z-]+)/", page(cast.officer, told))
    done, waits = (str(row.pk) for row in told.milestones.all())
    assert {name for pk, name in names if pk == done} == {"mo-lai"}
    assert {name for pk, name in names if pk == waits} == {"hoan-thanh", "doi-han", "bo"}
    assert "/chuong-trinh/moc/" not in page(cast.auditor, told)


def test_who_does_not_see_it_finds_nothing(pilot: Item, cast: Cast) -> None:
    page(cast.stranger, pilot, status=404)
    page(cast.clerk, pilot)


def test_an_owner_that_has_ended_names_its_heir(add: AddItem, cast: Cast, city: City) -> None:
    item = add(owner_id=city.info.pk)
    text = page(cast.officer, item)
    assert "Sở Thông tin và Truyền thông" in text
    assert "nay là Sở Khoa học và Công nghệ" in text
    assert doors(cast.clerk, item) == OWNERS


def test_a_bare_item_says_what_is_missing(practice: Item, cast: Cast) -> None:
    text = page(cast.officer, practice)
    for words in (
        "Chưa giao",
        "Chưa quyết định",
        "Chưa có mốc nào",
        "Chưa có văn bản nào",
        "Chưa có chuyến khảo sát nào",
    ):
        assert words in text, words


def test_more_story_costs_no_query(told: Item, cast: Cast, city: City) -> None:
    client, address = cast.officer.client(), reverse("programme:item", args=[told.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    for month in range(1, 10):
        acts.add_note(access=cast.officer.access, item=told, period=f"2026-0{month}", unit_id=city.sci.pk, text="x")
        acts.add_milestone(access=cast.officer.access, item=told, title=f"Mốc {month}", due=date(2026, month, 1))
    with CaptureQueriesContext(connection) as after:
        client.get(address)
    assert len(after) == len(before) <= 45
