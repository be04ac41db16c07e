"""In a real browser: a draft is looked over, signed and published; the pages hold WCAG AA in both lights and fit a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from roviec.reports.files import verdict_of
from roviec.reports.layout.as_json import from_json
from roviec.reports.layout.read_back import figures_in, pieces_of, read_docx
from roviec.reports.models import Document
from tests.conftest import IN_BROWSER, PASSWORD
from tests.reports.layout import keys

pytestmark = IN_BROWSER


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url, color_scheme=request.param, viewport={"width": 390, "height": 844}
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def sign_in(page: Page, login: str) -> None:
    page.goto("/tai-khoan/login/")
    page.fill("#id_login", login)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_selector(".shell-nav, .menu--nav", state="attached")


def good(page: Page) -> None:
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
    found = Axe().run(page, options=options).response["violations"]
    assert [f"{item['id']}: {node['html'][:120]}" for item in found for node in item["nodes"]] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_report_from_draft_to_its_addressee(
    page: Page, make: Callable[..., Document], settings: Settings, tmp_path: Path
) -> None:
    settings.SIGN_CERT, settings.SIGN_PASSWORD = keys.key_file(tmp_path), keys.PASSWORD
    settings.SIGN_ROOTS = keys.root_file(tmp_path)
    document = make()
    sign_in(page, "officer")
    for path in ("/bao-cao/", "/bao-cao/lap-phieu/", f"/bao-cao/{document.pk}/"):
        page.goto(path)
        good(page)
    page.fill("#id_number", "5")
    page.click("text=Ký văn bản")
    page.wait_for_selector("text=Chưa bị thay đổi từ khi ký")
    good(page)
    page.click("text=Phát hành văn bản")
    page.wait_for_selector("text=Đã phát hành văn bản.")
    page.context.clear_cookies()
    sign_in(page, "ward")
    page.goto("/bao-cao/")
    page.click("main a >> text=Kết quả triển khai Đề án 06")
    good(page)
    with page.expect_download() as downloading:
        page.click("main a:has-text('Word')")
    document.refresh_from_db()
    pieces = read_docx(Path(downloading.value.path()).read_bytes())
    assert figures_in(pieces) == figures_in(pieces_of(from_json(document.content)))
    assert verdict_of(document).trusted
