"""One obligation's whole story: two clocks, who answers, moved dates, reports; and the acts that stand beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from roviec.duties import acts
from roviec.duties.blocking.acts import raise_blocker
from roviec.duties.handover import hand_over
from roviec.duties.models import Duty, DutySheet, Group, Obligation, Progress, Sheet
from roviec.duties.story import story
from roviec.org.models import Role, WorkdayChange
from tests.conftest import CHANGE, Cast, City, Member, make_member
from tests.duties.reporting import handed_in, judge
from tests.duties.test_progress import move

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
OpenDuty = Callable[..., Duty]


def at(day: int, month: int = 10) -> time_machine.travel:
    return time_machine.travel(datetime(2024, month, day, 9, tzinfo=HERE), tick=False)


def shown(member: Member, owed: Obligation) -> str:
    response = member.client().get(reverse("duties:obligation", args=[owed.pk]))
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def lived(owed: Obligation, cast: Cast) -> Obligation:
    """Made on 24-9, taken up on 30-9, reported on 4-10, returned on 7-10, its date moved on 8-10."""
    Obligation.objects.update(made_at=datetime(2024, 9, 24, 9, tzinfo=HERE))
    with at(30, 9):
        move(cast.ward_clerk, owed, Progress.ACCEPTED)
    with at(4):
        report = handed_in(cast.ward_clerk, owed, evidence=b"mot")
    with at(7):
        judge(cast.officer, report, accept=False, verdict="partly", note="Thiếu phụ lục")
    owed.refresh_from_db()
    with at(8):
        access = cast.officer.access
        acts.move_due(
            actor=access.actor, access=access, obligation=owed, to=date(2024, 10, 20), reason="Bão số 6",
            allowed_by=cast.leader.person,
        )  # fmt: skip
    return owed


def test_two_clocks_and_only_one_is_set_back(lived: Obligation) -> None:
    """Of the days since 7-10, the weekend of 12/13-10 is not worked; the directive is of 23-9."""
    told = story(lived, date(2024, 10, 14))
    assert (told.state.since, told.state.days, told.state.working) == (date(2024, 10, 7), 7, 5)
    assert (told.directive.since, told.directive.days, told.directive.working) == (date(2024, 9, 23), 21, 15)
    assert not told.directive.stopped


def test_days_off_and_swaps_count_as_the_citys_calendar_says(lived: Obligation) -> None:
    WorkdayChange.objects.create(day=date(2024, 10, 8), kind=WorkdayChange.Kind.OFF, name="Nghỉ", source="thử")
    WorkdayChange.objects.create(day=date(2024, 10, 12), kind=WorkdayChange.Kind.WORKED, name="Làm bù", source="thử")
    assert story(lived, date(2024, 10, 14)).state.working == 5  # one less, one more


def test_done_stops_the_directives_clock_on_the_day_of_the_report(lived: Obligation, cast: Cast) -> None:
    with at(15):
        report = handed_in(cast.ward_clerk, lived)
    with at(25):
        judge(cast.officer, report, accept=True)
    lived.refresh_from_db()
    told = story(lived, date(2024, 12, 1))
    assert (told.directive.days, told.directive.stopped) == (22, True)
    assert told.state.since == date(2024, 10, 25)


def test_the_page_tells_it_all_in_order(lived: Obligation, cast: Cast) -> None:
    with at(14):
        page = shown(cast.ward_clerk, lived)
    steps = [
        "giao việc",
        "Đã tiếp nhận</b>",
        "Đang thực hiện</b>",
        "Đã báo cáo, chờ duyệt</b>",
        "Trả lại</b>",
        "dời hạn",
    ]
    places = [page.index(words, page.index('class="trail"')) for words in steps]
    assert places == sorted(places)
    for words in (
        "Bão số 6",
        "Nguyễn Văn Mẫu",
        "hạn đầu tiên",
        "28-9-2024",
        "20-10-2024",
        "Thiếu phụ lục",
        "Phạm Thị Mẫu",
    ):
        assert words in page
    assert "7 ngày (5 ngày làm việc)" in page
    assert "21 ngày (15 ngày làm việc)" in page
    assert "Báo cáo lần 1" in page


def test_a_hand_over_keeps_who_was_charged(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    row = open_duty(city.info, recurrence="yearly").obligations.get(period="2024")
    hand_over(CHANGE)
    page = shown(cast.clerk, row)
    assert "Sở Thông tin và Truyền thông" in page
    assert "nay do Sở Khoa học và Công nghệ giữ việc" in page
    assert "NQ thử nghiệm" in page


@pytest.mark.parametrize(
    ("who", "status"),
    [("ward_clerk", 200), ("leader", 200), ("auditor", 200), ("clerk", 404), ("stranger", 404), ("past_clerk", 404)],
)
def test_who_sees_it(owed: Obligation, cast: Cast, who: str, status: int) -> None:
    assert cast.named(who).client().get(reverse("duties:obligation", args=[owed.pk])).status_code == status


def moved(member: Member, owed: Obligation, **data: object) -> HttpResponse:
    told = {"to": "2024-10-20", "reason": "Bão", **data}
    return member.client().post(reverse("duties:move", args=[owed.pk]), told)  # type: ignore[return-value]


def test_a_date_is_moved_from_the_page(owed: Obligation, cast: Cast) -> None:
    assert "Dời hạn" in shown(cast.officer, owed)
    assert "Dời hạn" not in shown(cast.ward_clerk, owed)
    assert moved(cast.officer, owed, allowed_by=cast.leader.person.pk).status_code == 302
    owed.refresh_from_db()
    assert owed.due == date(2024, 10, 20)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"to": "khi nào xong"}, "error-summary"),
        ({"to": "2024-09-28"}, "Hạn mới trùng với hạn đang có."),
        ({"to": "2024-08-01"}, "sớm hơn ngày việc bắt đầu"),
        ({"reason": ""}, "error-summary"),
    ],
)
def test_a_wrong_move_is_said_and_changes_nothing(
    owed: Obligation, cast: Cast, data: dict[str, object], words: str
) -> None:
    response = moved(cast.officer, owed, allowed_by=cast.leader.person.pk, **data)
    assert response.status_code == 422
    assert words in response.content.decode()
    owed.refresh_from_db()
    assert owed.due == date(2024, 9, 28)


def test_nobody_allows_who_may_not(owed: Obligation, cast: Cast) -> None:
    assert moved(cast.officer, owed, allowed_by=cast.ward_clerk.person.pk).status_code == 422


def test_done_work_is_reopened_with_a_reason(owed: Obligation, cast: Cast) -> None:
    judge(cast.officer, handed_in(cast.ward_clerk, owed), accept=True)
    assert "Mở lại" in shown(cast.officer, owed)
    url = reverse("duties:progress", args=[owed.pk])
    cast.officer.client().post(url, {"to": "reopened", "reason": "Số liệu sai"})
    owed.refresh_from_db()
    assert (owed.progress, owed.done_on) == (Progress.REOPENED, None)
    assert "Số liệu sai" in shown(cast.ward_clerk, owed)


@pytest.mark.parametrize("to", ["submitted", "done", "returned"])
def test_no_button_hands_in_or_judges(owed: Obligation, cast: Cast, to: str) -> None:
    Obligation.objects.update(progress="in_progress" if to == "submitted" else "submitted", submitted_on="2024-09-27")
    for member in (cast.ward_clerk, cast.officer):
        member.client().post(reverse("duties:progress", args=[owed.pk]), {"to": to, "reason": "vì"})
    assert not owed.changes.exists()


def test_a_form_is_chosen_on_the_dutys_page(owed: Obligation, cast: Cast) -> None:
    Sheet.objects.create(code="thang", title="Biểu tháng", valid_from=date(2024, 1, 1))
    duty = reverse("duties:duty", args=[owed.duty_id])
    assert "Chọn biểu" in cast.officer.client().get(duty).content.decode()
    assert "Chọn biểu" not in cast.ward_clerk.client().get(duty).content.decode()
    bind = reverse("duties:bind", args=[owed.duty_id])
    cast.officer.client().post(bind, {"code": "thang", "since": "2024-09-01"})
    assert DutySheet.objects.get().code == "thang"
    assert "Biểu tháng" in cast.ward_clerk.client().get(duty).content.decode()
    cast.officer.client().post(bind, {"code": "la", "since": "2024-09-01"})
    cast.officer.client().post(bind, {"code": "thang", "since": "bao giờ"})
    assert DutySheet.objects.count() == 1


def test_a_unit_with_one_obligation_reads_its_story_on_the_dutys_page(lived: Obligation, cast: Cast) -> None:
    url = reverse("duties:duty", args=[lived.duty_id]) + "?period=2024-09"
    page = cast.ward_clerk.client().get(url).content.decode()
    assert "Từ khi có văn bản" in page
    assert "Bão số 6" in page


def test_what_it_is_stuck_on_stands_on_it(owed: Obligation, cast: Cast, city: City) -> None:
    assert reverse("duties:blocker_raise", args=[owed.pk]) in shown(cast.ward_clerk, owed)
    assert reverse("duties:blocker_raise", args=[owed.pk]) not in shown(cast.leader, owed)
    blocker = raise_blocker(
        access=cast.ward_clerk.access, unit=city.ward, group=Group.LEGAL, text="Chưa có hướng dẫn", ask="Cho làm thử",
        asked_of=city.root, wanted_by=timezone.localdate(), obligation=owed,
    )  # fmt: skip
    assert reverse("duties:blocker", args=[blocker.pk]) in shown(cast.ward_clerk, owed)


def test_a_role_that_does_not_report_is_not_offered_to_say_what_its_unit_is_stuck_on(
    owed: Obligation, city: City
) -> None:
    auditor = make_member("soat", "Mai Thị Mẫu", Role.AUDITOR, city.ward)
    assert reverse("duties:blocker_raise", args=[owed.pk]) not in shown(auditor, owed)
