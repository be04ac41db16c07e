from __future__ import annotations

from datetime import timedelta

from roviec.org.models import Succession, SuccessionLink
from roviec.org.succession import Heritage
from tests.conftest import CHANGE, City, make_unit


def test_work_goes_to_the_heir_from_the_day_of_the_event(city: City) -> None:
    assert Heritage.at(CHANGE - timedelta(days=1)).heir(city.info.pk) == city.info.pk
    assert Heritage.at(CHANGE).heir(city.info.pk) == city.sci.pk


def test_a_standing_unit_is_its_own_heir(city: City) -> None:
    assert Heritage.at(CHANGE).heir(city.ward.pk) == city.ward.pk


def test_hand_overs_follow_one_another(city: City) -> None:
    later = CHANGE + timedelta(days=100)
    new = make_unit("so-moi", "Sở Mới", "so", "thanh_pho", city.root, start=later)
    event = Succession.objects.create(code="so-moi", kind="merge", effective_on=later, legal_basis="NQ thử")
    SuccessionLink.objects.create(succession=event, predecessor=city.sci, successor=new)
    assert Heritage.at(later).heir(city.info.pk) == new.pk
    assert Heritage.at(later).predecessors(new.pk) == {city.sci.pk, city.info.pk}
    assert Heritage.at(CHANGE).heir(city.info.pk) == city.sci.pk


def test_by_the_rule_of_the_parent_the_unit_above_takes_over(city: City) -> None:
    Succession.objects.filter(code="quan-hc-2025").update(hand_over=Succession.HandOver.PARENT)
    assert Heritage.at(CHANGE).heir(city.district.pk) == city.root.pk
    assert Heritage.at(CHANGE).predecessors(city.root.pk) == {city.district.pk}


def test_of_several_successors_only_the_heir_takes_the_work(city: City) -> None:
    event = Succession.objects.get(code="quan-hc-2025")
    SuccessionLink.objects.create(succession=event, predecessor=city.district, successor=city.other_ward, heir=False)
    assert Heritage.at(CHANGE).predecessors(city.ward.pk) == {city.district.pk}
    assert Heritage.at(CHANGE).predecessors(city.other_ward.pk) == set()


def test_two_events_in_a_ring_do_not_hang(city: City) -> None:
    event = Succession.objects.create(code="vong", kind="merge", effective_on=CHANGE, legal_basis="NQ thử")
    SuccessionLink.objects.create(succession=event, predecessor=city.sci, successor=city.info)
    assert Heritage.at(CHANGE).heir(city.info.pk) in {city.info.pk, city.sci.pk}
