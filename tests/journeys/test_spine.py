"""The spine as its users walk it, in a real browser over the real pack and the demonstration's people: a Word file is dropped in,
two tasks are corrected, the directive is issued, each agency has its obligations, and ended units' work is with their heirs."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from roviec.directives.models import Circulation, Directive
from roviec.duties.handover import hand_over
from roviec.duties.models import Duty, Obligation, Progress
from roviec.journal.reads import verify
from roviec.org.models import Unit
from tests.browser import IN_BROWSER, follow
from tests.journeys.conftest import SignedIn
from tests.run import ROOT

SAMPLE = ROOT / "roviec/packs/samples/cong-van-mau.docx"
pytestmark = [*IN_BROWSER, pytest.mark.long]


def take_sample(page: Page) -> Directive:
    page.goto("/van-ban/tiep-nhan/")
    page.set_input_files("[name=file]", str(SAMPLE))
    follow(page.get_by_role("button", name="Đọc văn bản"))
    expect(page.locator("h1")).to_contain_text("0001/UBND-MAU")
    return Directive.objects.latest("pk")


def correct_two_tasks(page: Page, directive: Directive) -> None:
    """One loses its place in the list, with a reason; one gets a product and is confirmed, by mouse and by keyboard."""
    first, second = directive.tasks.order_by("start")[:2]
    page.goto(f"/van-ban/{directive.pk}/?mode=edit&item={second.pk}#task-{second.pk}")
    page.fill("[name=deliverable]", "bảng đối chiếu đã sửa")
    page.get_by_role("button", name="Lưu và xác nhận").click()
    expect(page.locator(f"#task-{second.pk}")).to_contain_text("bảng đối chiếu đã sửa")
    page.goto(f"/van-ban/{directive.pk}/?mode=drop&item={first.pk}#task-{first.pk}")
    page.fill("[name=reason]", "lời kêu gọi chung, không phải nhiệm vụ")
    page.get_by_role("button", name="Bỏ nhiệm vụ").click()
    expect(page.locator(f"#task-{first.pk} >> text=Khôi phục").or_(page.locator("text=Đã bỏ").first)).to_be_visible()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("dropped", "confirmed")


def confirm_the_rest(page: Page, directive: Directive) -> None:
    for task in directive.tasks.filter(state="proposed").order_by("start"):
        page.goto(f"/van-ban/{directive.pk}/?focus={task.pk}#task-{task.pk}")
        folded = page.locator(f"#task-{task.pk} > details:not([open]) > summary")
        if folded.count():
            folded.click()
        page.locator(f"#task-{task.pk}").get_by_role("button", name="Xác nhận").click()
        expect(page.locator(f"#task-{task.pk}").get_by_role("button", name="Xác nhận")).to_have_count(0)


def issue(page: Page, directive: Directive, day: date) -> None:
    page.goto(f"/van-ban/{directive.pk}/giao/?opened_on={day.isoformat()}")
    follow(page.get_by_role("button", name="Giao nhiệm vụ"))
    directive.refresh_from_db()
    assert directive.state == "issued", page.locator("main").inner_text()[:2000]


def test_a_word_file_becomes_duties_that_every_agency_sees(signed_in: SignedIn) -> None:
    officer = signed_in("thuongtruc")
    directive = take_sample(officer)
    assert directive.tasks.count() >= 27
    correct_two_tasks(officer, directive)
    confirm_the_rest(officer, directive)
    issue(officer, directive, date(2024, 9, 23))

    duties = Duty.objects.filter(directive=directive)
    assert duties.count() == directive.tasks.filter(state="confirmed").count()
    assert duties.get(deliverable="bảng đối chiếu đã sửa").obligations.exists()
    for duty in duties:
        assert duty.obligations.exists(), duty
    assert Circulation.objects.filter(directive=directive).count() > 30

    # the department charged that day no longer exists: its open work is with its heir, and each step says by which event
    past = Unit.objects.get(code="so-tttt")
    heir = Unit.objects.get(code="so-khcn")
    charged = Obligation.objects.filter(unit=past)
    assert charged.exists()
    assert not charged.filter(holder=past).open().exists()
    passed = charged.filter(holder=heir)
    assert passed.exists()
    assert all(row.hand_overs.exists() for row in passed)

    # work done before the event stays with whom it was done by, however often the scheduler looks again
    finished = passed[0]
    finished.hand_overs.all().delete()
    Obligation.objects.filter(pk=finished.pk).update(holder=past, progress=Progress.DONE, done_on=date(2024, 10, 1))
    hand_over(date(2026, 11, 23))
    finished.refresh_from_db()
    assert finished.holder == past

    # the heir's clerk sees the inherited work, marked so, on a phone too
    clerk = signed_in("sokhcn", width=390)
    clerk.goto("/nhiem-vu/")
    expect(clerk.locator("main")).to_contain_text("nhận từ")
    assert not clerk.evaluate("document.documentElement.scrollWidth > innerWidth")

    assert verify().sound


def test_a_ward_clerk_sees_the_wards_only(signed_in: SignedIn) -> None:
    officer = signed_in("thuongtruc")
    directive = take_sample(officer)
    confirm_the_rest(officer, directive)
    issue(officer, directive, date(2026, 11, 23))

    ward = Unit.objects.get(code="phuong-hai-chau")
    mine = Obligation.objects.filter(holder=ward)
    assert mine.exists()
    clerk = signed_in("haichau", width=390)
    clerk.goto("/nhiem-vu/")
    expect(clerk.locator(".duty-card").first).to_be_visible()
    shown = mine.first()
    assert shown is not None
    clerk.goto(f"/nhiem-vu/{shown.duty_id}/")
    expect(clerk.locator("main")).not_to_contain_text("An Khê")
    foreign = Duty.objects.exclude(assignments__unit=ward).exclude(obligations__holder=ward).first()
    assert foreign is not None
    answer = clerk.goto(f"/nhiem-vu/{foreign.pk}/")
    assert answer is not None
    assert answer.status == 404

    # the ward takes its first duty on, with one press
    clerk.goto("/nhiem-vu/")
    follow(clerk.get_by_role("button", name="Tiếp nhận").first)
    assert mine.filter(progress=Progress.ACCEPTED).count() == 1
