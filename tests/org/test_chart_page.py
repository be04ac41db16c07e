from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.conftest import Cast, City, make_unit
from tests.tables.downloads import rows_of

ADDRESS = "/don-vi/"


@pytest.fixture
def browser(cast: Cast, names: None) -> Client:
    return cast.ward_clerk.client()


def page(browser: Client, **query: str) -> str:
    response = browser.get(ADDRESS, query)
    assert response.status_code == 200
    return response.content.decode()


def test_it_shows_the_units_of_today(browser: Client) -> None:
    shown = page(browser)
    assert "UBND phường Hải Châu" in shown
    assert "UBND quận Hải Châu" not in shown


def test_any_day_has_its_own_chart(browser: Client) -> None:
    shown = page(browser, ngay="2024-09-23")
    assert "UBND quận Hải Châu" in shown
    assert "Sở Thông tin và Truyền thông" in shown
    assert "Ngày 23-9-2024 có 7 đơn vị." in shown


def test_a_day_without_a_chart_says_so(browser: Client) -> None:
    assert "Chưa có sơ đồ cho ngày này" in page(browser, ngay="1990-01-01")


@pytest.mark.parametrize("day", ["hôm qua", "2024-13-45", "23-9-2024"])
def test_a_day_that_is_none_is_named_at_its_field(browser: Client, day: str) -> None:
    shown = page(browser, ngay=day)
    assert 'aria-describedby="ngay-error"' in shown
    assert "UBND phường Hải Châu" in shown


def test_search_needs_no_marks(browser: Client) -> None:
    shown = page(browser, q="hai chau")
    assert "UBND phường Hải Châu" in shown
    assert "UBND phường An Khê" not in shown


def test_search_that_finds_nothing_says_what_to_do(browser: Client) -> None:
    shown = page(browser, q="<b>không có</b>")
    assert "Không tìm thấy đơn vị" in shown
    assert "<b>không có</b>" not in shown


def test_the_tree_opens_without_a_script(browser: Client) -> None:
    shown = page(browser)
    assert "<details" in shown
    assert not re.search(r"\son\w+=|\sstyle=", shown)


def test_links_keep_the_day(browser: Client, city: City) -> None:
    assert f"/don-vi/{city.district.pk}/?ngay=2024-09-23" in page(browser, ngay="2024-09-23")


def test_more_units_cost_no_more_queries(
    browser: Client, city: City, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        make_unit(f"phuong-{number}", f"UBND phường Mẫu {number}", "ubnd_phuong_xa", "phuong_xa", city.root)
    with django_assert_max_num_queries(15):
        page(browser)
    with django_assert_max_num_queries(15):
        page(browser, q="mẫu")


def test_a_stranger_is_sent_to_sign_in(db: None) -> None:
    assert Client().get(ADDRESS).status_code == 302


@pytest.mark.parametrize(("who", "may"), [("clerk", True), ("leader", True), ("auditor", False)])
def test_the_way_to_delegation_is_shown_to_those_who_may(cast: Cast, who: str, may: bool) -> None:
    assert ("/don-vi/uy-quyen/" in page(cast.named(who).client())) == may


def test_the_chart_of_any_day_is_a_file(browser: Client) -> None:
    found = {row["Tên"]: row for row in rows_of(browser, ADDRESS + "so-do.csv?ngay=2024-09-23")}
    assert len(found) == 7
    assert found["UBND quận Hải Châu"]["Thuộc"] == "UBND thành phố Đà Nẵng"
    assert found["UBND quận Hải Châu"]["Đến ngày"] == "2025-07-01"
    assert [row["Tên"] for row in rows_of(browser, ADDRESS + "so-do.csv?q=an+khe")] == ["UBND phường An Khê"]
