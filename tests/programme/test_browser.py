"""In a real browser, by keyboard, on a phone and in both lights: a list is sent, looked at and stored; the pages hold WCAG AA."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from roviec.programme import acts
from roviec.programme.acts.items import Said
from roviec.programme.models import Item, ItemBlocker
from roviec.tables.writing import Value
from tests.browser import IN_BROWSER, Phone, follow, good
from tests.conftest import Cast, City
from tests.programme.sheets import book
from tests.programme.test_plan import HEADER, NEW
from tests.programme.test_store import BAD
from tests.tables.sheets import xlsx_of

pytestmark = IN_BROWSER


@pytest.fixture(autouse=True)
def today() -> None:
    """The real day: the browser's clock would let a session of the past expire."""


def test_a_list_is_sent_looked_at_and_stored(phone: Phone, stages: None, cast: Cast, tmp_path: Path) -> None:
    sheet = tmp_path / "danh-sach-mau.xlsx"
    sheet.write_bytes(xlsx_of(HEADER, NEW, BAD))
    page = phone(cast.officer, "/chuong-trinh/")
    good(page)
    follow(page.locator(".empty a").first, "Enter")
    good(page)
    page.set_input_files("#id_file", sheet)
    follow(page.locator("main form button"), "Enter")
    assert "Sở Không Có" in page.inner_text("main")
    good(page)
    follow(page.locator("button[value=good]"), "Enter")
    good(page)
    item = Item.objects.get()
    acts.add_milestone(access=cast.officer.access, item=item, title="Mốc mẫu", due=date(2026, 5, 1))
    follow(page.get_by_role("link", name=NEW[2]), "Enter")
    good(page)
    follow(page.locator("a[href$='/hoan-thanh/']"), "Enter")
    good(page)
    follow(page.locator("main form button"), "Enter")
    assert "Hoàn thành quá hạn" in page.inner_text("main")


def test_three_sheets_are_looked_at_on_one_page(phone: Phone, stages: None, cast: Cast, tmp_path: Path) -> None:
    step: list[Value] = ["pilot", "M1", "1", "Lắp xong", None, date(2026, 12, 1), None, None, None]
    decided: list[Value] = ["pilot", "M1", "Áp dụng", "Hợp quy mô", "Nguyễn Văn Mẫu", timezone.localdate(), "QĐ mẫu 01"]
    sheet = tmp_path / "ca-ba.xlsx"
    sheet.write_bytes(
        book([["pilot", "M1", "Kiosk y tế (mẫu)"]], [step, [*step[:2], "2", "", *step[4:]]], [decided], Nháp=[["x"]])
    )
    page = phone(cast.officer, "/chuong-trinh/nhap/")
    page.set_input_files("#id_file", sheet)
    follow(page.locator("main form button"), "Enter")
    text = page.inner_text("main")
    for words in ("1. Lắp xong", "Áp dụng, ", "trang tính “Lộ trình”", "Các trang tính không dùng đến: Nháp."):
        assert words in text, words
    good(page)
    follow(page.locator("button[value=good]"), "Enter")
    assert "1 mục mới, 0 mục thay đổi, 1 mốc, 1 quyết định; 0 dòng như cũ, 1 dòng bỏ lại" in page.inner_text("main")


def test_what_an_item_is_stuck_on_is_said_by_keyboard_and_found_by_the_leader(
    phone: Phone, stages: None, cast: Cast, city: City
) -> None:
    item = acts.add_item(
        access=cast.officer.access,
        kind="pilot",
        external_id="M1",
        said=Said(name="Kiosk y tế (mẫu)", owner_id=city.sci.pk),
    )
    page = phone(cast.clerk, f"/chuong-trinh/{item.pk}/")
    follow(page.get_by_role("link", name="Nêu vướng mắc"), "Enter")
    good(page)
    page.locator("#id_text").focus()
    page.keyboard.type("Chưa có kết nối")
    page.keyboard.press("Tab")
    page.keyboard.type("Cho phép kết nối")
    page.fill("#id_wanted_by", (timezone.localdate() + timedelta(days=9)).isoformat())
    page.select_option("#id_group", "data")
    follow(page.locator("main form button"), "Enter")
    assert "Cho phép kết nối" in page.inner_text("main")
    good(page)
    leader = phone(cast.leader, f"/nhiem-vu/vuong-mac/{ItemBlocker.objects.get().blocker_id}/")
    good(leader)
    follow(leader.get_by_role("link", name="Kiosk y tế (mẫu)"), "Enter")
    assert "Cho phép kết nối" in leader.inner_text("main")
