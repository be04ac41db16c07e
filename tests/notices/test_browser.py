"""In a real browser: the pages of notices and jobs hold WCAG AA in both lights, fit a phone, and work without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from roviec.jobs.beat import enrol
from roviec.jobs.models import Schedule
from roviec.notices.models import Digest, Notice
from tests.conftest import IN_BROWSER, Cast
from tests.notices.conftest import Tell
from tests.web.test_browser import sign_in, violations

pytestmark = IN_BROWSER
PATHS = ["/thong-bao/", "/thong-bao/?loc=chua-doc", "/thong-bao/gui-thu/", "/he-thong/cong-viec-nen/"]


@pytest.fixture
def filled(cast: Cast, tell: Tell) -> Cast:
    """The administrator has read and unread notices; one digest is stuck, one job paused, one failed."""
    read, *_unread = tell(cast.administrator, 4, timezone.now())
    Notice.objects.filter(pk=read.pk).update(read_at=timezone.now())
    Digest.objects.create(
        person=cast.clerk.person, day=timezone.localdate(), made_at=timezone.now(), state="failed", attempt=3,
        last_error="SMTPRecipientsRefused 550",
    )  # fmt: skip
    enrol(timezone.now())
    Schedule.objects.filter(job="duties.alert").update(paused=True)
    Schedule.objects.filter(job="journal.seal").update(last_error="ValueError: hỏng", last_finished=timezone.now())
    return cast


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer, filled: Cast) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url, color_scheme=request.param, viewport={"width": 390, "height": 844}
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def test_the_pages_hold_wcag_aa_and_fit_a_phone(page: Page) -> None:
    sign_in(page, "admin")
    for path in PATHS:
        page.goto(path)
        assert violations(page) == [], path
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path


def test_without_javascript_notices_are_read_and_marked(
    browser: Browser, live_server: LiveServer, filled: Cast
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, "admin")
    assert page.locator(".bell__count").inner_text() == "3"
    page.click(".bell")
    page.locator(".news__item--new button").first.click()
    assert page.locator(".bell__count").inner_text() == "2"
    page.click(".page-head__actions button")
    assert page.locator(".bell__count").count() == 0
    context.close()
