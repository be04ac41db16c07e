"""An order is given; a later one extends one of its duties, ends another and replaces a third. In a real browser, with the demonstration's
people: what is proposed, decided by keyboard and by mouse, issued; the obligations; the chain on both sides; an amendment found out late."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from roviec.directives.models import Circulation, Directive, Task
from roviec.duties.models import Duty
from roviec.journal.reads import verify
from tests.browser import IN_BROWSER, follow
from tests.journeys.conftest import SignedIn

pytestmark = [*IN_BROWSER, pytest.mark.long]
HEAD = """ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG
Số: {number}
Đà Nẵng, ngày {day} năm 2026
V/v thực hiện Đề án 06
Kính gửi: Các sở, ban, ngành; UBND các phường, xã.
UBND thành phố yêu cầu:
"""
FIRST = (
    HEAD.format(number="412/UBND-MAU", day="05 tháng 8")
    + """1. Sở Tài chính bố trí kinh phí mua máy quét cho bộ phận một cửa, hoàn thành trước ngày 30/11/2026.
2. Công an thành phố kiểm tra an toàn máy trạm tại bộ phận một cửa, hoàn thành trước ngày 15/12/2026.
3. Sở Nội vụ tập huấn kỹ năng số hóa cho cán bộ phường, xã, hoàn thành trước ngày 20/12/2026.
4. Sở Tư pháp số hóa sổ hộ tịch còn lưu trên giấy, hoàn thành trước ngày 31/12/2026.
"""
)
LATER = (
    HEAD.format(number="588/UBND-MAU", day="20 tháng 11")
    + """1. Gia hạn thời gian hoàn thành nhiệm vụ tại khoản 1 Công văn số 412/UBND-MAU ngày 05/8/2026 đến hết ngày 31/01/2027.
