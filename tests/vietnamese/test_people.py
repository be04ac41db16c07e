from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from roviec.vietnamese.names import PersonName, initials, repair_case, split_person

from .strategies import names, spoiled


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Nguyễn Thị Thu Hà", ("Nguyễn", "Thị Thu", "Hà")),
        ("Lê An", ("Lê", "", "An")),
        ("An", ("", "", "An")),
        ("", ("", "", "")),
        ("  Trần\u00a0 Văn   Bé ", ("Trần", "Văn", "Bé")),
        ("Tôn Nữ Thị Ánh", ("Tôn Nữ", "Thị", "Ánh")),
        ("CÔNG TẰNG TÔN NỮ HÀ", ("CÔNG TẰNG TÔN NỮ", "", "HÀ")),
        ("Tôn Nữ", ("Tôn", "", "Nữ")),  # a given name is never missing
        ("H'Hen Niê", ("H'Hen", "", "Niê")),
    ],
)
def test_a_name_splits(name: str, parts: tuple[str, str, str]) -> None:
    assert split_person(name) == PersonName(*parts)


@given(names)
def test_the_parts_make_the_name(name: str) -> None:
    assert str(split_person(name)) == name


@pytest.mark.parametrize(
    ("name", "repaired"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("đặng  thị ánh", "Đặng Thị Ánh"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("Nguyễn Văn an", "Nguyễn Văn an"),
        (unicodedata.normalize("NFD", "ĐỖ ĐẠT"), "Đỗ Đạt"),
        ("", ""),
    ],
)
def test_case_is_repaired_only_where_it_was_lost(name: str, repaired: str) -> None:
    assert repair_case(name) == repaired


@given(names)
def test_case_repair_brings_a_shouted_name_back(name: str) -> None:
    assert repair_case(name.upper()) == name.title()


@given(spoiled)
def test_case_repair_is_idempotent(name: str) -> None:
    assert repair_case(repair_case(name)) == repair_case(name)


def test_initials() -> None:
    assert initials("Đặng Thị ánh") == "ĐTÁ"
    assert initials(" ") == ""
