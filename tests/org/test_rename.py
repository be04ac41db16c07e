from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from roviec.journal.reads import entries_about
from roviec.org import acts
from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.errors import OrgError
from roviec.org.resolve import Resolver
from roviec.org.succession import Heritage
from tests.conftest import CHANGE, OLD, City

DAY = CHANGE + timedelta(days=30)


def rename(access: Access, city: City) -> None:
    acts.rename(access=access, unit=city.sci, name="Sở Khoa học", on=DAY, legal_basis="NQ thử 2")


def test_the_new_name_holds_from_its_day_and_the_old_one_before(administrator: Access, city: City) -> None:
    rename(administrator, city)
    assert Chart.at(DAY).versions[city.sci.pk].name == "Sở Khoa học"
    assert Chart.at(DAY - timedelta(days=1)).versions[city.sci.pk].name == "Sở Khoa học và Công nghệ"


def test_the_unit_keeps_its_work(administrator: Access, city: City) -> None:
    rename(administrator, city)
    assert Heritage.at(DAY).heir(city.sci.pk) == city.sci.pk


def test_the_old_name_still_finds_it(administrator: Access, city: City) -> None:
    city.sci.aliases.all().delete()
    rename(administrator, city)
    resolver = Resolver(DAY)
    assert resolver.resolve("Sở Khoa học").unit_id == city.sci.pk
    assert resolver.resolve("Sở Khoa học và Công nghệ").candidates == (city.sci.pk,)


def test_it_is_written_down(administrator: Access, city: City) -> None:
    rename(administrator, city)
    entry = entries_about(city.sci).get()
    assert (entry.act, entry.before, (entry.after or {})["name"]) == (
        "org.rename",
        {"name": "Sở Khoa học và Công nghệ"},
        "Sở Khoa học",
    )


def test_a_clerk_may_not(clerk: Access, city: City) -> None:
    with pytest.raises(PermissionDenied):
        rename(clerk, city)
    assert city.sci.versions.count() == 1


def test_not_before_the_last_change(administrator: Access, city: City) -> None:
    rename(administrator, city)
    with pytest.raises(OrgError, match="later_change"):
        rename(administrator, city)
    with pytest.raises(OrgError, match="later_change"):
        acts.rename(access=administrator, unit=city.police, name="Công an", on=OLD, legal_basis="NQ thử 2")


def test_not_when_the_end_is_known(administrator: Access, city: City) -> None:
    with pytest.raises(OrgError, match="end_already_known"):
        acts.rename(access=administrator, unit=city.info, name="Sở", on=CHANGE - timedelta(days=9), legal_basis="NQ")
    with pytest.raises(OrgError, match="not_standing"):
        acts.rename(access=administrator, unit=city.info, name="Sở", on=DAY, legal_basis="NQ")