2. Bãi bỏ nhiệm vụ tại khoản 2 Công văn số 412/UBND-MAU ngày 05/8/2026.
3. Sở Nội vụ tập huấn kỹ năng số hóa và an toàn thông tin cho cán bộ phường, xã, hoàn thành trước ngày 31/3/2027.
4. Nhiệm vụ tại điểm 3 nêu trên thay thế nhiệm vụ tại khoản 3 Công văn số 412/UBND-MAU ngày 05/8/2026.
5. Lưu ý: nhiệm vụ số hóa sổ hộ tịch cần làm gọn hơn.
"""
)


def take(page: Page, text: str) -> Directive:
    page.goto("/van-ban/tiep-nhan/")
    page.fill("[name=text]", text)
    follow(page.get_by_role("button", name="Đọc văn bản"))
    return Directive.objects.latest("pk")


def confirm_and_issue(page: Page, directive: Directive) -> None:
    """The tasks that are left are confirmed as read: another journey does that by hand."""
    directive.tasks.filter(state=Task.State.PROPOSED).update(state=Task.State.CONFIRMED)
    page.goto(f"/van-ban/{directive.pk}/giao/?opened_on={directive.issued_on}")
    follow(page.get_by_role("button", name="Giao nhiệm vụ"))
    directive.refresh_from_db()
    assert directive.state == "issued", page.locator("main").inner_text()[:2000]


def duty_of(directive: Directive, words: str) -> Duty:
    return Duty.objects.get(directive=directive, quote__contains=words)


def decide(page: Page, later: Directive) -> None:
    """The extension by keyboard, the end by mouse, the replacement with its successor by the form."""
    page.goto(f"/van-ban/{later.pk}/")
    cards = page.locator("[data-amendment]")
    expect(cards).to_have_count(3)
    page.keyboard.press("x")
    expect(cards.first).to_be_focused()
    expect(cards.first).to_contain_text("30-11-2026 → 31-1-2027")
    with page.expect_navigation():
        page.keyboard.press("c")
    second = page.locator("[data-amendment]", has_text="Chấm dứt: nhiệm vụ 2")
    follow(second.get_by_role("button", name="Đồng ý"))
    third = page.locator("[data-amendment]", has_text="Thay thế: nhiệm vụ 3")
    third.locator("summary", has_text="Sửa rồi đồng ý").click()
    takes_over = later.tasks.get(quote__contains="an toàn thông tin")
    third.locator("select[name$=-task]").select_option(str(takes_over.pk))
    third.locator("[name^=sua][name$=-reason]").fill("Nhiệm vụ mới ghi ở khoản 3")
    follow(third.get_by_role("button", name="Lưu và đồng ý"))
    assert set(later.amendments.values_list("effect", "state")) == {
        ("extend", "accepted"), ("end", "accepted"), ("replace", "accepted")
    }  # fmt: skip


def test_a_later_order_extends_ends_and_replaces(signed_in: SignedIn) -> None:
    officer = signed_in("thuongtruc")
    first = take(officer, FIRST)
    confirm_and_issue(officer, first)
    assert Duty.objects.filter(directive=first).count() == 4
    later = take(officer, LATER)
    decide(officer, later)
    confirm_and_issue(officer, later)

    extended = duty_of(first, "máy quét").obligations.get()
    assert (extended.first_due, extended.due) == (date(2026, 11, 30), date(2027, 1, 31))
    change = extended.due_changes.get()
    assert change.amendment is not None
    assert change.amendment.directive == later
    assert duty_of(first, "máy trạm").closed_on == later.issued_on
    replaced, successor = duty_of(first, "kỹ năng số hóa"), duty_of(later, "an toàn thông tin")
    assert replaced.closed_on == later.issued_on
    assert successor.task.amends.get().earlier == replaced.task
    assert Circulation.objects.filter(directive=later).count() >= 3

    officer.goto(f"/van-ban/{first.pk}/")
    chain = officer.locator("section.amend__chain")
    for words in ("Được gia hạn", "Bị chấm dứt", "Được thay thế", "588/UBND-MAU"):
        expect(chain).to_contain_text(words)
    officer.goto(f"/van-ban/{later.pk}/")
    expect(officer.locator("main")).to_contain_text("Văn bản này sửa việc đã giao")
    for duty, words in ((replaced, "Được thay thế"), (successor, "Thay thế"), (extended.duty, "Được gia hạn")):
        officer.goto(f"/nhiem-vu/{duty.pk}/")
        expect(officer.locator(".amend__chain").first).to_contain_text(words)
        assert not officer.evaluate("document.documentElement.scrollWidth > innerWidth")

    # what nobody saw in time is recorded on the duty itself
    late = duty_of(first, "sổ hộ tịch")
    officer.goto(f"/nhiem-vu/{late.pk}/")
    officer.locator("#van-ban-sua summary").click()
    officer.fill("[name=sua-directive]", "588/UBND-MAU")
    officer.select_option("[name=sua-effect]", "extend")
    officer.fill("[name=sua-deadline]", "2027-02-28")
    officer.fill("[name=sua-words]", "nhiệm vụ số hóa sổ hộ tịch cần làm gọn hơn")
    officer.fill("[name=sua-reason]", "Văn phòng xác nhận lại")
    follow(officer.get_by_role("button", name="Ghi nhận", exact=True))
    expect(officer.locator("main")).to_contain_text("Được gia hạn")
    assert late.obligations.get().due == date(2027, 2, 28)
    assert verify().sound


def test_the_cards_fit_a_phone(signed_in: SignedIn) -> None:
    officer = signed_in("thuongtruc", width=390)
    first = take(officer, FIRST)
    confirm_and_issue(officer, first)
    later = take(officer, LATER)
    officer.goto(f"/van-ban/{later.pk}/")
    expect(officer.locator("[data-amendment]").first).to_be_visible()
    officer.locator("[data-amendment] summary", has_text="Sửa rồi đồng ý").first.click()
    assert not officer.evaluate("document.documentElement.scrollWidth > innerWidth")
