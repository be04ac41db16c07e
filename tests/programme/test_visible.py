"""Who sees which items: the city all, a unit its own, those it repeats, and those that were adopted."""

from __future__ import annotations

import pytest

from roviec.org.access import NOBODY
from roviec.programme import acts
from roviec.programme.models import Item, Kind
from roviec.programme.records import sees_item
from tests.conftest import Cast, City, Member
from tests.programme.conftest import SINCE, TODAY, AddItem


@pytest.fixture
def items(add: AddItem, cast: Cast, city: City) -> dict[str, Item]:
    """led by the department, repeated by the ward, adopted, rejected, and one that nobody has."""
    made = {
        name: add(name, name, kind=Kind.PRACTICE) for name in ("repeated", "adopted", "adapted", "rejected", "open")
    }
    made["led"] = add("led", "led", owner_id=city.sci.pk)
    acts.replicate(access=cast.officer.access, item=made["repeated"], unit=city.ward, since=SINCE, reach="in_use")
    for name, choice in (("adopted", "adopt"), ("adapted", "adapt"), ("rejected", "reject")):
        acts.decide(
            access=cast.leader.access, item=made[name], choice=choice, why="vì", decided_by=cast.leader.person, on=TODAY
        )
    return made


def seen(member: Member) -> set[str]:
    return {item.external_id for item in Item.objects.visible_to(member.access)}


@pytest.mark.parametrize("who", ["leader", "officer", "auditor", "administrator"])
def test_who_sees_the_city_sees_all(who: str, items: dict[str, Item], cast: Cast) -> None:
    assert seen(cast.named(who)) == set(items)


def test_a_unit_sees_what_it_leads_repeats_and_what_is_adopted(items: dict[str, Item], cast: Cast) -> None:
    assert seen(cast.clerk) == {"led", "adopted", "adapted"}
    assert seen(cast.ward_clerk) == {"repeated", "adopted", "adapted"}
    assert seen(cast.stranger) == {"adopted", "adapted"}


def test_an_heir_sees_what_its_predecessor_led(items: dict[str, Item], cast: Cast, city: City) -> None:
    Item.objects.filter(external_id="open").update(owner=city.info)
    assert "open" in seen(cast.clerk)
    assert "open" not in seen(cast.ward_clerk)


def test_nobody_sees_nothing(items: dict[str, Item]) -> None:
    assert not Item.objects.visible_to(NOBODY).exists()


def test_the_journal_of_an_item_is_for_those_who_see_it(items: dict[str, Item], cast: Cast) -> None:
    pk = str(items["led"].pk)
    assert sees_item(cast.clerk.user, "programme.item", pk)
    assert not sees_item(cast.stranger.user, "programme.item", pk)
    assert not sees_item(cast.clerk.user, "programme.item", "x")
