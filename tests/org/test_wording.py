from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.org.wording import atoms, read_wording


@pytest.mark.parametrize(
    ("phrase", "classes"),
    [
        ("các sở, ban, ngành", {"so", "ban", "nganh"}),
        ("Các sở, ban ngành", {"so", "ban nganh"}),
        ("UBND các quận, huyện", {"quan", "huyen"}),
        ("Ủy ban nhân dân các phường và xã", {"phuong", "xa"}),
        ("Chủ tịch UBND các xã, phường", {"phuong", "xa"}),
        ("Thủ trưởng các cơ quan; đơn vị", {"co quan", "don vi"}),
        ("UBND cấp xã", {"cap xa"}),
        ("toàn thể các đoàn thể", {"doan the"}),
        ("", set()),
    ],
)
def test_a_phrase_is_the_set_of_its_classes(phrase: str, classes: set[str]) -> None:
    assert atoms(phrase) == classes


@pytest.mark.parametrize("tail", [" liên quan", " có liên quan", ", có liên quan", " khác", " khác có liên quan"])
def test_only_those_concerned_is_noticed(tail: str) -> None:
    wording = read_wording("các sở, ngành" + tail)
    assert wording.some_of
    assert wording.atoms == {"so", "nganh"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Giám đốc Sở Tài chính", "so tai chinh"),
        ("Chánh Văn phòng UBND thành phố", "van phong uy ban nhan dan thanh pho"),
        ("Cục trưởng Cục Thuế thành phố", "cuc thue thanh pho"),
        ("các bộ phận thuộc Sở Tài chính", "so tai chinh"),
        ("đồng chí Chủ tịch UBND phường Hải Châu", "uy ban nhan dan phuong hai chau"),
    ],
)
def test_posts_and_parts_lead_to_the_body(text: str, key: str) -> None:
    assert key in read_wording(text).keys


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    wording = read_wording(text)
    assert all(wording.keys)
    assert all(wording.atoms)
