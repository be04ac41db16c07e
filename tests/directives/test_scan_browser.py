"""A scan in a real browser, with what Tesseract itself finds on it: sent, watched, read."""

from __future__ import annotations

from threading import Event, Thread

import pytest
from django.db import connections
from playwright.sync_api import expect

from roviec.directives.acts import scanning
from roviec.directives.intake import scan
from roviec.directives.models import Scan
from tests.browser import DESK, IN_BROWSER, PHONE, OpenAs, follow, good
from tests.conftest import Cast
from tests.directives.scans import fax
from tests.intake.scan.papers import needs_tesseract, recognised_letter

pytestmark = [*IN_BROWSER, needs_tesseract]


def recognise(pk: int) -> None:
    try:
        scanning.recognise(pk)
    finally:
        connections.close_all()


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_a_scan_is_sent_watched_and_read(
    open_as: OpenAs, cast: Cast, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    found, seen = recognised_letter(), Event()

    def recognise_page(pages: scan.Preparer, number: int) -> tuple[scan.Recognised, bytes]:
        assert number == 0 or seen.wait(30)
        return found

    monkeypatch.setattr(scan, "recognise_page", recognise_page)
    page = open_as(cast.officer, "/van-ban/tiep-nhan/", width)
    page.set_input_files("#id_file", {"name": "cong-van-quet.tif", "mimeType": "image/tiff", "buffer": fax(2)})
    follow(page.get_by_role("button", name="Đọc văn bản"))
    expect(page.locator("#scan")).to_contain_text("trang 1 / 2")
    good(page, "scan-progress")
    worker = Thread(target=recognise, args=[Scan.objects.get().pk])
    worker.start()
    expect(page.locator("#scan")).to_contain_text("trang 2 / 2")
    seen.set()
    expect(page.locator("h1")).to_have_text("318/UBND-KGVX")
    worker.join()
    expect(page.locator(".page-head")).to_contain_text("Lê Thị Mẫu")
    expect(page.locator(".page-head")).to_contain_text("ngày 5-9-2025")
    expect(page.get_by_text("do máy nhận dạng từ ảnh")).to_be_visible()
    good(page, "scan-read")


def test_without_the_program_the_browser_shows_what_to_ask_for(
    open_as: OpenAs, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan, "installed", lambda: False)
    page = open_as(cast.officer, "/van-ban/tiep-nhan/")
    page.set_input_files("#id_file", {"name": "anh.tif", "mimeType": "image/tiff", "buffer": fax(1)})
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.locator(".error-summary")).to_contain_text("tesseract-ocr-vie")
    good(page, "scan-refused")
