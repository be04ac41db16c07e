from __future__ import annotations

import pytest

from roviec.reports.sources import source_of
from tests.conftest import City


def test_a_unit_is_named_and_can_be_gone_to(city: City) -> None:
    found = source_of(f"org.unit:{city.ward.pk}")
    assert found.label == "Các phần việc của UBND phường Hải Châu"
    assert found.url == f"/don-vi/{city.ward.pk}/"


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["leaks.case:7", "org.unit:x", "org.unit", ""])
def test_what_nobody_explains_is_shown_as_it_is(text: str) -> None:
    found = source_of(text)
    assert (found.label, found.url) == (text, "")
