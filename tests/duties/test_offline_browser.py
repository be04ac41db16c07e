"""A ward clerk's phone without a line: what she typed outlives a reload and a killed browser, goes out once, and is nobody else's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, Route, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from roviec.duties.models import Evidence, Obligation, Progress, Report, Sending, Sheet
from tests.browser import CHROMIUM, IN_BROWSER, PATIENCE, PHONE, follow, good, sign_in
from tests.conftest import PASSWORD, Cast
from tests.duties.reporting import FIELDS, draft, png, sheet_of
from tests.line import Line

pytestmark = IN_BROWSER
TEXT = "Đã tuyên truyền tại 12 tổ dân phố."


class Handset:
    """One phone: its browser can be killed and opened again over the same storage; the line can be cut."""

    def __init__(self, start: Callable[[], BrowserContext], folder: Path, wire: Line) -> None:
        self.start, self.folder, self.wire = start, folder, wire
        self.context = start()
        self.page = self.context.pages[0]

    def kill(self) -> None:
        ours = [
            each for each in psutil.process_iter(["cmdline"])
            if f"--user-data-dir={self.folder}" in (each.info["cmdline"] or [])
        ]  # fmt: skip
        for process in ours:
            process.kill()
        psutil.wait_procs(ours)
        self.context = self.start()
        self.page = self.context.pages[0]

    def line(self, there: bool) -> None:
        self.wire.mend() if there else self.wire.cut()
        self.context.set_offline(not there)


@pytest.fixture
def phone_of_hers(tmp_path: Path, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Handset]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop runs in this thread
    folder = tmp_path / "phone"
    expect.set_options(timeout=PATIENCE)
    wire = Line(live_server.thread.host, live_server.thread.port)
    with sync_playwright() as playwright:

        def start() -> BrowserContext:
            context = playwright.chromium.launch_persistent_context(
                folder, executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-dev-shm-usage"],
                base_url=wire.url, viewport={"width": PHONE, "height": 800}, locale="vi-VN",
            )  # fmt: skip
            context.set_default_timeout(PATIENCE)
            return context

        handset = Handset(start, folder, wire)
        yield handset
        handset.context.close()
    wire.close()


def path_of(owed: Obligation) -> str:
    return f"/nhiem-vu/phan-viec/{owed.pk}/bao-cao/"


def opened(phone: Handset, owed: Obligation, login: str = "ward") -> Page:
    """Her sheet, kept on the phone."""
    sign_in(phone.page, login, PASSWORD)
    phone.page.goto(path_of(owed))
    expect(phone.page.locator("#kept")).to_have_attribute("data-held", "1")
    return phone.page


def state(page: Page) -> str:
    return page.locator("#kept [role=status]").inner_text()


def hers(page: Page) -> tuple[bool, str, str]:
    return (
        page.get_by_label("Đã hoàn thành").is_checked(),
        page.locator("[name='figures.luot']").input_value(),
        page.locator("[name=text]").input_value(),
    )


def lose_the_first_answer(page: Page) -> None:
    """The server does what it is asked; the phone never hears of it."""
    lost = list[str]()

    def meet(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.request.url)
        route.fetch()
        route.abort()

    page.route("**/bao-cao/gui/", meet)


def test_a_month_filled_without_a_line_is_sent_once(phone_of_hers: Handset, owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    draft(cast.ward_clerk, owed)
    phone = phone_of_hers
    page = opened(phone, owed)
    phone.line(there=False)
    page.get_by_label("Đã hoàn thành").check()
    page.locator("[name='figures.luot']").fill("1.200")
    page.locator("[name='figures.truc-tuyen']").fill("960")
    page.locator("[name=text]").fill(TEXT)
    page.locator("#evidence_file").set_input_files({"name": "ảnh.png", "mimeType": "image/png", "buffer": png()})
    page.get_by_role("button", name="Thêm minh chứng").click()
    expect(page.locator("#kept-files li")).to_contain_text("ảnh.png")
    expect(page.locator("#kept")).to_contain_text("Đã lưu trên máy này, chưa gửi")
    good(page, "may-mat-mang")
    page.reload()
    expect(page.locator("#kept")).to_contain_text("Đã lưu trên máy này, chưa gửi")
    assert hers(page) == (True, "1.200", TEXT)

    phone.kill()
    phone.line(there=False)
    page = phone.page
    page.goto(path_of(owed))
    expect(page.locator("#kept")).to_contain_text("Đã lưu trên máy này, chưa gửi")
    assert hers(page) == (True, "1.200", TEXT)
    expect(page.locator("#kept-files li")).to_have_count(1)
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.locator("#kept")).to_contain_text("Đang chờ mạng")
    page.goto("/")  # not kept: the list of what waits is shown instead
    expect(page.locator("#unsent li")).to_contain_text("Đang chờ mạng")
    expect(page.locator("#no-line")).to_be_visible()
    good(page, "may-chua-gui")
    assert not Report.objects.exclude(state="draft").exists()

    # The kill took the session with it: the phone asks her to sign in, and keeps what she has.
    page.goto(path_of(owed))
    phone.line(there=True)
    expect(page.locator("#kept")).to_contain_text("phiên đăng nhập đã hết")
    assert hers(page) == (True, "1.200", TEXT)
    good(page, "may-het-phien")
    lose_the_first_answer(page)
    follow(page.get_by_role("link", name="Đăng nhập lại"))
    page.fill("#id_login", "ward")
    page.fill("#id_password", PASSWORD)
    follow(page.locator("#id_password"), "Enter")
    expect(page.locator("#kept")).to_contain_text("Đang chờ mạng")  # the answer is lost
    sent = Report.objects.get()
    assert (sent.state, sent.figures["luot"], sent.text) == (Report.State.SUBMITTED, 1200, TEXT)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".columns")).to_be_visible()
    expect(page.locator("#kept")).to_contain_text("Đã gửi lúc")
    good(page, "may-da-gui")
    owed.refresh_from_db()
    assert (owed.progress, Report.objects.count(), Sending.objects.count()) == (Progress.SUBMITTED, 1, 1)
    assert [each.name for each in Evidence.objects.all()] == ["ảnh.png"]
    page.goto("/nhiem-vu/chua-gui/")
    expect(page.locator("#unsent-none")).to_be_visible()


def test_both_versions_are_shown_two_tabs_send_one_report_and_nobody_else_sees_it(
    phone_of_hers: Handset, owed: Obligation, cast: Cast
) -> None:
    sheet_of(owed)
    begun = draft(cast.ward_clerk, owed, claim="done", text="Ban đầu", figures={"luot": 5, "truc-tuyen": 1})
    phone = phone_of_hers
    page = opened(phone, owed)
    phone.line(there=False)
    page.locator("[name=text]").fill("Gõ trên máy")
    page.locator("[name='figures.truc-tuyen']").fill("4")
    expect(page.locator("#kept")).to_contain_text("Đã lưu trên máy này, chưa gửi")

    # Meanwhile a colleague saves the draft, and the sheet asks for something else.
    Report.objects.filter(pk=begun.pk).update(text="Đồng nghiệp ghi", changed_at="2099-01-01T00:00:00Z")
    changed = [field for field in FIELDS if field["code"] not in ("truc-tuyen", "ty-le")]
    Sheet.objects.update(fields=[*changed, {"code": "moi", "label": "Mục mới", "kind": "count"}])
    page.get_by_role("button", name="Gửi báo cáo").click()
    phone.line(there=True)
    expect(page.locator("#kept")).to_contain_text("bản trên máy chủ đã thay đổi")
    follow(page.get_by_role("link", name="Xem cả hai bản"))
    both = page.locator("#kept-both")
    for words in ("Trên máy này: Gõ trên máy", "Trên máy chủ: Đồng nghiệp ghi", "Biểu mới không còn hỏi", "Trực tuyến"):
        expect(both).to_contain_text(words)
    good(page, "may-hai-ban")
    assert not Report.objects.exclude(state="draft").exists()
    both.get_by_role("button", name="Dùng các lựa chọn này").click()
    assert page.locator("[name=text]").input_value() == "Gõ trên máy"

    page.locator("[name='figures.moi']").fill("7")
    page.locator("[name='figures.moi']").blur()
    expect(page.locator("#kept")).to_have_attribute("data-state", "saved")
    second = phone.context.new_page()
    second.goto(path_of(owed))
    expect(second.locator("#kept")).to_have_attribute("data-state", "saved")
    for tab in (page, second):
        tab.locator("#report-form").evaluate(
            "form => setTimeout(() => form.requestSubmit(document.querySelector('[name=submit]')), 300)"
        )
    for tab in (page, second):
        expect(tab.locator(".columns")).to_be_visible()
    sent = Report.objects.get()
    assert (sent.state, sent.text, sent.figures["moi"]) == (Report.State.SUBMITTED, "Gõ trên máy", 7)
    assert Sending.objects.count() == 1


def test_a_draft_is_its_account_s_alone(phone_of_hers: Handset, owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    phone = phone_of_hers
    page = opened(phone, owed)
    phone.line(there=False)
    page.locator("[name=text]").fill("Chỉ của tôi")
    expect(page.locator("#kept")).to_contain_text("Đã lưu trên máy này, chưa gửi")
    phone.line(there=True)
    phone.context.clear_cookies()  # she forgot to sign out; another takes the phone
    sign_in(page, "stranger", PASSWORD)
    page.goto("/nhiem-vu/chua-gui/")
    expect(page.locator("#unsent-none")).to_be_visible()
    phone.line(there=False)
    page.goto(path_of(owed))
    assert "Chỉ của tôi" not in page.content()
    phone.line(there=True)
    phone.context.clear_cookies()
    sign_in(page, "ward", PASSWORD)
    expect(page.locator("#unsent-link")).to_contain_text("1")

    said = list[str]()

    def stay(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", stay)
    page.goto("/tai-khoan/logout/")
    with page.expect_event("dialog"):  # asked when what the phone keeps has been looked at
        page.locator("main").get_by_role("button", name="Đăng xuất").click()
    assert "còn báo cáo chưa gửi" in said[0]
    expect(page.locator("#unsent-link")).to_contain_text("1")
    page.once("dialog", lambda dialog: dialog.accept())
    follow(page.locator("main").get_by_role("button", name="Đăng xuất"))
    sign_in(page, "ward", PASSWORD)
    page.goto("/nhiem-vu/chua-gui/")
    expect(page.locator("#unsent-none")).to_be_visible()
    phone.line(there=False)
    page.goto(path_of(owed))
    assert page.locator("#report-form").count() == 0


def test_more_than_the_phone_is_to_hold_is_said(phone_of_hers: Handset, owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    phone = phone_of_hers
    page = opened(phone, owed)
    page.emulate_media(color_scheme="dark")
    phone.line(there=False)
    page.evaluate(
        """async (work) => {
            const kept = await import("/static/web/kept.js");
            for (const name of ["a.png", "b.png"]) await kept.addFile(work, new File([new Uint8Array(24 * 2 ** 20)], name), {});
        }""",
        owed.pk,
    )
    photo = {"name": "c.png", "mimeType": "image/png", "buffer": bytes(3 * 2**20)}
    page.locator("#evidence_file").set_input_files(photo)  # type: ignore[arg-type]
    page.get_by_role("button", name="Thêm minh chứng").click()
    expect(page.locator("#kept-files")).to_contain_text("tổng cộng 50 MB")
    expect(page.locator("#kept-files li")).to_have_count(2)
    good(page, "may-day-toi")
