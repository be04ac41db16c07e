"""A report's life in a real browser: filled and saved as one goes, evidence uploaded, handed in, returned, handed in again,
accepted; on a desk and on a phone, with and without JavaScript, by keyboard, and for those who don't see the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request, expect

from roviec.duties.models import Evidence, Obligation, Progress, Report
from tests.browser import IN_BROWSER, OpenAs, follow, good, hold_back
from tests.conftest import Cast
from tests.duties.reporting import PDF, draft, handed_in, png, sheet_of

pytestmark = IN_BROWSER


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
    good(clerk, "bao-cao-soan")
    clerk.get_by_role("button", name="Gửi báo cáo").click()
    expect(clerk.locator(".columns")).to_be_visible()
    owed.refresh_from_db()
    assert owed.progress == Progress.SUBMITTED

    officer = open_as(cast.officer, "/nhiem-vu/cho-duyet/", width)
    good(officer, "cho-duyet")
    officer.keyboard.press("j")
    officer.keyboard.press("Enter")
    expect(officer.locator("h1")).to_contain_text("UBND phường Hải Châu")
    expect(officer.locator(".piece__picture img").first).to_have_js_property("naturalWidth", 1000)
    good(officer, "duyet")
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
    good(clerk, "bao-cao-da-gui")

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
    good(officer, "phan-viec")
    officer.goto("/nhiem-vu/lech-nhau/")
    expect(officer.locator("main")).to_contain_text("Báo đã xong, nhưng báo sau hạn")
    good(officer, "lech-nhau")


def saved(request: Request) -> bool:
    return request.method == "POST" and request.url.endswith("/bao-cao/")


def ready_to_send(open_as: OpenAs, owed: Obligation, cast: Cast) -> Page:
    """A draft that lacks nothing, on its page."""
    draft(cast.ward_clerk, owed, claim="done", text="Đã làm xong.")
    return open_as(cast.ward_clerk, report_path(owed))


def test_a_press_on_send_waits_for_the_saving_under_way(open_as: OpenAs, owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    clerk = open_as(cast.ward_clerk, report_path(owed))
    let_go = hold_back(clerk, "**/bao-cao/")
    clerk.get_by_label("Đã hoàn thành").check()
    clerk.locator("[name=text]").fill("Đã làm xong.")
    with clerk.expect_request(saved):
        clerk.locator("[name=text]").blur()
    clerk.get_by_role("button", name="Gửi báo cáo").click()
    let_go()
    expect(clerk.locator(".columns")).to_be_visible()
    assert Report.objects.get().text == "Đã làm xong."


def test_a_press_on_send_that_lacks_something_says_where_and_loses_nothing(
    open_as: OpenAs, owed: Obligation, cast: Cast
) -> None:
    sheet_of(owed)
    draft(cast.ward_clerk, owed)
    clerk = open_as(cast.ward_clerk, report_path(owed))
    clerk.locator("[name='figures.luot']").fill("12")
    follow(clerk.get_by_role("button", name="Gửi báo cáo"))
    expect(clerk.locator(".error-summary")).to_contain_text("Hãy chọn kết quả thực hiện")
    assert clerk.locator("[name='figures.luot']").input_value() == "12"
    clerk.get_by_label("Đã hoàn thành").check()
    clerk.locator("[name='figures.truc-tuyen']").fill("4")
    clerk.get_by_role("button", name="Gửi báo cáo").click()
    expect(clerk.locator(".columns")).to_be_visible()
    assert Report.objects.get().figures["truc-tuyen"] == 4


def send_while_uploading(clerk: Page, name: str, media_type: str, data: bytes) -> None:
    """ "Send" is pressed before the file has arrived."""
    let_go = hold_back(clerk, "**/minh-chung/")
    clerk.locator("#evidence_file").set_input_files({"name": name, "mimeType": media_type, "buffer": data})
    with clerk.expect_request("**/minh-chung/"):
        clerk.get_by_role("button", name="Thêm minh chứng").click()
    clerk.get_by_role("button", name="Gửi báo cáo").click()
    let_go()


def test_a_press_on_send_waits_for_the_file_under_way(open_as: OpenAs, owed: Obligation, cast: Cast) -> None:
    clerk = ready_to_send(open_as, owed, cast)
    send_while_uploading(clerk, "a.txt", "text/plain", b"bang chung")
    expect(clerk.locator(".columns")).to_be_visible()
    sent = Report.objects.get()
    assert (sent.state, [each.name for each in sent.evidence.all()]) == (Report.State.SUBMITTED, ["a.txt"])


def test_a_report_is_not_sent_without_the_file_that_was_refused(open_as: OpenAs, owed: Obligation, cast: Cast) -> None:
    clerk = ready_to_send(open_as, owed, cast)
    send_while_uploading(clerk, "a.pdf", "application/pdf", b"Rar!\x1a\x07\x00 x")
    expect(clerk.locator("#minh-chung .error-summary")).to_be_focused()
    assert Report.objects.get().state == Report.State.DRAFT


def test_two_officers_at_once_are_told(open_as: OpenAs, owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    first, second = (open_as(cast.ward_clerk, report_path(owed)) for _ in range(2))
    first.locator("[name=text]").fill("Của người thứ nhất")
    with first.expect_response(lambda answer: saved(answer.request)):
        first.locator("[name=text]").blur()
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
    good(clerk, "tep-khong-nhan")


def test_without_javascript_it_all_works(open_as: OpenAs, owed: Obligation, cast: Cast) -> None:
    clerk = open_as(cast.ward_clerk, report_path(owed), 390, script=False)
    follow(clerk.get_by_role("button", name="Soạn báo cáo"))
    clerk.check("[name=claim][value=done]")
    clerk.fill("[name=text]", "Đã làm xong.")
    follow(clerk.get_by_role("button", name="Lưu bản nháp"))
    clerk.set_input_files("#evidence_file", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"bang chung"})
    follow(clerk.get_by_role("button", name="Thêm minh chứng"))
    assert Evidence.objects.get().name == "a.txt"
    assert clerk.input_value("[name=text]") == "Đã làm xong."
    follow(clerk.get_by_role("button", name="Gửi báo cáo"))
    assert Report.objects.get().state == Report.State.SUBMITTED


def test_in_the_dark_too(open_as: OpenAs, owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    draft(cast.ward_clerk, owed)
    good(open_as(cast.ward_clerk, report_path(owed), dark=True), "toi-soan")
    Report.objects.all().delete()
    sent = handed_in(cast.ward_clerk, owed, evidence=png(), figures={"luot": 12, "truc-tuyen": 11})
    good(open_as(cast.officer, f"/nhiem-vu/cho-duyet/{sent.pk}/", dark=True), "toi-duyet")
