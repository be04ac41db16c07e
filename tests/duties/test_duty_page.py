"""One duty: its quote, the way from the directive, and what became of it in each period and agency."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roviec.duties.handover import hand_over
from roviec.duties.models import Duty, Obligation, Progress
from roviec.duties.obligations import make_obligations
from roviec.duties.progress import change_progress
from roviec.org.models import Selector
from tests.conftest import CHANGE, Cast, City, Member, make_unit

OpenDuty = Callable[..., Duty]


def shown(member: Member, duty: Duty, query: str = "", status: int = 200) -> str:
    with time_machine.travel(date(2024, 9, 26), tick=False):
        response = member.client().get(reverse("duties:duty", args=[duty.pk]) + query)
    assert response.status_code == status
    return response.content.decode()


def test_it_shows_the_whole_chain(owed: Obligation, cast: Cast) -> None:
    access = cast.ward_clerk.access
    change_progress(actor=access.actor, access=access, obligation=owed, to=Progress.ACCEPTED)
    page = shown(cast.officer, owed.duty)
    detail = reverse("directives:detail", args=[owed.duty.directive_id])
    assert f"{detail}#task-{owed.duty.task_id}" in page
    for words in ("Báo cáo kết quả rà soát dữ liệu dân cư.", "trước ngày 28 hằng tháng", "UBND phường Hải Châu",
                  "Tháng 9 năm 2024", "Phạm Thị Mẫu", "Đã tiếp nhận"):  # fmt: skip
        assert words in page
    assert reverse("journal:record", args=["duties.obligation", owed.pk]) in page


@pytest.mark.parametrize(
    ("who", "status"),
    [("leader", 200), ("officer", 200), ("administrator", 200), ("auditor", 200), ("ward_clerk", 200)]
    + [(name, 404) for name in ("clerk", "stranger", "past_clerk")],
)
def test_who_sees_it(owed: Obligation, cast: Cast, who: str, status: int) -> None:
    shown(cast.named(who), owed.duty, status=status)


def test_absent_looks_like_forbidden(owed: Obligation, cast: Cast) -> None:
    with time_machine.travel(date(2024, 9, 26), tick=False):
        absent = cast.stranger.client().get(reverse("duties:duty", args=[10**6]))
    assert absent.status_code == 404


def test_a_ward_sees_its_own_and_how_many_others(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    duty = open_duty(Selector.objects.get(code="phuong-xa"), recurrence="monthly")
    page = shown(cast.ward_clerk, duty)
    assert "UBND phường Hải Châu" in page
    assert "UBND phường An Khê" not in page
    assert "và 1 đơn vị khác" in page
    whole = shown(cast.officer, duty)
    assert "UBND phường An Khê" in whole
    assert "đơn vị khác" not in whole


def test_a_supporting_unit_sees_the_duty_and_owes_nothing(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    duty = open_duty(city.police, supports=(city.ward,), recurrence="monthly")
    assert "đơn vị phối hợp thì không phải báo cáo riêng" in shown(cast.ward_clerk, duty)


def test_the_period_asked_for_is_shown(owed: Obligation, cast: Cast) -> None:
    assert "28-10-2024" in shown(cast.ward_clerk, owed.duty, "?period=2024-10")
    assert "28-9-2024" in shown(cast.ward_clerk, owed.duty, "?period=1999-01")


def test_hand_over_is_part_of_the_story(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    duty = open_duty(city.info, recurrence="yearly")
    hand_over(CHANGE)
    page = shown(cast.clerk, duty)
    assert "nhận từ Sở Thông tin và Truyền thông" in page
    assert "NQ thử nghiệm" in page


def test_the_number_of_queries_does_not_grow_with_agencies(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    browser = cast.officer.client()

    def queries(duty: Duty) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(reverse("duties:duty", args=[duty.pk])).status_code == 200
        return len(captured)

    few = queries(open_duty(city.ward, city.other_ward, recurrence="monthly"))
    wards = [make_unit(f"p{n}", f"UBND phường {n}", "ubnd_phuong_xa", "phuong_xa", city.root) for n in range(12)]
    many = open_duty(*wards, recurrence="monthly")
    make_obligations(date(2025, 1, 1))
    assert queries(many) == few <= 26


def post(member: Member, obligation: Obligation, **data: str) -> tuple[int, str]:
    response = member.client().post(reverse("duties:progress", args=[obligation.pk]), data)
    return response.status_code, response.headers.get("Location", "")


def test_a_button_moves_the_work_and_leads_back(owed: Obligation, cast: Cast) -> None:
    mine = reverse("duties:mine") + "?timeliness=late"
    assert post(cast.ward_clerk, owed, to="accepted", next=mine) == (302, mine)
    owed.refresh_from_db()
    assert owed.progress == Progress.ACCEPTED


def test_it_leads_nowhere_else(owed: Obligation, cast: Cast) -> None:
    status, location = post(cast.ward_clerk, owed, to="accepted", next="https://example.com/")
    assert (status, location) == (302, f"{reverse('duties:duty', args=[owed.duty_id])}?period=2024-09")


@pytest.mark.parametrize("who", ["stranger", "clerk", "past_clerk"])
def test_others_work_is_absent(owed: Obligation, cast: Cast, who: str) -> None:
    assert post(cast.named(who), owed, to="accepted")[0] == 404
    owed.refresh_from_db()
    assert owed.progress == Progress.NOT_ACCEPTED


@pytest.mark.parametrize(
    ("to", "says"),
    [("done", "ở bước khác"), ("accepted", "không có quyền"), ("", "ở bước khác"), ("vui", "ở bước khác")],
)
def test_a_refused_step_says_why(owed: Obligation, cast: Cast, to: str, says: str) -> None:
    browser = cast.leader.client()
    response = browser.post(reverse("duties:progress", args=[owed.pk]), {"to": to}, follow=True)
    assert says in response.content.decode()
    owed.refresh_from_db()
    assert owed.progress == Progress.NOT_ACCEPTED


def test_closing_from_the_page(owed: Obligation, cast: Cast) -> None:
    url = reverse("duties:close", args=[owed.duty_id])
    assert "Kết thúc nhiệm vụ" in shown(cast.officer, owed.duty)
    assert "Kết thúc nhiệm vụ" not in shown(cast.leader, owed.duty)
    refused = cast.leader.client().post(url, {"reason": "vì sao"}, follow=True)
    assert "không có quyền" in refused.content.decode()
    done = cast.officer.client().post(url, {"reason": "Đã có văn bản thay thế"}, follow=True)
    assert "Đã kết thúc nhiệm vụ" in done.content.decode()
    owed.duty.refresh_from_db()
    assert owed.duty.closed_on is not None


@pytest.mark.parametrize("name", ["duties:progress", "duties:close", "duties:issue"])
def test_reading_changes_nothing(owed: Obligation, cast: Cast, name: str) -> None:
    assert cast.officer.client().get(reverse(name, args=[owed.pk])).status_code == 405


def test_the_record_in_the_journal_is_for_those_who_see_the_thing(owed: Obligation, cast: Cast) -> None:
    for kind, pk in (("duties.duty", owed.duty_id), ("duties.obligation", owed.pk)):
        url = reverse("journal:record", args=[kind, pk])
        assert cast.ward_clerk.client().get(url).status_code == 200
        assert cast.stranger.client().get(url).status_code == 404
    assert cast.ward_clerk.client().get(reverse("journal:record", args=["duties.duty", "x"])).status_code == 404
