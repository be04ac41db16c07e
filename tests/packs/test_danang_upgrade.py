"""A city that ran the pack of 2024 takes the one of 1-7-2025: it becomes what a city that loads it today is, but for its own edits."""

from __future__ import annotations

from datetime import date

import pytest

from roviec.org import acts
from roviec.org.chart import Chart
from roviec.org.models import SuccessionLink, Unit, UnitVersion
from roviec.org.succession import Heritage
from roviec.packs.load import load_pack
from roviec.packs.tables.loading import What
from tests.conftest import make_member
from tests.packs.dumped import dump

pytestmark = pytest.mark.django_db

REFORM = date(2025, 7, 1)


def unit(code: str) -> Unit:
    return Unit.objects.get(code=code)


def wiped() -> None:
    """As after ./dev roviec setup on an empty database."""
    from roviec.packs.models import LoadedFact
    from tests.packs.dumped import MODELS

    LoadedFact.objects.all().delete()
    for model in reversed(MODELS):
        model._default_manager.all().delete()


def test_it_is_the_city_that_loads_both_at_once() -> None:
    load_pack("da06-danang")
    at_once = dump()
    wiped()
    load_pack("da06-danang-2024")
    assert not Unit.objects.exclude(abolished_on=None).exists()
    loaded = load_pack("da06-danang")
    assert dump() == at_once
    assert len(loaded.of(What.ENDED)) == 76
    assert load_pack("da06-danang").changes == []


def test_the_older_pack_does_not_undo_what_the_newer_one_said() -> None:
    load_pack("da06-danang")
    before = dump()
    loaded = load_pack("da06-danang-2024")
    assert (dump(), loaded.total, dict(loaded.left)) == (before, 0, {"da06-danang": 76})


def test_the_citys_own_edits_stand_after_the_reform() -> None:
    load_pack("da06-danang-2024")
    officer = make_member("admin", "Hồ Văn Mẫu", "administrator", unit("ubnd-thanh-pho"))
    acts.rename(
        access=officer.access, unit=unit("so-tttt"), name="Sở TT-TT Mẫu", on=date(2024, 5, 1), legal_basis="QĐ thử"
    )
    acts.establish(
        access=officer.access, code="doi-mau", name="Đội Mẫu", kind="ban", level="quan_huyen",
        parent=unit("quan-hai-chau"), on=date(2024, 5, 1), legal_basis="QĐ thử",
    )  # fmt: skip
    loaded = load_pack("da06-danang")
    assert [each.key for each in loaded.of(What.KEPT)] == ["so-tttt 2024-01-01"]
    chart = Chart.at(REFORM)
    assert chart.versions[unit("so-tttt").pk].name == "Sở TT-TT Mẫu"
    assert not SuccessionLink.objects.filter(predecessor=unit("so-tttt"), successor=unit("so-khcn")).exists()
    assert Heritage.at(REFORM).heir(unit("so-khdt").pk) == unit("so-tai-chinh").pk
    below = UnitVersion.objects.filter(unit=unit("doi-mau")).order_by("valid_from")
    assert [(row.parent, row.valid_to) for row in below] == [
        (unit("quan-hai-chau"), REFORM),
        (unit("ubnd-thanh-pho"), None),
    ]
