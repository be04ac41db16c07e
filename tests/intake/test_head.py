"""The head of an official document, however its two columns were made."""

from __future__ import annotations

import pytest

from roviec.directives.intake import take, take_pasted
from tests.intake.files import LETTER, docx_of, para, table

TABBED = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
THÀNH PHỐ MẪU\tĐộc lập - Tự do - Hạnh phúc
Số: 12/UBND-MAU\tThành phố Mẫu, ngày 05 tháng 9 năm 2024
V/v rà soát dữ liệu
dân cư
"""
SPACED = """
  ỦY BAN NHÂN DÂN           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   THÀNH PHỐ MẪU                Độc lập - Tự do - Hạnh phúc

  Số: 12/UBND-MAU         Thành phố Mẫu, ngày 05 tháng 9 năm 2024
V/v rà soát dữ liệu
     dân cư

"""
RIGHT_ALONE = """ỦY BAN NHÂN DÂN\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
THÀNH PHỐ MẪU
\t\t\tĐộc lập - Tự do - Hạnh phúc
Số: 12/UBND-MAU
V/v rà soát dữ liệu dân cư
\t\t\tThành phố Mẫu, ngày 05 tháng 9 năm 2024
"""
BODY = LETTER.partition("Kính gửi")[2]


@pytest.mark.parametrize("typed", [TABBED, SPACED, RIGHT_ALONE])
def test_columns_made_with_tabs_or_spaces_are_read_one_after_the_other(typed: str) -> None:
    taken = take_pasted(f"{typed}Kính gửi{BODY}")
    assert [line for line in taken.text.split("\n") if line] == LETTER.split("\n")
    assert taken.text == take(f"{typed}Kính gửi{BODY}".encode(), "a.txt").text


def test_a_word_file_with_a_tabbed_head() -> None:
    lines = f"{TABBED}Kính gửi{BODY}".split("\n")
    body = "".join(para(line).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>") for line in lines)
    assert take(docx_of(body), "a.docx").text == LETTER


def test_a_head_of_one_row_keeps_the_order_of_its_cells() -> None:
    left, right = (
        ["ỦY BAN", "Số: 1/UBND", "V/v rà", "soát"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Mẫu, ngày 5 tháng 9 năm 2024"],
    )
    cells = ["".join(map(para, left)), "".join(map(para, right))]
    taken = take(docx_of(table([cells], ruled=False)), "a.docx")
    assert taken.text.split("\n") == ["ỦY BAN", "Số: 1/UBND", "V/v rà soát", *right]


@pytest.mark.parametrize(
    "text",
    [
        "Số liệu:\tSở Tư pháp\t12\nCông an\t15",
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nkhông có ngày\tnào ở đây",
        f"{LETTER}\nmột\thai",
    ],
)
def test_other_tabs_are_only_spaces(text: str) -> None:
    assert take_pasted(text).text == text.replace("\t", " ")
