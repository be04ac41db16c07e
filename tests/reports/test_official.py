from __future__ import annotations

from datetime import date

import pytest

from roviec.org.models import Holding, Post, UnitVersion
from roviec.reports.builders.official import head_of_document, official_name, sign_of_head
from tests.conftest import Cast, City

DAY = date(2026, 2, 1)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("UBND phường Hải Châu", "Ủy ban nhân dân phường Hải Châu"),
        ("Công an thành phố", "Công an thành phố"),
        ("Văn phòng UBND", "Văn phòng UBND"),
    ],
)
def test_a_committees_name_is_written_out(name: str, written: str) -> None:
    assert official_name(name) == written


def test_the_city_itself_has_no_parent(city: City) -> None:
    head = head_of_document(city.root, DAY, kind="Báo cáo", abbreviation="BC", abstract="x")
    assert (head.issuer, head.parent, head.place) == ("Ủy ban nhân dân thành phố Đà Nẵng", "", "Đà Nẵng")


def test_the_notation_ends_with_the_units_short_name(city: City) -> None:
    assert head_of_document(city.police, DAY, kind="", abbreviation="BC", abstract="").notation == "BC"
    UnitVersion.objects.filter(unit=city.police).update(short_name="CATP")
    assert head_of_document(city.police, DAY, kind="", abbreviation="BC", abstract="").notation == "BC-CATP"


def test_whoever_heads_the_unit_on_the_day_signs(city: City, cast: Cast) -> None:
    found = sign_of_head(city.sci, DAY)
    assert (found.post, found.name) == ("Giám đốc", "Trần Thị Mẫu")
    Holding.objects.update(valid_to=DAY)
    assert sign_of_head(city.sci, DAY).name == ""


def test_a_unit_without_a_chair_leaves_the_name_open(city: City) -> None:
    assert not Post.objects.filter(unit=city.police).exists()
    assert sign_of_head(city.police, DAY).post == "Thủ trưởng đơn vị"
