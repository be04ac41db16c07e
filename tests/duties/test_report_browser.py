"""A report's life in a real browser: filled and saved as one goes, evidence uploaded, handed in, returned, handed in again,
accepted; on a desk and on a phone, with and without JavaScript, by keyboard, and for those who don't see the page."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from roviec.duties.models import Evidence, Obligation, Progress, Report
from tests.conftest import Cast, Member
from tests.duties.reporting import PDF, draft, handed_in, png, sheet_of

CHROMIUM = Path("/usr/bin/chromium")
OpenAs = Callable[..., Page]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    with sync_playwright() as playwright:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop runs in this thread; our code does not use it
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_as(browser: Browser, live_server: LiveServer) -> Iterator[OpenAs]:
    """A page of one of the cast; any complaint of the browser fails the test."""
    contexts, complaints = [], list[str]()

    def make(member: Member, path: str, width: int = 1360, script: bool = True, dark: bool = False) -> Page:
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 900}, java_script_enabled=script,
            color_scheme="dark" if dark else "light",
        )  # fmt: skip
        contexts.append(context)
        session = member.client().cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield make
    for context in contexts:
        context.close()
    assert [words for words in complaints if "422" not in words] == []  # a refused form is no failure of the page


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).response["violations"]
    return [f"{item['id']}: {node['html'][:120]}" for item in found for node in item["nodes"]]


def looks_right(page: Page, name: str) -> None:
    """No barrier, nothing beyond the edge; a picture for people where one is asked for."""
    assert violations(page) == [], name
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name
    if folder := os.environ.get("ROVIEC_PICTURES"):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


def report_path(owed: Obligation) -> str:
    return f"/nhiem-vu/phan-viec/{owed.pk}/bao-cao/"


def fill(page: Page) -> None:
    page.get_by_role("button", name="Soạn báo cáo").click()
    page.get_by_label("Đã hoàn thành").check()
    page.locator("[name='figures.luot']").fill("1.200")
    page.locator("[name='figures.truc-tuyen']").fill("960")
    page.locator("[name=text]").fill("Đã tuyên truyền tại 12 tổ dân phố, đạt kế hoạch.")
    page.locator("[name=text]").blur()
    expect(page.locator("#ratio-ty-le")).to_have_text("80")  # saved by itself, and the rate with it


def upload(page: Page, name: str, data: bytes, media_type: str) -> None:
    page.locator("#evidence_file").set_input_files({"name": name, "mimeType": media_type, "buffer": data})
    page.locator("#evidence_valid_on").fill("2024-09-20")
    page.get_by_role("button", name="Thêm minh chứng").click()
    expect(page.locator("#minh-chung .piece", has_text=name)).to_be_visible()


@pytest.mark.parametrize("width", [1360, 390])
def test_a_reports_whole_life(open_as: OpenAs, owed: Obligation, cast: Cast, width: int) -> None:
    sheet_of(owed)
    clerk = open_as(cast.ward_clerk, report_path(owed), width)
    fill(clerk)
    upload(clerk, "Kế hoạch.pdf", PDF, "application/pdf")
    upload(clerk, "ảnh buổi tuyên truyền.png", png(900, 600), "image/png")
    assert clerk.locator("[name=text]").input_value().startswith("Đã tuyên truyền")  # an upload touches nothing else
    looks_right(clerk, "bao-cao-soan")
    clerk.get_by_role("button", name="Gửi báo cáo").click()
    expect(clerk.locator(".columns")).to_be_visible()
    owed.refresh_from_db()
    assert owed.progress == Progress.SUBMITTED

    officer = open_as(cast.officer, "/nhiem-vu/cho-duyet/", width)
    looks_right(officer, "cho-duyet")
    officer.keyboard.press("j")
    officer.keyboard.press("Enter")
    expect(officer.locator("h1")).to_contain_text("UBND phường Hải Châu")
    expect(officer.locator(".piece__picture img").first).to_have_js_property("naturalWidth", 1000)
    looks_right(officer, "duyet")
    officer.get_by_label("Minh chứng một phần").check()
    officer.get_by_role("button", name="Trả lại").click()
    expect(officer.locator(".error-summary")).to_contain_text("Hãy ghi rõ lý do")
    officer.locator("[name=note]").fill("Thiếu phụ lục 2.")
    officer.get_by_role("button", name="Trả lại").click()
    expect(officer.locator("main")).to_contain_text("Không có báo cáo nào chờ duyệt")

    clerk.goto("/nhiem-vu/")
    clerk.get_by_role("link", name="Sửa và báo cáo lại").click()
    expect(clerk.locator("main")).to_contain_text("Thiếu phụ lục 2.")
    clerk.get_by_role("button", name="Soạn bản sửa").click()
    assert clerk.locator("[name='figures.luot']").input_value() == "1.200"  # nothing is retyped
    expect(clerk.locator("#minh-chung .piece")).to_have_count(2)
    clerk.locator("#evidence_field").select_option("phu-luc")
    upload(clerk, "Phụ lục 2.txt", "Danh sách mẫu".encode(), "text/plain")
    clerk.get_by_role("button", name="Gửi báo cáo").click()
    expect(clerk.locator(".version")).to_have_count(2)
    looks_right(clerk, "bao-cao-da-gui")

    officer.goto("/nhiem-vu/cho-duyet/")
    officer.locator("a[data-row]").click()
    officer.get_by_label("Minh chứng đầy đủ").check()
    officer.get_by_label("Có đủ những gì được yêu cầu").check()
    officer.get_by_role("button", name="Duyệt hoàn thành").click()
    expect(officer.locator("main")).to_contain_text("Đã duyệt báo cáo.")
    owed.refresh_from_db()
    assert (owed.progress, owed.reports.count()) == (Progress.DONE, 2)
    officer.goto(f"/nhiem-vu/phan-viec/{owed.pk}/")
    expect(officer.locator(".trail li")).to_have_count(7)
    looks_right(officer, "phan-viec")
    officer.goto("/nhiem-vu/lech-nhau/")
    expect(officer.locator("main")).to_contain_text("Báo đã xong, nhưng báo sau hạn")
    looks_right(officer, "lech-nhau")


def test_a_press_on_send_waits_for_the_saving_under_way(open_as: OpenAs, owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    clerk = open_as(cast.ward_clerk, report_path(owed))

    def hold_back(route: Route) -> None:
        clerk.wait_for_timeout(400)
        route.continue_()

    clerk.route("**/bao-cao/", hold_back)
    clerk.get_by_label("Đã hoàn thành").check()
    clerk.locator("[name=text]").fill("Đã làm xong.")
    clerk.locator("[name=text]").blur()
    clerk.wait_for_timeout(600)  # the saving has set out and is held back
    clerk.get_by_role("button", name="Gửi báo cáo").click()
    expect(clerk.locator(".columns")).to_be_visible()
    assert Report.objects.get().text == "Đã làm xong."


def test_two_officers_at_once_are_told(open_as: OpenAs, owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    first, second = (open_as(cast.ward_clerk, report_path(owed)) for _ in range(2))
    first.locator("[name=text]").fill("Của người thứ nhất")
    first.locator("[name=text]").blur()
    first.wait_for_function("!document.querySelector('#report-form.htmx-request')")
    first.wait_for_timeout(900)
    second.locator("[name=text]").fill("Của người thứ hai")
    second.locator("[name=text]").blur()
    expect(second.locator("#saved")).to_contain_text("Người khác vừa lưu bản nháp này")
    assert Report.objects.get().text == "Của người thứ nhất"
    assert second.locator("[name=text]").input_value() == "Của người thứ hai"


def test_a_file_that_is_not_taken_says_why_and_takes_nothing_away(
    open_as: OpenAs, owed: Obligation, cast: Cast
) -> None:
    draft(cast.ward_clerk, owed)
    clerk = open_as(cast.ward_clerk, report_path(owed))
    clerk.locator("[name=text]").fill("Chữ đang viết")
    clerk.locator("#evidence_file").set_input_files(
        {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"Rar!\x1a\x07\x00 x"}
    )
    clerk.get_by_role("button", name="Thêm minh chứng").click()
    expect(clerk.locator("#minh-chung .error-summary")).to_be_focused()
    expect(clerk.locator("#minh-chung .error-summary")).to_contain_text("đây là tệp nén")
    assert clerk.locator("[name=text]").input_value() == "Chữ đang viết"
    looks_right(clerk, "tep-khong-nhan")


def test_without_javascript_it_all_works(open_as: OpenAs, owed: Obligation, cast: Cast) -> None:
    clerk = open_as(cast.ward_clerk, report_path(owed), 390, script=False)
    clerk.click("text=Soạn báo cáo")
    clerk.check("[name=claim][value=done]")
    clerk.fill("[name=text]", "Đã làm xong.")
    clerk.click("text=Lưu bản nháp")
    clerk.set_input_files("#evidence_file", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"bang chung"})
    clerk.click("text=Thêm minh chứng")
    assert Evidence.objects.get().name == "a.txt"
    assert clerk.input_value("[name=text]") == "Đã làm xong."
    clerk.click("button:has-text('Gửi báo cáo')")
    assert Report.objects.get().state == Report.State.SUBMITTED


def test_in_the_dark_too(open_as: OpenAs, owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    draft(cast.ward_clerk, owed)
    looks_right(open_as(cast.ward_clerk, report_path(owed), dark=True), "toi-soan")
    Report.objects.all().delete()
    sent = handed_in(cast.ward_clerk, owed, evidence=png(), figures={"luot": 12, "truc-tuyen": 11})
    looks_right(open_as(cast.officer, f"/nhiem-vu/cho-duyet/{sent.pk}/", dark=True), "toi-duyet")
