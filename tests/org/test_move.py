from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from roviec.org import acts
from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.errors import OrgError
from tests.conftest import CHANGE, City

DAY = CHANGE + timedelta(days=30)


def test_the_parent_of_the_past_stays(administrator: Access, city: City) -> None:
    acts.move(access=administrator, unit=city.other_ward, parent=city.sci, on=DAY, legal_basis="NQ thử")
    assert Chart.at(DAY).versions[city.other_ward.pk].parent == city.sci
    assert Chart.at(DAY - timedelta(days=1)).versions[city.other_ward.pk].parent == city.root


def test_a_clerk_may_not(clerk: Access, city: City) -> None:
    with pytest.raises(PermissionDenied):
        acts.move(access=clerk, unit=city.other_ward, parent=city.sci, on=DAY, legal_basis="NQ thử")
    assert city.other_ward.versions.count() == 1


def test_no_unit_stands_under_itself(administrator: Access, city: City) -> None:
    acts.move(access=administrator, unit=city.other_ward, parent=city.sci, on=DAY, legal_basis="NQ thử")
    for parent in (city.sci, city.other_ward):
        with pytest.raises(OrgError, match="own_descendant"):
            acts.move(access=administrator, unit=city.sci, parent=parent, on=DAY, legal_basis="NQ thử")


def test_no_parent_that_has_ended(administrator: Access, city: City) -> None:
    with pytest.raises(OrgError, match="not_standing"):
        acts.move(access=administrator, unit=city.ward, parent=city.district, on=DAY, legal_basis="NQ thử")
