from __future__ import annotations

from datetime import date, timedelta

from pytest_django import DjangoAssertNumQueries

from roviec.org.chart import Chart
from tests.conftest import CHANGE, City


def test_each_day_shows_the_units_of_that_day(city: City) -> None:
    before, after = Chart.at(CHANGE - timedelta(days=1)), Chart.at(CHANGE)
    assert city.district.pk in before
    assert city.info.pk in before
    assert city.district.pk not in after
    assert city.info.pk not in after
    assert city.ward.pk in after


def test_nothing_stands_before_the_first_day(city: City) -> None:
    assert not Chart.at(date(2019, 12, 31)).versions


def test_units_come_in_vietnamese_order(city: City) -> None:
    names = [row.name for row in Chart.at(CHANGE)]
    assert names.index("Công an thành phố") < names.index("Sở Khoa học và Công nghệ")
    assert names.index("UBND phường An Khê") < names.index("UBND phường Hải Châu")


def test_the_subtree_of_the_root_is_the_whole_chart(city: City) -> None:
    chart = Chart.at(CHANGE)
    assert chart.subtree(city.root.pk) == set(chart.versions)
    assert chart.subtree(city.ward.pk) == {city.ward.pk}


def test_ancestors_lead_to_the_root(city: City) -> None:
    assert [row.unit_id for row in Chart.at(CHANGE).ancestors(city.ward.pk)] == [city.root.pk]


def test_a_chart_is_one_query(city: City, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        chart = Chart.at(CHANGE)
        _ = [row.unit.code for row in chart], chart.roots(), chart.children(city.root.pk)
