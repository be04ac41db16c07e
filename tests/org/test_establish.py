from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from roviec.journal.reads import entries_about
from roviec.org import acts
from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.errors import OrgError
from roviec.org.models import Unit
from tests.conftest import CHANGE, OLD, City


@pytest.fixture
def said(names: None, city: City) -> dict[str, object]:
    return {
        "code": "so-moi",
        "name": "Sở Mới",
        "kind": "so",
        "level": "thanh_pho",
        "parent": city.root,
        "on": CHANGE,
        "legal_basis": "NQ thử 1",
    }


def test_a_unit_stands_from_its_day(administrator: Access, said: dict[str, object]) -> None:
    unit = acts.establish(access=administrator, **said)  # type: ignore[arg-type]  # one set-up for all cases
    assert unit.pk in Chart.at(CHANGE)
    assert unit.pk not in Chart.at(CHANGE - timedelta(days=1))
    entry = entries_about(unit).get()
    assert (entry.act, entry.reason) == ("org.establish", "NQ thử 1")


def test_a_clerk_may_not(clerk: Access, said: dict[str, object]) -> None:
    with pytest.raises(PermissionDenied):
        acts.establish(access=clerk, **said)  # type: ignore[arg-type]
    assert not Unit.objects.filter(code="so-moi").exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"code": "cong-an"}, "code_taken"),
        ({"kind": "la"}, "unknown_kind"),
        ({"level": "la"}, "unknown_level"),
        ({"level": "quan_huyen"}, "unknown_level"),
        ({"on": OLD - timedelta(days=1), "level": "thanh_pho"}, "unknown_level"),
    ],
)
def test_what_does_not_fit_is_refused_whole(
    administrator: Access, said: dict[str, object], change: dict[str, object], code: str
) -> None:
    before = Unit.objects.count()
    with pytest.raises(OrgError) as error:
        acts.establish(access=administrator, **(said | change))  # type: ignore[arg-type]
    assert (error.value.code, Unit.objects.count()) == (code, before)


def test_no_unit_under_one_that_has_ended(administrator: Access, said: dict[str, object], city: City) -> None:
    with pytest.raises(OrgError, match="not_standing"):
        acts.establish(access=administrator, **(said | {"parent": city.district}))  # type: ignore[arg-type]
