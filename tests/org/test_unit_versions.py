"""A long life: established, renamed, moved and merged; every day in between shows what stood then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from roviec.journal.models import Entry
from roviec.journal.reads import verify
from roviec.org import acts
from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.models import Unit
from roviec.org.succession import Heritage
from tests.conftest import CHANGE, City

BORN, NAMED, MOVED, ENDED = (CHANGE + timedelta(days=days) for days in (10, 20, 30, 40))


@pytest.fixture
def centre(administrator: Access, city: City, names: None) -> Unit:
    unit = acts.establish(
        access=administrator, code="tt", name="Trung tâm Một", kind="so", level="thanh_pho",
        parent=city.root, on=BORN, legal_basis="QĐ 1",
    )  # fmt: skip
    acts.rename(access=administrator, unit=unit, name="Trung tâm Hai", on=NAMED, legal_basis="QĐ 2")
    acts.move(access=administrator, unit=unit, parent=city.sci, on=MOVED, legal_basis="QĐ 3")
    acts.merge(access=administrator, units=[unit], into=city.police, on=ENDED, legal_basis="QĐ 4")
    return unit


@pytest.mark.parametrize(
    ("day", "name", "parent"),
    [
        (BORN - timedelta(days=1), None, None),
        (BORN, "Trung tâm Một", "thanh-pho"),
        (NAMED - timedelta(days=1), "Trung tâm Một", "thanh-pho"),
        (NAMED, "Trung tâm Hai", "thanh-pho"),
        (MOVED - timedelta(days=1), "Trung tâm Hai", "thanh-pho"),
        (MOVED, "Trung tâm Hai", "so-khcn"),
        (ENDED - timedelta(days=1), "Trung tâm Hai", "so-khcn"),
        (ENDED, None, None),
    ],
)
def test_each_day_shows_what_stood_then(centre: Unit, day: date, name: str | None, parent: str | None) -> None:
    row = Chart.at(day).versions.get(centre.pk)
    assert (row and row.name, row and row.parent and row.parent.code) == (name, parent)


def test_its_versions_follow_one_another_without_a_gap(centre: Unit) -> None:
    spans = list(centre.versions.order_by("valid_from").values_list("valid_from", "valid_to"))
    assert spans == [(BORN, NAMED), (NAMED, MOVED), (MOVED, ENDED)]


def test_its_work_is_its_own_until_the_end(centre: Unit, city: City) -> None:
    assert Heritage.at(ENDED - timedelta(days=1)).heir(centre.pk) == centre.pk
    assert Heritage.at(ENDED).heir(centre.pk) == city.police.pk


def test_each_act_is_one_line_and_the_journal_is_whole(centre: Unit) -> None:
    assert list(Entry.objects.order_by("seq").values_list("act", "reason")) == [
        ("org.establish", "QĐ 1"),
        ("org.rename", "QĐ 2"),
        ("org.move", "QĐ 3"),
        ("org.merge", "QĐ 4"),
    ]
    assert verify().sound
