from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from roviec.org.chart import Chart
from roviec.org.models import Unit, UnitVersion
from tests.conftest import Cast, City

TOMORROW = timezone.localdate() + timedelta(days=1)
COMMON = {"on": TOMORROW.isoformat(), "legal_basis": "NQ thử 5"}


def forms(city: City) -> dict[str, dict[str, object]]:
    return {
        "doi-ten": {"name": "UBND phường Mới", "short_name": ""},
        "chuyen-cap-tren": {"parent": city.sci.pk},
        "sap-nhap": {"into": city.other_ward.pk},
        "giai-the": {"heir": ""},
    }


NAMES = pytest.mark.parametrize("name", ["doi-ten", "chuyen-cap-tren", "sap-nhap", "giai-the"])


def seen(unit: Unit) -> UnitVersion | None:
    return Chart.at(TOMORROW).versions.get(unit.pk)


@NAMES
def test_an_administrator_changes_a_unit(cast: Cast, city: City, name: str) -> None:
    browser, address = cast.administrator.client(), f"/don-vi/{city.ward.pk}/{name}/"
    assert browser.get(address).status_code == 200
    before = seen(city.ward)
    assert before is not None
    response = browser.post(address, COMMON | forms(city)[name])
    assert (response.status_code, response["Location"]) == (302, f"/don-vi/{city.ward.pk}/")
    after = seen(city.ward)
    assert after is None or (after.name, after.parent_id) != (before.name, before.parent_id)


@NAMES
@pytest.mark.parametrize("who", ["clerk", "officer", "leader", "auditor"])
def test_nobody_else_finds_the_page(cast: Cast, city: City, name: str, who: str) -> None:
    browser, address = cast.named(who).client(), f"/don-vi/{city.ward.pk}/{name}/"
    assert browser.get(address).status_code == 404
    assert browser.post(address, COMMON | forms(city)[name]).status_code == 404
    assert city.ward.versions.count() == 1


@NAMES
def test_an_empty_form_names_its_fields(cast: Cast, city: City, name: str) -> None:
    response = cast.administrator.client().post(f"/don-vi/{city.ward.pk}/{name}/", {})
    assert response.status_code == 422
    assert "#id_legal_basis" in response.content.decode()


def test_what_the_act_refuses_is_said_in_words(cast: Cast, city: City) -> None:
    said = COMMON | {"on": "2019-01-01", "name": "UBND phường Mới"}
    response = cast.administrator.client().post(f"/don-vi/{city.ward.pk}/doi-ten/", said)
    assert response.status_code == 422
    assert "đã thay đổi từ ngày 2020-01-01" in response.content.decode()


@pytest.mark.parametrize("name", ["xoa", "doi-ten-2"])
def test_there_is_no_other_change(cast: Cast, city: City, name: str) -> None:
    assert cast.administrator.client().get(f"/don-vi/{city.ward.pk}/{name}/").status_code == 404


def test_an_ended_unit_has_no_such_page(cast: Cast, city: City) -> None:
    assert cast.administrator.client().get(f"/don-vi/{city.info.pk}/doi-ten/").status_code == 404


@pytest.mark.parametrize("name", ["chuyen-cap-tren", "sap-nhap", "giai-the"])
def test_no_unit_is_chosen_beforehand_and_never_itself(cast: Cast, city: City, name: str) -> None:
    shown = cast.administrator.client().get(f"/don-vi/{city.ward.pk}/{name}/").content.decode()
    assert '<option value="" selected>' in shown
    assert f'<option value="{city.other_ward.pk}">' in shown
    assert f'<option value="{city.ward.pk}">' not in shown
