"""In a real browser, by keyboard, on a phone and in both lights: a list is sent, looked at and stored; the pages hold WCAG AA."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from roviec.programme import acts
from roviec.programme.models import Item
from tests.conftest import IN_BROWSER, PASSWORD, Cast
from tests.programme.test_plan import HEADER, NEW
from tests.programme.test_store import BAD
from tests.tables.sheets import xlsx_of

pytestmark = IN_BROWSER


@pytest.fixture(autouse=True)
def today() -> None:
    """The real day: the browser's clock would let a session of the past expire."""


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url, color_scheme=request.param, viewport={"width": 390, "height": 844}
    )
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


def good(page: Page) -> None:
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
    found = Axe().run(page, options=options).response["violations"]
    assert [f"{item['id']}: {node['html'][:120]}" for item in found for node in item["nodes"]] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_list_is_sent_looked_at_and_stored(page: Page, stages: None, cast: Cast, tmp_path: Path) -> None:
    sheet = tmp_path / "danh-sach-mau.xlsx"
    sheet.write_bytes(xlsx_of(HEADER, NEW, BAD))
    page.goto("/tai-khoan/login/")
    page.fill("#id_login", "officer")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_selector(".shell-nav, .menu--nav", state="attached")
    page.goto("/chuong-trinh/")
    good(page)
    page.locator(".empty a").first.press("Enter")
    page.wait_for_url("**/nhap/")
    good(page)
    page.set_input_files("#id_file", sheet)
    page.locator("main form button").press("Enter")
    page.wait_for_url("**/nhap/*/")
    assert "Sở Không Có" in page.inner_text("main")
    good(page)
    page.locator("button[value=good]").press("Enter")
    page.wait_for_url("**/chuong-trinh/")
    good(page)
    item = Item.objects.get()
    acts.add_milestone(access=cast.officer.access, item=item, title="Mốc mẫu", due=date(2026, 5, 1))
    page.get_by_role("link", name=NEW[2]).press("Enter")
    page.wait_for_url(f"**/chuong-trinh/{item.pk}/")
    good(page)
    page.locator("a[href$='/hoan-thanh/']").press("Enter")
    page.wait_for_url("**/hoan-thanh/")
    good(page)
    page.locator("main form button").press("Enter")
    page.wait_for_url(f"**/chuong-trinh/{item.pk}/")
    assert "Hoàn thành quá hạn" in page.inner_text("main")
