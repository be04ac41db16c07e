"""In a real browser: the pages of notices and jobs hold WCAG AA in both lights, fit a phone, and work without JavaScript."""

from __future__ import annotations

import pytest
from django.utils import timezone

from roviec.jobs.beat import enrol
from roviec.jobs.models import Schedule
from roviec.notices.models import Digest, Notice
from tests.browser import IN_BROWSER, OpenAs, Phone, follow, good
from tests.conftest import Cast
from tests.notices.conftest import Tell

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


def test_the_pages_hold_wcag_aa_and_fit_a_phone(phone: Phone, filled: Cast) -> None:
    page = phone(filled.administrator, "/")
    for path in PATHS:
        page.goto(path)
        good(page)


def test_without_javascript_notices_are_read_and_marked(open_as: OpenAs, filled: Cast) -> None:
    page = open_as(filled.administrator, "/", script=False)
    assert page.locator(".bell__count").inner_text() == "3"
    follow(page.locator(".bell"))
    follow(page.locator(".news__item--new button").first)
    assert page.locator(".bell__count").inner_text() == "2"
    follow(page.locator(".page-head__actions button"))
    assert page.locator(".bell__count").count() == 0
