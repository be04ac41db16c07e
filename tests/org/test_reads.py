from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from roviec.org.models import UnitAlias
from roviec.org.reads import head_of, heads, search_units
from tests.conftest import CHANGE, OLD, Cast, City


def test_the_head_of_a_unit_on_a_day(cast: Cast, city: City) -> None:
    assert head_of(city.sci.pk, CHANGE) == cast.clerk.person
    assert head_of(city.sci.pk, OLD - timedelta(days=1)) is None
    assert head_of(city.ward.pk, CHANGE) is None


def test_all_heads_in_one_query(cast: Cast, city: City, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert heads(CHANGE) == {city.sci.pk: cast.clerk.person.pk}


@pytest.mark.parametrize("words", ["hai chau", "Hải Châu", "HẢI", "phường hải châu", "châu hải"])
def test_units_are_found_with_or_without_marks(city: City, words: str) -> None:
    assert [row.unit_id for row in search_units(words, CHANGE)] == [city.ward.pk]


def test_search_knows_short_forms_and_aliases(city: City) -> None:
    UnitAlias.objects.create(unit=city.police, text="Tổ 06", key="to 06")
    assert [row.unit_id for row in search_units("CATP", CHANGE)] == [city.police.pk]
    assert [row.unit_id for row in search_units("tổ 06", CHANGE)] == [city.police.pk]


def test_search_shows_the_units_of_the_day_only(city: City) -> None:
    assert search_units("quận Hải Châu", CHANGE) == []
    assert [row.unit_id for row in search_units("quận Hải Châu", OLD)] == [city.district.pk]


@pytest.mark.parametrize("words", ["", "  ", "!!", "không có đâu"])
def test_search_for_nothing_finds_nothing(city: City, words: str) -> None:
    assert search_units(words, CHANGE) == []
