from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from roviec.journal.reads import entries_about
from roviec.org import acts
from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.errors import OrgError
from roviec.org.models import Succession
from roviec.org.succession import Heritage
from tests.conftest import CHANGE, City, make_unit

DAY = CHANGE + timedelta(days=30)
EVE = DAY - timedelta(days=1)
Ending = Callable[[Access, City], Succession]


def merge(access: Access, city: City) -> Succession:
    return acts.merge(
        access=access, units=[city.ward, city.other_ward], into=city.other_ward, on=DAY, legal_basis="NQ thử"
    )


def split(access: Access, city: City) -> Succession:
    into = [city.other_ward, city.sci]
    return acts.split(access=access, unit=city.ward, into=into, heir=city.other_ward, on=DAY, legal_basis="NQ thử")


def abolish(access: Access, city: City) -> Succession:
    return acts.abolish(access=access, unit=city.ward, on=DAY, heir=city.other_ward, legal_basis="NQ thử")


EVERY = pytest.mark.parametrize("ending", [merge, split, abolish])


@EVERY
def test_the_unit_stands_until_the_eve(administrator: Access, city: City, ending: Ending) -> None:
    ending(administrator, city)
    assert city.ward.pk in Chart.at(EVE)
    assert city.ward.pk not in Chart.at(DAY)
    city.ward.refresh_from_db()
    assert city.ward.abolished_on == DAY


@EVERY
def test_open_work_goes_to_the_heir_from_the_day(administrator: Access, city: City, ending: Ending) -> None:
    ending(administrator, city)
    assert Heritage.at(EVE).heir(city.ward.pk) == city.ward.pk
    assert Heritage.at(DAY).heir(city.ward.pk) == city.other_ward.pk


@EVERY
def test_units_below_move_to_the_heir(administrator: Access, city: City, ending: Ending) -> None:
    below = make_unit("to-1", "Tổ 1", "to", "phuong_xa", city.ward)
    ending(administrator, city)
    assert Chart.at(DAY).versions[below.pk].parent == city.other_ward
    assert Chart.at(EVE).versions[below.pk].parent == city.ward


@EVERY
def test_it_is_written_down_with_its_basis(administrator: Access, city: City, ending: Ending) -> None:
    event = ending(administrator, city)
    entry = entries_about(event).get()
    assert (entry.act, entry.reason) == (f"org.{ending.__name__}", "NQ thử")


@EVERY
def test_a_clerk_may_not(clerk: Access, city: City, ending: Ending) -> None:
    with pytest.raises(PermissionDenied):
        ending(clerk, city)
    assert city.ward.pk in Chart.at(DAY)


@EVERY
def test_not_twice(administrator: Access, city: City, ending: Ending) -> None:
    ending(administrator, city)
    with pytest.raises(OrgError):
        ending(administrator, city)
    assert city.ward.succeeded_by.values("succession").distinct().count() == 1


def test_a_merger_into_itself_ends_nothing(administrator: Access, city: City) -> None:
    with pytest.raises(OrgError, match="nothing_to_end"):
        acts.merge(access=administrator, units=[city.ward], into=city.ward, on=DAY, legal_basis="NQ thử")


def test_the_heir_of_a_split_is_one_of_the_successors(administrator: Access, city: City) -> None:
    with pytest.raises(OrgError, match="heir_not_among_successors"):
        acts.split(access=administrator, unit=city.ward, into=[city.sci], heir=city.police, on=DAY, legal_basis="NQ")


def test_without_an_heir_the_unit_above_takes_the_work(administrator: Access, city: City) -> None:
    event = acts.abolish(access=administrator, unit=city.ward, on=DAY, legal_basis="NQ thử")
    assert event.hand_over == Succession.HandOver.PARENT
    assert Heritage.at(DAY).heir(city.ward.pk) == city.root.pk


def test_the_root_cannot_end_without_an_heir(administrator: Access, city: City) -> None:
    with pytest.raises(OrgError, match="nobody_takes_over"):
        acts.abolish(access=administrator, unit=city.root, on=DAY, legal_basis="NQ thử")


def test_a_unit_below_cannot_inherit(administrator: Access, city: City) -> None:
    with pytest.raises(OrgError, match="own_descendant"):
        acts.merge(access=administrator, units=[city.root], into=city.sci, on=DAY, legal_basis="NQ thử")
    assert city.root.pk in Chart.at(DAY)
