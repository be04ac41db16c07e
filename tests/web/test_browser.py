"""In a real browser: the pages keep the policy, hold WCAG AA in both lights, fit a phone, and work from the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import ConsoleMessage, expect

from tests.browser import IN_BROWSER, OpenAs, Phone, follow, good, sign_in
from tests.conftest import PASSWORD, Cast, City

pytestmark = [*IN_BROWSER, pytest.mark.usefixtures("work")]
PATHS = ["/", "/tim-kiem/?q=dat", "/tim-kiem/?q=khongco", "/khong-co", "/tai-khoan/2fa/", "/tai-khoan/password/change/"]


def test_pages_hold_wcag_aa_and_fit_a_phone(phone: Phone) -> None:
    page, complaints = phone(None, "/tai-khoan/login/"), list[str]()

    def heard(said: ConsoleMessage) -> None:
        if "Security Policy" in said.text:
            complaints.append(said.text)

    page.on("console", heard)
    good(page)
    sign_in(page, "officer", PASSWORD)
    for path in PATHS:
        page.goto(path)
        good(page)
    assert complaints == []


def test_the_administrators_pages_and_the_journal_hold_it_too(phone: Phone, cast: Cast, city: City) -> None:
    page, unit = phone(cast.administrator, "/"), f"/don-vi/{city.sci.pk}/"
    for path in ("/don-vi/nguoi/", "/don-vi/lich/", unit, f"{unit}giao-vai-tro/", f"{unit}bo-nhiem/", "/nhat-ky/"):
        page.goto(path)
        good(page)


def test_results_come_while_typing_and_the_address_keeps_the_query(phone: Phone, cast: Cast) -> None:
    page = phone(cast.officer, "/tim-kiem/")
    page.locator("#q").press_sequentially("dat dai")
    page.wait_for_selector("#results mark")
    page.wait_for_function("location.search === '?q=dat%20dai'")
    page.reload()
    assert page.locator("#results mark").count() > 0


def test_the_phone_menu_opens_from_the_keyboard_and_closes_with_escape(phone: Phone, cast: Cast) -> None:
    page = phone(cast.clerk, "/")
    entry = page.locator(".menu--nav a", has_text="Việc của tôi")
    page.locator(".menu--nav > summary").press("Enter")
    expect(entry).to_be_visible()
    page.keyboard.press("Escape")
    expect(entry).not_to_be_visible()


def test_it_works_without_javascript(open_as: OpenAs) -> None:
    page = open_as(None, "/tai-khoan/login/", script=False)
    page.fill("#id_login", "officer")
    page.fill("#id_password", PASSWORD)
    follow(page.locator("main button.btn--primary"))
    page.fill("#shell-q", "dat dai")
    follow(page.locator(".shell-search button"))
    assert page.locator("mark").count() > 0
    follow(page.locator("button[value=dark]"))
    assert page.locator("html[data-theme=dark]").count() == 1
    follow(page.locator("button[value=en]"))
    assert page.locator("h1").inner_text() == "Search"
