from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.vietnamese.keys import search_key
from roviec.vietnamese.names import agency_key, agency_similarity

BODIES = (
    "Sở Thông tin và Truyền thông",
    "Sở Kế hoạch và Đầu tư",
    "Sở Khoa học và Công nghệ",
    "Sở Giáo dục và Đào tạo",
    "Sở Tư pháp",
    "Sở Tài chính",
    "Công an thành phố",
    "Ủy ban nhân dân quận Hải Châu",
    "Bảo hiểm xã hội thành phố",
    "Ngân hàng Nhà nước chi nhánh Đà Nẵng",
)
body = st.sampled_from(BODIES)


@pytest.mark.parametrize(
    "ways",
    [
        ("Sở TT&TT", "Sở TTTT", "SỞ TT VÀ TT", "sở Thông tin - Truyền thông", "Sở Thông tin và Truyền thông"),
        ("UBND thành phố", "Uỷ ban nhân dân TP", "Ủy ban Nhân dân Thành phố", "UBND TP."),
        ("CATP", "CA TP", "Công an thành phố", "Công an TP"),
        (
            "Sở LĐTB&XH",
            "Sở LĐ-TB&XH",
            "Sở LĐTBXH",
            "Sở Lao động - Thương binh và Xã hội",
            "Sở Lao động, Thương binh và Xã hội",
        ),
        ("Sở KH&ĐT", "Sở KHĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở NN&PTNT", "Sở NN-PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở TN&MT", "Sở Tài nguyên và Môi trường"),
        ("Sở GTVT", "Sở Giao thông vận tải"),
        ("Sở VH&TT", "Sở VHTT", "Sở Văn hoá và Thể thao"),
        ("Sở VH,TT&DL", "Sở VHTT&DL", "Sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("BHXH thành phố", "Bảo hiểm xã hội TP"),
        ("NHNN", "Ngân hàng nhà nước"),
        ("HĐND TP", "Hội đồng nhân dân thành phố"),
        ("UBND P. Hải Châu", "UBND phường Hải Châu"),
        ("UBND Q.1", "Ủy ban nhân dân quận 1"),
        ("Sở TP", "Sở Tư pháp"),
        ("Bộ CA", "Bộ Công an"),
        ("Phòng NV", "Phòng Nội vụ"),
        ("TTPVHCC", "Trung tâm PVHCC", "Trung tâm Phục vụ hành chính công"),
        ("BCĐ", "Ban chỉ đạo"),
        ("bộ phận TTHC", "bộ phận Thủ tục hành chính"),
    ],
)
def test_all_ways_to_write_a_body_have_one_key(ways: tuple[str, ...]) -> None:
    assert {agency_key(way) for way in ways} == {agency_key(ways[0])}
    assert agency_key(ways[0]) == agency_key(ways[0].upper()) == agency_key(ways[0].lower())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sở KH&ĐT", "Sở KH&CN"),
        ("Sở TP", "UBND TP"),
        ("UBND quận Hải Châu", "UBND phường Hải Châu"),
        ("UBND TP Đà Nẵng", "UBND TP"),
        ("Sở Thông tin và Truyền thông", "Bộ Thông tin và Truyền thông"),
    ],
)
def test_different_bodies_have_different_keys(one: str, other: str) -> None:
    assert agency_key(one) != agency_key(other)


@given(st.text())
def test_the_key_is_stable_and_folded(name: str) -> None:
    key = agency_key(name)
    assert search_key(key) == key


@pytest.mark.parametrize("name", [*BODIES, "Sở TT&TT", "UBND TP"])
def test_the_key_of_a_key_is_the_key(name: str) -> None:
    assert agency_key(agency_key(name)) == agency_key(name)


@given(body, st.data())
def test_one_slip_of_a_letter_stays_near_and_never_passes_for_the_same(name: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([at for at, letter in enumerate(name) if letter.isalpha()]))
    letter = data.draw(st.sampled_from(["", "w", name[at] + "w"]))
    slipped = name[:at] + letter + name[at + 1 :]
    assert agency_similarity(slipped, name) >= 0.85  # a slip in a silent "và" makes it a word
    if agency_key(slipped) != agency_key(name):
        assert agency_similarity(slipped, name) < 1.0
        assert all(
            agency_similarity(slipped, other) < agency_similarity(slipped, name) for other in BODIES if other != name
        )


@given(body, body)
def test_similarity_is_symmetric_and_one_only_for_one_key(one: str, other: str) -> None:
    assert agency_similarity(one, other) == agency_similarity(other, one)
    assert (agency_similarity(one, other) == 1.0) == (one == other)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Sở TT&TT", "Sở Thông tin và Truyền thông", True),
        ("Công an thàhn phố", "CATP", True),  # neighbours swapped
        ("Sở Thôngtin và Truyền thông", "Sở Thông tin và Truyền thông", True),  # a space lost
        ("Các đơn vi trực thuộc", "Các đơn vl trực thuộc", True),
        ("UBND Quận 1", "UBND Quận 3", False),
        ("Quân khu IV", "Quân khu V", False),
        ("Sở Tài chính", "Sở Tư pháp", False),
        ("", "", False),
    ],
)
def test_similarity(one: str, other: str, alike: bool) -> None:
    assert (agency_similarity(one, other) > 0.9) is alike


@given(st.text(alphabet="abcd", max_size=9), st.text(alphabet="abcd", max_size=9))
def test_the_banded_distance_is_the_full_one_up_to_three(a: str, b: str) -> None:
    from roviec.vietnamese.agencies import _distance

    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if i == 0 or j == 0:
                table[i][j] = i + j
                continue
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    assert _distance(a, b) == min(table[-1][-1], 4)
