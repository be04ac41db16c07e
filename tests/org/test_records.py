from __future__ import annotations

import pytest

from roviec.journal.reads import may_read, names_of
from tests.conftest import Cast, City


@pytest.mark.parametrize(
    ("who", "may"), [("auditor", True), ("officer", True), ("administrator", True), ("clerk", False), ("leader", False)]
)
def test_who_reads_the_whole_journal(cast: Cast, who: str, may: bool) -> None:
    assert may_read(cast.named(who).user, "*", "") == may


def test_a_units_record_is_for_those_who_see_the_unit(cast: Cast, city: City) -> None:
    about = "org.unit", str(city.ward.pk)
    assert may_read(cast.ward_clerk.user, *about)
    assert not may_read(cast.stranger.user, *about)
    assert not may_read(cast.ward_clerk.user, "org.unit", "x")


def test_keys_of_people_are_shown_as_names(cast: Cast) -> None:
    key = f"person:{cast.clerk.person.pk}"
    assert names_of([key, "person:999999", "system:demo"]) == {
        key: "Trần Thị Mẫu",
        "person:999999": "person:999999",
        "system:demo": "Hệ thống",
    }
