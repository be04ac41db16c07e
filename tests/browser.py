"""A real browser for the tests: pages of the cast, what each page must hold, and presses that wait for the answer.

A press that is answered by a page goes through `follow`: when it returns, the server has answered and the new page is
there, so the database can be asked and the next thing typed. What htmx changes in place is waited for by what it shows.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route, expect, sync_playwright

if TYPE_CHECKING:
    from tests.conftest import Member

CHROMIUM = Path("/usr/bin/chromium")
IN_BROWSER = [  # the marks of a module whose tests drive a browser
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]
DESK, PHONE = 1360, 390
PATIENCE = 90_000  # the machine is shared, and the first page is the slowest: slow says nothing of the page


class OpenAs(Protocol):
    """A page of one of the cast, or of nobody yet; any complaint of the browser fails the test."""

    def __call__(
        self, member: Member | None, path: str, width: int = DESK, *, dark: bool = False, script: bool = True
    ) -> Page: ...


class Phone(Protocol):
    """The same on a phone, in the light that the test is run with."""

    def __call__(self, member: Member | None, path: str) -> Page: ...


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # Playwright's loop runs in this thread; our code does not use it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


@contextmanager
def pages(browser: Browser, url: str) -> Iterator[OpenAs]:
    contexts, complaints = [], list[str]()

    def heard(said: ConsoleMessage) -> None:
        # a page that answers 404 and a form that is refused are no failures
        refused = "422" in said.text or said.location.get("url") == (said.page.url if said.page else "")
        if said.type == "error" and not refused:
            complaints.append(said.text)

    def open_as(
        member: Member | None, path: str, width: int = DESK, *, dark: bool = False, script: bool = True
    ) -> Page:
        context = browser.new_context(
            base_url=url, viewport={"width": width, "height": 900}, java_script_enabled=script, locale="vi-VN",
            color_scheme="dark" if dark else "light",
        )  # fmt: skip
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if member is not None:
            session = member.client().cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_as
    for context in contexts:
        context.close()
    assert complaints == []


def follow(pressed: Locator, key: str = "") -> None:
    """Click it, or press `key` on it, and wait for the page that answers."""
    with pressed.page.expect_navigation():
        if key:
            pressed.press(key)
        else:
            pressed.click()


def hold_back(page: Page, address: str) -> Callable[[], None]:
    """What is sent to that address waits until what this gives is called."""
    held, through = list[Route](), False

    def meet(route: Route) -> None:
        if through:
            route.continue_()
        else:
            held.append(route)

    def let_go() -> None:
        nonlocal through
        through = True
        for route in held:
            route.continue_()

    page.route(address, meet)
    return let_go


def sign_in(page: Page, login: str, password: str) -> None:
    """By the form, as people do."""
    page.goto("/tai-khoan/login/")
    page.fill("#id_login", login)
    page.fill("#id_password", password)
    follow(page.locator("#id_password"), "Enter")
    assert page.locator(".shell-nav").count() == 1, page.locator("main").inner_text()


def good(page: Page, name: str = "") -> None:
    """No barrier (WCAG AA), nothing beyond the edge; a picture for people where ROVIEC_PICTURES names a folder."""
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
    found = Axe().run(page, options=options).response["violations"]
    barriers = [f"{item['id']}: {node['html'][:120]}" for item in found for node in item["nodes"]]
    assert not barriers, f"{page.url}: {barriers}"
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.url
    if name and (folder := os.environ.get("ROVIEC_PICTURES")):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
