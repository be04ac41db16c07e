"""In a real browser: the pages keep the policy, hold WCAG AA in both lights, fit a phone, and work from the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.conftest import IN_BROWSER, PASSWORD, City
from tests.web.conftest import Work

pytestmark = IN_BROWSER
PATHS = ["/", "/tim-kiem/?q=dat", "/tim-kiem/?q=khongco", "/khong-co", "/tai-khoan/2fa/", "/tai-khoan/password/change/"]


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer, work: Work) -> Iterator[Page]:
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


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).response["violations"]
    return [f"{item['id']}: {node['html'][:120]}" for item in found for node in item["nodes"]]


def test_pages_hold_wcag_aa_and_fit_a_phone(page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if "Security Policy" in message.text else None)
    page.goto("/tai-khoan/login/")
    assert violations(page) == []
    sign_in(page, "officer")
    for path in PATHS:
        page.goto(path)
        assert violations(page) == [], path
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path
    assert complaints == []


def test_the_administrators_pages_and_the_journal_hold_it_too(page: Page, city: City) -> None:
    sign_in(page, "admin")
    unit = f"/don-vi/{city.sci.pk}/"
    for path in ("/don-vi/nguoi/", "/don-vi/lich/", unit, f"{unit}giao-vai-tro/", f"{unit}bo-nhiem/", "/nhat-ky/"):
        page.goto(path)
        assert violations(page) == [], path
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path


def test_results_come_while_typing_and_the_address_keeps_the_query(page: Page) -> None:
    sign_in(page, "officer")
    page.goto("/tim-kiem/")
    page.locator("#q").press_sequentially("dat dai")
    page.wait_for_selector("#results mark")
    page.wait_for_function("location.search === '?q=dat%20dai'")
    page.reload()
    assert page.locator("#results mark").count() > 0


def test_the_phone_menu_opens_from_the_keyboard_and_closes_with_escape(page: Page) -> None:
    sign_in(page, "clerk")
    summary = page.locator(".menu--nav > summary")
    summary.press("Enter")
    assert page.locator(".menu--nav a", has_text="Việc của tôi").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".menu--nav a", has_text="Việc của tôi").is_visible()


def test_it_works_without_javascript(browser: Browser, live_server: LiveServer, work: Work) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/tai-khoan/login/")
    page.fill("#id_login", "officer")
    page.fill("#id_password", PASSWORD)
    page.click("main button.btn--primary")
    page.fill("#shell-q", "dat dai")
    page.click(".shell-search button")
    assert page.locator("mark").count() > 0
    page.click("button[value=dark]")
    assert page.locator("html[data-theme=dark]").count() == 1
    page.click("button[value=en]")
    assert page.locator("h1").inner_text() == "Search"
    context.close()
