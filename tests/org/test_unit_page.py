from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from roviec.org.models import Certainty, Role, UnitVersion
from tests.conftest import Cast, City, Member, make_member


def page(member: Member, pk: int, **query: str) -> str:
    response = member.client().get(f"/don-vi/{pk}/", query)
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_the_unit_and_who_heads_it(cast: Cast, city: City) -> None:
    shown = page(cast.clerk, city.sci.pk)
    assert "Sở Khoa học và Công nghệ" in shown
    assert "Trần Thị Mẫu, Giám đốc" in shown


def test_it_links_the_units_whose_work_it_took_over(cast: Cast, city: City) -> None:
    shown = page(cast.clerk, city.sci.pk)
    assert "Đã nhận việc từ" in shown
    assert f"/don-vi/{city.info.pk}/" in shown


def test_an_ended_unit_says_so_and_names_its_successor(cast: Cast, city: City) -> None:
    shown = page(cast.clerk, city.info.pk)
    assert "Đơn vị kết thúc hoạt động từ ngày 1-7-2025." in shown
    assert f"/don-vi/{city.sci.pk}/" in shown


def test_on_a_day_when_it_stood_there_is_no_such_warning(cast: Cast, city: City) -> None:
    assert "kết thúc hoạt động" not in page(cast.clerk, city.info.pk, ngay="2024-09-23").split("Sau đó")[0]


def test_people_are_shown_to_those_who_see_the_unit_only(cast: Cast, city: City) -> None:
    assert "Phạm Thị Mẫu" in page(cast.ward_clerk, city.ward.pk)
    assert "Phạm Thị Mẫu" in page(cast.auditor, city.ward.pk)
    assert "Phạm Thị Mẫu" not in page(cast.stranger, city.ward.pk)


def test_what_is_not_verified_says_so(cast: Cast, city: City) -> None:
    assert "chưa kiểm chứng" not in page(cast.clerk, city.ward.pk)
    UnitVersion.objects.filter(unit=city.ward).update(certainty=Certainty.GENERAL)
    assert "Theo hiểu biết chung, chưa kiểm chứng" in page(cast.clerk, city.ward.pk)


@pytest.mark.parametrize(("who", "may"), [("administrator", True), ("clerk", False), ("officer", False)])
def test_changes_are_offered_to_administrators(cast: Cast, city: City, who: str, may: bool) -> None:
    assert ("Thay đổi đơn vị" in page(cast.named(who), city.sci.pk)) == may


def test_an_ended_unit_cannot_be_changed(cast: Cast, city: City) -> None:
    assert "Thay đổi đơn vị" not in page(cast.administrator, city.info.pk)


def test_a_unit_that_is_not_there_is_not_found(cast: Cast) -> None:
    assert cast.clerk.client().get("/don-vi/999999/").status_code == 404


def test_more_people_cost_no_more_queries(
    cast: Cast, city: City, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        make_member(f"m{number}", f"Người Mẫu {number}", Role.STEWARD, city.sci)
    browser = cast.clerk.client()
    with django_assert_max_num_queries(22):
        assert browser.get(f"/don-vi/{city.sci.pk}/").status_code == 200
