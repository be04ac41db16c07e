"""My agency's duties: what is late, due soon, next; and the buttons that belong to me."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roviec.duties import reads
from roviec.duties.handover import hand_over
from roviec.duties.models import Duty, Obligation, Progress, ProgressChange
from roviec.duties.obligations import make_obligations
from tests.conftest import CHANGE, Cast, City, Member
from tests.tables.downloads import rows_of

OpenDuty = Callable[..., Duty]
MINE = reverse("duties:mine")


def page(member: Member, query: str = "", on: date = date(2024, 9, 26)) -> HttpResponse:
    with time_machine.travel(on, tick=False):
        return member.client().get(MINE + query)  # type: ignore[return-value]  # the test client's own subclass


def text(response: HttpResponse) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_it_works(owed: Obligation, cast: Cast) -> None:
    shown = text(page(cast.ward_clerk))
    assert "Báo cáo kết quả rà soát dữ liệu dân cư" in shown
    assert "Tháng 9 năm 2024" in shown
    assert "28-9-2024" in shown
    assert "Tiếp nhận" in shown
    assert "Sắp đến hạn" in shown


@pytest.mark.parametrize("who", ["clerk", "stranger", "past_clerk", "leader", "officer", "administrator", "auditor"])
def test_others_have_nothing_of_it_on_their_page(owed: Obligation, cast: Cast, who: str) -> None:
    shown = text(page(cast.named(who)))
    assert "Báo cáo kết quả rà soát" not in shown
    assert "Đơn vị không có việc nào đang mở" in shown


def test_the_nearest_day_comes_first_and_work_without_a_day_last(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    endless = open_duty(city.ward, recurrence="continuous")
    later = open_duty(city.ward, deadline=date(2024, 12, 1))
    sooner = open_duty(city.ward, deadline=date(2024, 9, 30))
    found = reads.mine(cast.ward_clerk.access, date(2024, 9, 26))
    assert [card.obligation.duty for card in found.cards] == [sooner, later, endless]


def test_what_waits_for_review_comes_after_what_waits_for_us(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    reported = open_duty(city.ward, deadline=date(2024, 9, 27))
    mine = open_duty(city.ward, deadline=date(2024, 12, 1))
    Obligation.objects.filter(duty=reported).update(progress=Progress.SUBMITTED)
    found = reads.mine(cast.ward_clerk.access, date(2024, 9, 26))
    assert [card.obligation.duty for card in found.cards] == [mine, reported]


def test_the_tabs_count_what_they_open(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    duty = open_duty(city.ward, recurrence="monthly")
    make_obligations(date(2024, 12, 5))
    rows = list(duty.obligations.order_by("period"))
    for row, progress in zip(rows, ("done", "submitted", "in_progress"), strict=False):
        done_on = date(2024, 10, 2) if progress == "done" else None
        Obligation.objects.filter(pk=row.pk).update(progress=progress, done_on=done_on)
    access, today = cast.ward_clerk.access, date(2024, 12, 27)
    counts = reads.mine(access, today).counts
    assert counts == {"open": 4, "late": 2, "due_soon": 1, "submitted": 1, "done": 1}
    for key in ("late", "due_soon"):
        assert len(reads.mine(access, today, timeliness=key).cards) == counts[key]
    for key in ("submitted", "done"):
        assert len(reads.mine(access, today, progress=key).cards) == counts[key]
    assert len(reads.mine(access, today, timeliness="done_late").cards) == 1


def test_what_came_from_an_ended_unit_says_so(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    open_duty(city.info, recurrence="yearly")
    assert "Báo cáo kết quả rà soát" not in text(page(cast.clerk))
    hand_over(CHANGE)
    shown = text(page(cast.clerk, on=CHANGE))
    assert "nhận từ Sở Thông tin và Truyền thông" in shown
    assert "Báo cáo kết quả rà soát" not in text(page(cast.past_clerk, on=CHANGE))


def test_a_returned_report_comes_with_its_reason(owed: Obligation, cast: Cast) -> None:
    Obligation.objects.filter(pk=owed.pk).update(progress=Progress.RETURNED)
    ProgressChange.objects.create(
        obligation=owed, from_progress="submitted", to_progress="returned", at="2024-09-25T08:00+07:00",
        reason="Thiếu <phụ lục> 2",
    )  # fmt: skip
    shown = text(page(cast.ward_clerk, "?progress=returned"))
    assert "Thiếu &lt;phụ lục&gt; 2" in shown


def test_a_due_day_off_says_so(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    open_duty(city.ward, deadline=date(2024, 9, 28))
    assert date(2024, 9, 28).isoweekday() == 6
    assert "ngày nghỉ" in text(page(cast.ward_clerk))


def test_a_state_that_does_not_exist_is_said(owed: Obligation, cast: Cast) -> None:
    shown = text(page(cast.ward_clerk, "?progress=vui"))
    assert "trạng thái không tồn tại" in shown


def test_a_long_list_has_pages_that_keep_the_filter(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    duty = open_duty(city.ward, recurrence="daily")
    make_obligations(date(2024, 10, 30))
    total = duty.obligations.count()
    last = text(page(cast.ward_clerk, "?progress=not_accepted&page=2", on=date(2024, 10, 30)))
    assert total == 38
    assert last.count("duty-card ") == total - reads.A_PAGE
    assert "progress=not_accepted&amp;page=1" in last


def test_the_number_of_queries_does_not_grow_with_the_rows(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    browser = cast.ward_clerk.client()

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert browser.get(MINE).status_code == 200
        return len(captured)

    open_duty(city.ward, deadline=date(2024, 12, 1))
    few = queries()
    for _ in range(6):
        open_duty(city.ward, recurrence="monthly")
    assert queries() == few <= 19


def test_a_visitor_is_sent_to_sign_in(db: None) -> None:
    from django.test import Client

    assert Client().get(MINE).status_code == 302


def rows(member: Member, query: str = "") -> list[dict[str, str]]:
    with time_machine.travel(date(2024, 9, 26), tick=False):
        return rows_of(member.client(), reverse("duties:mine_file", args=["csv"]) + query)


def test_the_file_has_what_the_page_has(owed: Obligation, cast: Cast) -> None:
    row, *later = rows(cast.ward_clerk)
    assert [each["Hạn"] for each in later] == sorted(each["Hạn"] for each in later)
    assert (row["Đơn vị"], row["Kỳ"], row["Hạn"]) == ("UBND phường Hải Châu", "Tháng 9 năm 2024", "2024-09-28")
    assert (row["Tiến độ"], row["Thời hạn"]) == ("Chưa tiếp nhận", "Sắp đến hạn")
    assert rows(cast.ward_clerk, "?timeliness=late") == rows(cast.stranger) == rows(cast.officer) == []
    assert cast.ward_clerk.client().get(reverse("duties:mine_file", args=["csv"]) + "?progress=x").status_code == 404
    assert reverse("duties:mine_file", args=["xlsx"]) + "?timeliness=due_soon" in text(page(cast.ward_clerk, "?timeliness=due_soon"))  # fmt: skip
