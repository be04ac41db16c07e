"""Everybody may read when the system speaks up, and to whom."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from roviec.duties.alerts.steps import Ladder, Source, Step, steps_on
from roviec.duties.models import AlertStep
from tests.conftest import Cast

DAY = date(2026, 9, 14)
PAGE = reverse("duties:alert_steps")


def ladder(name: str) -> Ladder:
    return next(each for each in steps_on(DAY).ladders if each.counts_from == name)


@pytest.mark.usefixtures("steps")
def test_steps_stand_by_what_they_count_from_in_the_order_in_which_they_come() -> None:
    assert ladder("Hạn hoàn thành").steps == [
        Step("Trước 5 ngày làm việc", ["Cán bộ đầu mối của đơn vị"]),
        Step("Trước 1 ngày làm việc", ["Cán bộ đầu mối của đơn vị"]),
        Step("Sau 1 ngày làm việc", ["Cán bộ đầu mối của đơn vị", "Thủ trưởng đơn vị"]),
        Step("Sau 5 ngày làm việc", ["Thủ trưởng đơn vị", "Cơ quan thường trực"]),
        Step("Sau 10 ngày làm việc", ["Lãnh đạo thành phố"]),
    ]
    assert ladder("Phần việc chuyển sang “Trả lại”").steps[0].when == "Ngay hôm đó"


@pytest.mark.usefixtures("steps")
def test_only_steps_in_force_that_day() -> None:
    AlertStep.objects.filter(code="qua-han-10").update(valid_to=DAY)
    AlertStep.objects.filter(code="qua-han-5").update(valid_from=date(2026, 9, 15))
    assert [step.when for step in ladder("Hạn hoàn thành").steps][2:] == ["Sau 1 ngày làm việc"]


@pytest.mark.usefixtures("steps")
def test_whose_rule_it_is_stands_once() -> None:
    AlertStep.objects.update(source="Đề xuất của hệ thống")
    (source,) = steps_on(DAY).sources
    assert source == Source("Đề xuất của hệ thống", AlertStep.objects.all()[0].get_certainty_display())
    assert source.certainty


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("who", ["ward_clerk", "leader", "auditor"])
def test_officials_read_it_and_the_notices_lead_there(cast: Cast, who: str) -> None:
    client = cast.named(who).client()
    assert f'href="{PAGE}"' in client.get(reverse("notices:list")).content.decode()
    page = client.get(PAGE).content.decode()
    assert "Trước 5 ngày làm việc" in page
    assert "Cán bộ đầu mối của đơn vị" in page


@pytest.mark.usefixtures("steps")
def test_it_asks_once_however_many_steps_there_are(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert len(steps_on(DAY).ladders) > 1


@pytest.mark.django_db
def test_without_steps_it_says_that_nothing_will_be_said(cast: Cast) -> None:
    assert "hệ thống không cảnh báo" in cast.ward_clerk.client().get(PAGE).content.decode()
