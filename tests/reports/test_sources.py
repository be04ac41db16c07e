from __future__ import annotations

import pytest

from roviec.reports.sources import source_of
from tests.conftest import City


def test_a_unit_is_named_and_can_be_gone_to(city: City) -> None:
    found = source_of(f"org.unit:{city.ward.pk}")
    assert found.label == "Các phần việc của UBND phường Hải Châu"
    assert found.url == f"/don-vi/{city.ward.pk}/"


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["leaks.case:7", "org.unit:x", "org.unit", "duties.blockers:", ""])
def test_what_nobody_explains_is_shown_as_it_is(text: str) -> None:
    found = source_of(text)
    assert (found.label, found.url) == (text, "")


@pytest.mark.django_db
def test_a_signed_run_can_be_gone_to() -> None:
    assert source_of("assess.run:7").url == "/danh-gia/7/"


def test_the_list_of_blockers_can_be_gone_to() -> None:
    found = source_of("duties.blockers:2026-10")
    assert (found.label, found.url) == ("Khó khăn, vướng mắc, tháng 10 năm 2026", "/nhiem-vu/vuong-mac/")
