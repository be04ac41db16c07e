"""Alerts in words, for the eyes of the one who reads them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.utils import translation

from roviec.duties.alerts.rounds import alert
from roviec.duties.blocking.acts import decide, raise_blocker
from roviec.duties.models import Duty, Group, Obligation
from roviec.notices.models import Notice
from roviec.notices.render import lines
from tests.conftest import Cast, City, Member
from tests.duties.alerts.conftest import at

MONDAY, DUE = date(2026, 9, 14), date(2026, 9, 28)
pytestmark = pytest.mark.usefixtures("steps")


@pytest.fixture
def owed(open_duty: Callable[..., Duty], city: City, cast: Cast) -> Obligation:
    with time_machine.travel(at(MONDAY), tick=False):
        return open_duty(city.ward, opened_on=MONDAY, deadline=DUE).obligations.get()


def texts(member: Member) -> list[str]:
    return [line.text for line in lines(member.access, Notice.objects.filter(person=member.person).order_by("pk"))]


def test_each_says_what_whose_and_until_when(owed: Obligation, cast: Cast) -> None:
    for day in (MONDAY, date(2026, 9, 17), date(2026, 9, 21), date(2026, 9, 29)):
        alert(at(day, 10))
    work = "Báo cáo kết quả rà soát dữ liệu dân cư. (UBND phường Hải Châu, một lần)"
    assert texts(cast.ward_clerk) == [
        f"Việc mới giao, hạn 28-9-2026: {work}",
        f"Chưa tiếp nhận từ ngày 14-9-2026, hạn 28-9-2026: {work}",
        f"Đến hạn ngày 28-9-2026: {work}",
        f"Quá hạn từ ngày 28-9-2026: {work}",
    ]


def test_in_english_too(owed: Obligation, cast: Cast) -> None:
    alert(at(date(2026, 9, 29)))
    with translation.override("en"):
        assert [text.partition(":")[0] for text in texts(cast.ward_clerk)] == [
            "Not accepted since 2026-09-14, due 2026-09-28", "Overdue since 2026-09-28",
        ]  # fmt: skip


def test_who_may_no_longer_see_the_work_reads_nothing_of_it(owed: Obligation, cast: Cast, city: City) -> None:
    alert(at(MONDAY, 10))
    Obligation.objects.update(holder=city.police)
    (text,) = texts(cast.ward_clerk)
    assert "rà soát" not in text
    assert "không còn thuộc phạm vi" in text


def test_a_blocker_is_told_to_who_is_asked_and_its_decision_to_who_raised_it(
    owed: Obligation, cast: Cast, city: City
) -> None:
    wanted = date(2026, 9, 25)
    with time_machine.travel(at(MONDAY), tick=False):
        blocker = raise_blocker(
            access=cast.ward_clerk.access, unit=city.ward, obligation=owed, group=Group.DATA, text="Thiếu đầu mối",
            ask="Cử đầu mối dữ liệu", asked_of=city.root, wanted_by=wanted, duty=owed.duty,
        )  # fmt: skip
    alert(at(MONDAY, 10))
    asked = "Vướng mắc của UBND phường Hải Châu chờ quyết định trước ngày 25-9-2026: Cử đầu mối dữ liệu"
    assert texts(cast.leader) == [asked]
    alert(at(date(2026, 9, 23), 10))
    assert texts(cast.leader).count(asked) == 2
    with time_machine.travel(at(date(2026, 9, 24)), tick=False):
        decide(access=cast.leader.access, blocker=blocker, text="Cử một cán bộ làm đầu mối")
    alert(at(date(2026, 9, 24), 10))
    assert texts(cast.ward_clerk)[-1] == "Vướng mắc của UBND phường Hải Châu đã có quyết định: Cử đầu mối dữ liệu"
    alert(at(date(2026, 9, 28), 10))
    assert "quá ngày cần quyết định" not in " ".join(texts(cast.officer))
