"""In a real browser, by keyboard, on a phone and in both lights: a list is sent, looked at and stored; the pages hold WCAG AA."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from roviec.programme import acts
from roviec.programme.models import Item
from tests.browser import IN_BROWSER, Phone, follow, good
from tests.conftest import Cast
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
