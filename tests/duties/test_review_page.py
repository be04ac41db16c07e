"""The reviewer's queue and page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roviec.duties.models import Duty, Obligation, Progress, Report
from roviec.org.models import Role, Selector
from tests.conftest import Cast, City, Member, make_member
from tests.duties.reporting import handed_in
from tests.tables.downloads import rows_of

OpenDuty = Callable[..., Duty]
QUEUE = reverse("duties:queue")
HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def sent_on(day: int, member: Member, obligation: Obligation) -> Report:
    with time_machine.travel(datetime(2024, 10, day, 9, tzinfo=HERE), tick=False):
        return handed_in(member, obligation)


@pytest.fixture
def three(open_duty: OpenDuty, cast: Cast, city: City) -> list[Report]:
    """Handed in on the 3rd, the 1st and the 2nd."""
    duty = open_duty(Selector.objects.get(code="phuong-xa"), city.sci, deadline=date(2024, 10, 2))
    rows = {row.holder_id: row for row in duty.obligations.all()}
    members = ((cast.ward_clerk, city.ward, 3), (cast.stranger, city.other_ward, 1), (cast.clerk, city.info, 2))
    return [sent_on(day, member, rows[unit.pk]) for member, unit, day in members if unit.pk in rows]


def test_ones_own_report_waits_for_a_colleague_and_the_page_says_so(owed: Obligation, cast: Cast, city: City) -> None:
    sent = handed_in(cast.officer, owed)
    address = reverse("duties:review", args=[sent.pk])
    page = cast.officer.client().get(address).content.decode()
    assert "Bạn là người ghi báo cáo này" in page
    assert "review-form" not in page
    colleague = make_member("colleague", "Ngô Văn Mẫu", Role.STANDING_BODY, city.police)
    page = colleague.client().get(address).content.decode()
    assert "Bạn là người ghi báo cáo này" not in page
    assert "review-form" in page


def judged(member: Member, report: Report, button: str, **data: str) -> HttpResponse:
    url = reverse("duties:review", args=[report.pk])
    return member.client().post(url, {button: "1", **data})  # type: ignore[return-value]


def test_the_oldest_comes_first(three: list[Report], cast: Cast) -> None:
    with time_machine.travel(date(2024, 10, 5), tick=False):
        page = cast.officer.client().get(QUEUE).content.decode()
    assert page.index("UBND phường An Khê") < page.index("UBND phường Hải Châu")
    assert "chờ 4 ngày" in page
    assert "Báo sau hạn" in page
    assert "Báo trong hạn" in page


@pytest.mark.parametrize("who", ["ward_clerk", "leader", "auditor", "administrator"])
def test_others_have_no_queue(three: list[Report], cast: Cast, who: str) -> None:
    browser = cast.named(who).client()
    assert browser.get(QUEUE).status_code == 404
    assert browser.get(reverse("duties:review", args=[three[0].pk])).status_code == 404


def test_accepted_it_leads_to_the_next(three: list[Report], cast: Cast) -> None:
    last, first = three
    response = judged(cast.officer, first, "accept", verdict="shown", complete="on")
    assert response["Location"] == reverse("duties:review", args=[last.pk])
    response = judged(cast.officer, last, "return", verdict="not_shown", note="Thiếu minh chứng")
    assert response["Location"] == QUEUE
    assert [Report.objects.get(pk=row.pk).state for row in (first, last)] == ["accepted", "returned"]
    assert "Không có báo cáo nào chờ duyệt" in cast.officer.client().get(QUEUE).content.decode()


@pytest.mark.parametrize(
    ("button", "data", "words"),
    [
        ("return", {"verdict": "shown"}, "Hãy ghi rõ lý do"),
        ("accept", {"verdict": "partly", "complete": "on"}, "thì phải ghi rõ vì sao"),
        ("accept", {"note": "được"}, "error-summary"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(
    three: list[Report], cast: Cast, button: str, data: dict[str, str], words: str
) -> None:
    response = judged(cast.officer, three[0], button, **data)
    assert response.status_code == 422
    assert words in response.content.decode()
    three[0].refresh_from_db()
    assert three[0].state == Report.State.SUBMITTED


def test_what_was_judged_is_read_but_not_judged_again(three: list[Report], cast: Cast) -> None:
    judged(cast.officer, three[0], "accept", verdict="shown", complete="on")
    page = cast.officer.client().get(reverse("duties:review", args=[three[0].pk])).content.decode()
    assert "Đã duyệt hoàn thành." in page
    assert 'id="review-form"' not in page
    assert judged(cast.officer, three[0], "return", verdict="shown", note="Nghĩ lại").status_code == 422
    owed = Obligation.objects.get(pk=three[0].obligation_id)
    assert owed.progress == Progress.DONE


def test_the_number_of_queries_does_not_grow(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    browser = cast.officer.client()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(QUEUE).status_code == 200
        return len(captured)

    handed_in(cast.ward_clerk, open_duty(city.ward).obligations.get())
    few = queries()
    for _ in range(4):
        handed_in(cast.ward_clerk, open_duty(city.ward).obligations.get())
    assert queries() == few <= 14


def test_the_queue_is_a_file_too(three: list[Report], cast: Cast) -> None:
    found = rows_of(cast.officer.client(), reverse("duties:queue_file", args=["csv"]))
    assert [(row["Ngày báo cáo"], row["Đơn vị"]) for row in found[:2]] == [
        ("2024-10-01", "UBND phường An Khê"), ("2024-10-03", "UBND phường Hải Châu"),
    ]  # fmt: skip
    assert {row["Đơn vị báo cáo"] for row in found} == {"Đã hoàn thành"}
    assert cast.clerk.client().get(reverse("duties:queue_file", args=["csv"])).status_code == 404
