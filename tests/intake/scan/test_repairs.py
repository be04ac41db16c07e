from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roviec.directives.intake.pdf.page import Piece
from roviec.directives.intake.scan.repairs import mended, mended_text, plain


def mend(text: str) -> str:
    return mended([Piece(0, 1, 0, 1, text)])[0].text


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("CỘNG HÒA XÃ HÔI CHỦ NGHỈA VIÊT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("CÔNG HOA XA HỘI CHU NGHĨA VIET NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Đôc lâp - Tư do - Hanh phúc", "Độc lập - Tự do - Hạnh phúc"),
        ("Só: 0001UBND-MAU", "Số: 0001/UBND-MAU"),
        ("Sô 12 /UBND - KGVX", "Số: 12/UBND-KGVX"),
        ("Số: 15/2024/QĐ-UBND", "Số: 15/2024/QĐ-UBND"),
        ("Số:        /UBND-NC", "Số: /UBND-NC"),
        ("Đà Nẵng, ngay 2O tháng 9 nãm 2024", "Đà Nẵng, ngày 20 tháng 9 năm 2024"),
        ("Nơi nhân:", "Nơi nhận:"),
        ("Kinh gửi: Các sở", "Kính gửi: Các sở"),
    ],
)
def test_words_of_the_frame_are_mended(read: str, meant: str) -> None:
    assert mend(read) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Sở Tư pháp chủ trì", "Số hóa hồ sơ, làm sạch dữ liệu", "So với cùng kỳ năm 2024", "Nơi nhận hồ sơ là Bộ phận Một cửa",
        "Độc lập về tài chính", "số lượng 12 hồ sơ",
    ],
)  # fmt: skip
def test_what_only_looks_like_the_frame_is_left(text: str) -> None:
    assert mend(text) == text


def test_points_read_alike_are_told_apart_by_their_order() -> None:
    read = "a) Một\nb) Hai\nc) Ba\nđ) Bốn\nđ) Năm\ne) Sáu"
    assert [line[0] for line in mended_text(read).split("\n")] == list("abcdđe")
    assert mended_text("c) Ba\nd) Bốn\nđ) Năm") == "c) Ba\nd) Bốn\nđ) Năm"


@given(st.text())
def test_plain_letters_stand_where_the_text_has_them(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text())
def test_no_text_is_too_strange_to_mend(text: str) -> None:
    mend(text)
    assert mended_text(text).count("\n") == text.count("\n")
