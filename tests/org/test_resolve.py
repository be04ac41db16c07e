from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from roviec.org.models import Selector, UnitAlias
from roviec.org.resolve import Resolver, members
from roviec.vietnamese.names import agency_key
from tests.conftest import CHANGE, City, make_unit

BEFORE = CHANGE - timedelta(days=1)


def selector(code: str, kinds: list[str], *phrases: str) -> Selector:
    return Selector.objects.create(
        code=code,
        name=phrases[0],
        phrases=list(phrases),
        phrase_keys=[agency_key(each) for each in phrases],
        kinds=kinds,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Sở Thông tin và Truyền thông",
        "Sở TT&TT",
        "SỞ THÔNG TIN VÀ TRUYỀN THÔNG",
        "So Thong tin va Truyen thong",
        "Sở Thông tin và Truyền thông thành phố Đà Nẵng",
        "Giám đốc Sở Thông tin và Truyền thông",
        "các phòng thuộc Sở Thông tin và Truyền thông",
        "Sở Thông tin và Truyềnn thông",
    ],
)
def test_all_ways_to_write_a_body_mean_it(city: City, text: str) -> None:
    found = Resolver(BEFORE).resolve(text)
    assert (found.unit_id, found.text) == (city.info.pk, text)


@pytest.mark.parametrize("text", ["Tổ công tác liên ngành", "HĐND thành phố", "", "các", "…"])
def test_what_is_not_known_means_nothing(city: City, text: str) -> None:
    found = Resolver(CHANGE).resolve(text)
    assert not found.known
    assert found.candidates == ()


def test_the_citys_name_may_be_left_out(city: City) -> None:
    resolver = Resolver(CHANGE)
    assert {
        resolver.resolve(text).unit_id for text in ("UBND thành phố", "UBND TP Đà Nẵng", "Chủ tịch UBND thành phố")
    } == {city.root.pk}
    assert {resolver.resolve(text).unit_id for text in ("Công an thành phố Đà Nẵng", "CATP", "Công an TP")} == {
        city.police.pk
    }


def test_an_alias_is_a_name(city: City) -> None:
    text = "Tổ an ninh của Công an"
    UnitAlias.objects.create(unit=city.police, text=text, key=agency_key(text))
    assert Resolver(CHANGE).resolve(text).unit_id == city.police.pk


def test_a_locality_is_found_without_its_committee(city: City) -> None:
    assert Resolver(CHANGE).resolve("phường Hải Châu").unit_id == city.ward.pk


def test_a_misspelt_locality_is_only_offered(city: City) -> None:
    found = Resolver(CHANGE).resolve("UBND phường Hải Chân")
    assert (found.unit_id, found.candidates) == (None, (city.ward.pk,))


def test_two_units_of_one_name_are_offered_both(city: City) -> None:
    twin = make_unit("phuong-hc-2", "UBND phường Hải Châu", "ubnd_phuong_xa", "phuong_xa", city.root)
    found = Resolver(CHANGE).resolve("UBND phường Hải Châu")
    assert (found.unit_id, set(found.candidates)) == (None, {city.ward.pk, twin.pk})


def test_for_an_ended_unit_its_heir_is_offered(city: City) -> None:
    assert Resolver(BEFORE).resolve("Sở TT&TT").unit_id == city.info.pk
    found = Resolver(CHANGE).resolve("Sở TT&TT")
    assert (found.unit_id, found.candidates) == (None, (city.sci.pk,))


@pytest.mark.parametrize("text", ["các sở, ban, ngành", "Các ban, ngành, sở", "Thủ trưởng các sở; ban; ngành"])
def test_a_class_is_known_in_any_order(city: City, text: str) -> None:
    resolver = Resolver(CHANGE)
    found = resolver.resolve(text)
    assert found.selector_id is not None
    assert set(members(resolver.selector(found.selector_id), resolver.chart)) == {city.police.pk, city.sci.pk}


def test_members_are_those_of_the_day(city: City) -> None:
    resolver = Resolver(BEFORE)
    chosen = Selector.objects.get(code="so-nganh")
    assert city.info.pk in members(chosen, resolver.chart)
    assert city.info.pk not in members(chosen, Resolver(CHANGE).chart)


def test_a_level_narrows_a_class(city: City) -> None:
    chosen = selector("thap", ["so", "ubnd_phuong_xa"], "các đơn vị cơ sở")
    chosen.levels = ["phuong_xa"]
    assert set(members(chosen, Resolver(CHANGE).chart)) == {city.ward.pk, city.other_ward.pk}


def test_several_classes_at_once_are_several_selectors(city: City) -> None:
    found = Resolver(CHANGE).resolve("các sở, ban, ngành và UBND các phường, xã")
    assert [part.selector_id for part in found.parts] == [
        Selector.objects.get(code="so-nganh").pk,
        Selector.objects.get(code="phuong-xa").pk,
    ]
    assert Resolver(CHANGE).resolve_all("các sở, ban, ngành và UBND các phường, xã") == list(found.parts)


def test_a_saved_selector_for_all_of_them_is_preferred(city: City) -> None:
    whole = selector("tat-ca", ["so", "ubnd_phuong_xa"], "các sở, ban, ngành, UBND các phường, xã")
    assert Resolver(CHANGE).resolve("các sở, ban, ngành và UBND các xã, phường").selector_id == whole.pk


def test_classes_and_a_unit_in_one_breath(city: City) -> None:
    found = Resolver(CHANGE).resolve("các sở, ban, ngành, Công an thành phố")
    assert [(part.selector_id is not None, part.unit_id) for part in found.parts] == [
        (True, None),
        (False, city.police.pk),
    ]


def test_one_unknown_class_leaves_the_whole_unknown(city: City) -> None:
    assert not Resolver(CHANGE).resolve("các sở, ban, ngành, thầy thuốc").known


def test_only_those_concerned_are_candidates(city: City) -> None:
    found = Resolver(CHANGE).resolve("các sở, ban, ngành có liên quan")
    assert found.selector_id is None
    assert set(found.candidates) == {city.police.pk, city.sci.pk}


def test_nothing_resolves_before_the_first_chart(city: City) -> None:
    assert not Resolver(date(2019, 1, 1)).resolve("Công an thành phố").known


def test_many_names_cost_no_more_queries(city: City, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(3):
        resolver = Resolver(CHANGE)
        for _ in range(20):
            resolver.resolve("Công an thành phố")
            resolver.resolve("các sở, ban, ngành")
    with django_assert_num_queries(4):
        for _ in range(20):
            resolver.resolve("Sở TT&TT")
            resolver.resolve("Tổ liên ngành")
