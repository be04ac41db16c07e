from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from roviec.org.chart import Chart
from roviec.org.tree import OPEN_UP_TO, Group, change_days, tree
from tests.conftest import CHANGE, OLD, City, make_unit

pytestmark = pytest.mark.usefixtures("names")


def below_root(city: City) -> dict[str, Group]:
    (top,) = tree(Chart.at(CHANGE))
    (root,) = top.nodes
    assert root.version.unit_id == city.root.pk
    return {group.name: group for group in root.groups}


def test_units_stand_under_the_heading_of_their_kind(city: City) -> None:
    groups = below_root(city)
    assert [node.version.name for node in groups["Phường, xã"].nodes] == ["UBND phường An Khê", "UBND phường Hải Châu"]
    assert [node.version.unit_id for node in groups["Sở"].nodes] == [city.sci.pk]


def test_headings_come_in_the_order_of_the_kinds(city: City) -> None:
    assert [name for name in below_root(city) if name != "cong_an"] == ["Sở", "Phường, xã"]


def test_a_kind_without_a_name_is_not_lost(city: City) -> None:
    assert [node.version.unit_id for node in below_root(city)["cong_an"].nodes] == [city.police.pk]


def test_units_of_units_are_nested(city: City) -> None:
    below = make_unit("trung-tam", "Trung tâm Mẫu", "so", "thanh_pho", city.sci)
    (node,) = below_root(city)["Sở"].nodes
    assert [each.version.unit_id for group in node.groups for each in group.nodes] == [below.pk]


def test_a_long_heading_is_closed_at_first(city: City) -> None:
    assert below_root(city)["Phường, xã"].is_open
    for number in range(OPEN_UP_TO):
        make_unit(f"p-{number}", f"UBND phường Mẫu {number}", "ubnd_phuong_xa", "phuong_xa", city.root)
    assert not below_root(city)["Phường, xã"].is_open


def test_the_days_of_change_come_latest_first(city: City) -> None:
    assert change_days() == [CHANGE, OLD]
    make_unit("moi", "Sở Mới", "so", "thanh_pho", city.root, start=CHANGE + timedelta(days=5))
    assert change_days(limit=1) == [CHANGE + timedelta(days=5)]


def test_a_tree_is_one_query_more_than_its_chart(city: City, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    chart = Chart.at(CHANGE)
    with django_assert_num_queries(1):
        tree(chart)
