from __future__ import annotations

from datetime import date

import pytest
import time_machine

from roviec.duties.models import Obligation
from roviec.reports.forms import recent_periods
from roviec.reports.models import Document, Outline
from tests.conftest import Cast, City

PAGE = "/bao-cao/lap-phieu/"


@pytest.fixture(autouse=True)
def october() -> object:
    with time_machine.travel(date(2024, 10, 3), tick=False):
        yield


def test_it_makes_a_draft_from_the_units_work(
    owed: Obligation, outlines: list[Outline], cast: Cast, city: City
) -> None:
    response = cast.officer.client().post(PAGE, {"unit": city.ward.pk, "period": "2024-09"})
    made = Document.objects.get()
    assert response.headers["Location"] == f"/bao-cao/{made.pk}/"
    assert (made.kind, made.unit, made.period) == (Document.Kind.AGENCY_SHEET, city.police, "2024-09")
    assert made.source == f"org.unit:{city.ward.pk}"
    assert [row.unit_id for row in made.addressees.all()] == [city.ward.pk]


def test_without_an_outline_it_is_said_so(owed: Obligation, cast: Cast, city: City) -> None:
    response = cast.officer.client().post(PAGE, {"unit": city.ward.pk, "period": "2024-09"})
    assert response.status_code == 422
    assert "Chưa nạp đề cương" in response.content.decode()
    assert not Document.objects.exists()


@pytest.mark.parametrize("data", [{"unit": "", "period": "2024-09"}, {"period": "2024-13"}, {"unit": 0}])
def test_wrong_choices_are_said_so(
    owed: Obligation, outlines: list[Outline], cast: Cast, city: City, data: dict[str, object]
) -> None:
    response = cast.officer.client().post(PAGE, {"unit": city.ward.pk, "period": "2024-09", **data})
    assert response.status_code == 422
    assert not Document.objects.exists()


@pytest.mark.parametrize("role", ["leader", "clerk", "auditor"])
def test_for_others_the_page_is_not_there(cast: Cast, role: str) -> None:
    assert cast.named(role).client().get(PAGE).status_code == 404


def test_ended_units_are_not_offered(cast: Cast, city: City) -> None:
    with time_machine.travel(date(2026, 1, 5), tick=False):
        choices = dict(cast.officer.client().get(PAGE).context["form"].fields["unit"].choices)
    assert city.ward.pk in choices
    assert city.info.pk not in choices


def test_periods_go_back_a_year() -> None:
    found = recent_periods(date(2024, 3, 31))
    assert found[:3] == ["2024-03", "2024-02", "2024-01"]
    assert found[11] == "2023-04"
    assert found[12:16] == ["2024-Q1", "2023-Q4", "2023-Q3", "2023-Q2"]
    assert found[16:] == ["2024", "2023"]
