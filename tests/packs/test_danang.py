"""The pack of Đà Nẵng against what is known of the city."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from roviec.org.calendars import city_calendar
from roviec.org.chart import Chart
from roviec.org.models import UNVERIFIED, Level, Succession, Unit
from roviec.org.resolve import Resolver, members
from roviec.org.succession import Heritage
from roviec.packs.check import checked_pack
from roviec.packs.load import load_pack

DISPATCH, REFORM = date(2024, 9, 23), date(2025, 7, 1)
LOCALITIES = {"ubnd_phuong", "ubnd_xa", "ubnd_dac_khu"}


@pytest.fixture
def danang(db: None) -> dict[str, int]:
    """unit code -> id"""
    load_pack("da06-danang")
    return dict(Unit.objects.values_list("code", "pk"))


def kinds(day: date) -> Counter[str]:
    return Counter(row.kind for row in Chart.at(day))


def test_every_fact_names_its_source_and_certainty() -> None:
    pack = checked_pack("da06-danang")
    facts = [*pack.levels, *pack.kinds, *pack.units, *pack.successions, *pack.selectors, *pack.heads, *pack.years]
    assert all(fact.source and fact.certainty for fact in facts)


def test_four_levels_until_the_reform_and_three_since(danang: dict[str, int]) -> None:
    on = Level.on
    assert Level.objects.filter(on(DISPATCH)).count() == 4
    assert Level.objects.filter(on(REFORM)).count() == 3


def test_eight_districts_until_the_reform_and_none_since(danang: dict[str, int]) -> None:
    assert kinds(DISPATCH)["ubnd_quan"] + kinds(DISPATCH)["ubnd_huyen"] == 8
    assert kinds(REFORM)["ubnd_quan"] + kinds(REFORM)["ubnd_huyen"] == 0


def test_94_localities_since_the_reform(danang: dict[str, int]) -> None:
    found = kinds(REFORM)
    assert (found["ubnd_phuong"], found["ubnd_xa"], found["ubnd_dac_khu"]) == (23, 70, 1)
    chart = Chart.at(REFORM)
    assert {row.parent_id for row in chart if row.kind in LOCALITIES} == {danang["ubnd-thanh-pho"]}
    assert {row.level for row in chart if row.kind in LOCALITIES} == {"xa"}


def test_the_names_are_those_of_the_resolution(danang: dict[str, int], shared: Callable[[str], Path]) -> None:
    said = shared("facts/organisation-2025.md").read_text("utf-8")
    for heading, prefix in (("Phường (23)", "UBND phường "), ("Đặc khu", "UBND đặc khu "), ("Xã (70)", "UBND xã ")):
        found = re.search(rf"\*\*{re.escape(heading)}:\*\* ([^.]+)\.", said)
        assert found
        ours = {row.name.removeprefix(prefix) for row in Chart.at(REFORM) if row.name.startswith(prefix)}
        assert ours == set(found[1].split(", "))


def test_wards_given_from_memory_say_so(danang: dict[str, int]) -> None:
    wards = [row for row in Chart.at(DISPATCH) if row.level == "phuong_xa"]
    assert len(wards) == 56
    assert all(row.certainty in UNVERIFIED for row in wards)
    assert not any(row.certainty in UNVERIFIED for row in Chart.at(REFORM) if row.level == "xa")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Công an thành phố", "cong-an"),
        ("CATP", "cong-an"),
        ("Tổ an ninh, an toàn thực hiện Đề án 06/CP CATP", "cong-an"),
        ("Văn phòng UBND thành phố", "van-phong-ubnd"),
        ("Chủ tịch UBND thành phố", "ubnd-thanh-pho"),
        ("Sở Thông tin và Truyền thông", "so-tttt"),
        ("Sở TT&TT", "so-tttt"),
        ("Sở Tài chính", "so-tai-chinh"),
        ("Sở Nội vụ", "so-noi-vu"),
        ("Điện lực Đà Nẵng", "dien-luc"),
        ("Bảo hiểm xã hội thành phố", "bhxh"),
        ("BHXH TP Đà Nẵng", "bhxh"),
        ("Cục Thuế thành phố", "cuc-thue"),
        ("Ngân hàng Nhà nước Việt Nam - chi nhánh Đà Nẵng", "nhnn"),
        ("UBND quận Hải Châu", "quan-hai-chau"),
    ],
)
def test_the_bodies_of_the_dispatch_are_known(danang: dict[str, int], name: str, code: str) -> None:
    assert Resolver(DISPATCH).resolve(name).unit_id == danang[code]


@pytest.mark.parametrize(
    ("phrase", "caught", "missed"),
    [
        ("các sở, ban, ngành", {"so-tttt", "cong-an", "van-phong-ubnd"}, {"bhxh", "dien-luc", "thanh-doan"}),
        ("Các sở, ban, ngành, đoàn thể, địa phương", {"so-tttt", "thanh-doan", "quan-hai-chau"}, {"bhxh"}),
        ("các sở, ngành, địa phương", {"so-tttt", "quan-hai-chau", "phuong-an-khe-2024"}, {"thanh-doan"}),
        ("UBND các quận, huyện", {"quan-hai-chau", "huyen-hoang-sa"}, {"phuong-an-khe-2024"}),
        ("UBND các quận, huyện, phường, xã", {"quan-hai-chau", "phuong-an-khe-2024"}, {"so-tttt"}),
        ("UBND các phường, xã", {"phuong-an-khe-2024", "xa-hoa-lien-2024"}, {"quan-hai-chau"}),
        (
            "Thủ trưởng các cơ quan, đơn vị, địa phương",
            {"so-tttt", "bhxh", "dien-luc", "quan-hai-chau"},
            {"thanh-doan"},
        ),
    ],
)
def test_the_classes_of_the_dispatch_are_known(
    danang: dict[str, int], phrase: str, caught: set[str], missed: set[str]
) -> None:
    resolver = Resolver(DISPATCH)
    found = resolver.resolve(phrase)
    assert found.selector_id is not None
    units = set(members(resolver.selector(found.selector_id), resolver.chart))
    assert {danang[code] for code in caught} <= units
    assert not {danang[code] for code in missed} & units


def test_no_two_units_of_a_day_are_named_alike(danang: dict[str, int]) -> None:
    for day in (DISPATCH, date(2025, 1, 1), date(2025, 3, 1), REFORM):
        resolver = Resolver(day)
        for row in resolver.chart:
            assert resolver.resolve(row.name).unit_id == row.unit_id, (day, row.name)


@pytest.mark.parametrize(
    ("old", "heir"),
    [
        ("so-tttt", "so-khcn"),
        ("so-khdt", "so-tai-chinh"),
        ("quan-hai-chau", "ubnd-thanh-pho"),
        ("huyen-hoang-sa", "dac-khu-hoang-sa"),
        ("phuong-hai-chau-i-2024", "phuong-hai-chau"),
        ("phuong-an-khe-2024", "phuong-an-khe"),
        ("cong-an", "cong-an"),
    ],
)
def test_open_work_has_an_heir_today(danang: dict[str, int], old: str, heir: str) -> None:
    assert Heritage.at(REFORM).heir(danang[old]) == danang[heir]


def test_every_ended_unit_hands_its_work_to_one_that_stands(danang: dict[str, int]) -> None:
    heritage, chart = Heritage.at(REFORM), Chart.at(REFORM)
    ended = Unit.objects.filter(abolished_on__isnull=False)
    assert ended.exists()
    assert all(heritage.heir(unit.pk) in chart for unit in ended)


def test_the_hand_over_of_districts_says_that_it_is_our_default(danang: dict[str, int]) -> None:
    event = Succession.objects.get(code="2025-07-quan-huyen")
    assert event.unverified
    assert event.note


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 9, 2), False),
        (date(2024, 9, 23), True),
        (date(2025, 1, 29), False),
        (date(2025, 4, 26), True),
        (date(2026, 4, 30), False),
    ],
)
def test_holidays_and_swapped_days_are_known(danang: dict[str, int], day: date, working: bool) -> None:
    assert city_calendar().is_working_day(day) == working
