"""Above and below the text, row by row of the layout table of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

import dataclasses

import pytest
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from roviec.reports.layout.measure import bold_twips
from roviec.reports.layout.sizes import HEAD, TEXT
from roviec.reports.layout.wording import MOTTO
from tests.reports.layout.documents import dispatch, notice, report
from tests.reports.layout.word import look, opened, paragraph, rule_twips

CENTER = WD_ALIGN_PARAGRAPH.CENTER


@pytest.fixture(scope="module")
def word() -> Word:
    return opened(report())


@pytest.fixture(scope="module")
def letter() -> Word:
    return opened(dispatch())


@pytest.mark.parametrize(
    ("text", "points", "bold", "italic"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", {12, 13}, True, False),
        ("Độc lập - Tự do - Hạnh phúc", {13, 14}, True, False),
        ("UBND THÀNH PHỐ ĐÀ NẴNG", {12, 13}, False, False),
        ("CÔNG AN THÀNH PHỐ", {12, 13}, True, False),
        ("Số: 05/BC-CATP", {13}, False, False),
        ("Đà Nẵng, ngày 05 tháng 02 năm 2026", {13, 14}, False, True),
        ("BÁO CÁO", {13, 14}, True, False),
        ("Kết quả triển khai Đề án 06 tháng 01", {13, 14}, True, False),
        ("KT. GIÁM ĐỐC", {13, 14}, True, False),
        ("PHÓ GIÁM ĐỐC", {13, 14}, True, False),
        ("Nguyễn Văn Mẫu 01", {13, 14}, True, False),
        ("Nơi nhận:", {12}, True, True),
        ("- Như trên;", {11}, False, False),
        ("- Lưu: VT, CATP.", {11}, False, False),
    ],
)
def test_each_element_has_its_size_and_weight(
    word: Word, text: str, points: set[int], bold: bool, italic: bool
) -> None:
    size, is_bold, is_italic = look(paragraph(word, text))
    assert size in points
    assert (is_bold, is_italic) == (bold, italic)


def test_the_head_is_a_table_of_two_by_two_without_lines(word: Word) -> None:
    head = word.tables[0]
    assert (len(head.rows), len(head.columns)) == (2, 2)
    assert head.style is not None
    assert head.style.name == "Normal Table"
    assert head._tbl.tblPr.find(qn("w:tblBorders")) is None
    assert [cell.width.twips for cell in head.rows[0].cells if cell.width] == list(HEAD)
    assert sum(HEAD) == TEXT


def test_number_and_date_stand_in_one_row(word: Word) -> None:
    number, day = (cell.text for cell in word.tables[0].rows[1].cells)
    assert number.startswith("Số: 05/BC-CATP")
    assert day == "Đà Nẵng, ngày 05 tháng 02 năm 2026"


def test_the_head_is_centred(word: Word) -> None:
    cells = [cell for row in word.tables[0].rows for cell in row.cells]
    assert {one.alignment for cell in cells for one in cell.paragraphs if one.text} == {CENTER}


def test_the_line_below_the_motto_is_as_long_as_the_motto(word: Word) -> None:
    right = word.tables[0].rows[0].cells[1]
    assert [one.text for one in right.paragraphs[:2]][1] == MOTTO
    assert abs(rule_twips(right.paragraphs[2], HEAD[1]) - bold_twips(MOTTO, 14)) <= 2


def test_the_line_below_the_issuer_is_a_third_to_a_half_of_the_name(word: Word) -> None:
    left = word.tables[0].rows[0].cells[0]
    name = bold_twips("CÔNG AN THÀNH PHỐ", 13)
    assert name / 3 <= rule_twips(left.paragraphs[-1], HEAD[0]) <= name / 2


def test_a_line_stands_below_the_title(word: Word) -> None:
    title = paragraph(word, "Kết quả triển khai Đề án 06 tháng 01")
    at = next(number for number, one in enumerate(word.paragraphs) if one._p is title._p)
    assert rule_twips(word.paragraphs[at + 1], TEXT) > 0
    assert title.style is not None
    assert title.style.paragraph_format.alignment == CENTER


def test_a_dispatch_says_what_it_is_about_under_its_number(letter: Word) -> None:
    cell = letter.tables[0].rows[1].cells[0]
    number, subject = cell.paragraphs
    assert number.text == "Số: 5289/UBND-CATP"
    assert subject.text == "V/v đôn đốc thực hiện các nhiệm vụ của Đề án 06 tháng 11 năm 2026"
    size, bold, italic = look(subject)
    assert size in {12, 13}
    assert (bold, italic) == (False, False)


def test_a_dispatch_has_no_title(letter: Word) -> None:
    names = {one.style.name for one in letter.paragraphs if one.style is not None}
    assert not names & {"Tên loại", "Trích yếu"}


def test_a_committee_has_its_place_on_a_second_line(letter: Word) -> None:
    cell = letter.tables[0].rows[0].cells[0]
    assert [one.text for one in cell.paragraphs][:2] == ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐÀ NẴNG"]


def test_the_foot_is_recipients_beside_the_signature(word: Word) -> None:
    foot = word.tables[2]
    assert (len(foot.rows), len(foot.columns)) == (1, 2)
    left, right = (cell.text.split("\n") for cell in foot.rows[0].cells)
    assert left == [
        "Nơi nhận:",
        "- Như trên;",
        "- Các sở, ban, ngành;",
        "- Ủy ban nhân dân các phường, xã;",
        "- Lưu: VT, CATP.",
    ]
    assert right == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn Mẫu 01"]
    assert foot.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


def test_a_signature_for_the_committee_says_so(letter: Word) -> None:
    right = letter.tables[1].rows[0].cells[1]
    assert right.text.split("\n")[:3] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


def test_room_is_left_for_a_number_and_a_day_not_yet_given() -> None:
    head = dataclasses.replace(report().head, number=None, on=None)
    row = opened(dataclasses.replace(report(), head=head)).tables[0].rows[1]
    number, day = (cell.text for cell in row.cells)
    assert number == f"Số: {chr(0xA0) * 6}/BC-CATP"
    assert day.startswith(f"Đà Nẵng, ngày{chr(0xA0) * 6}tháng")


def test_lines_below_long_names_and_titles_keep_to_their_columns() -> None:
    word = opened(notice())
    left = word.tables[0].rows[0].cells[0]
    assert 0 < rule_twips(left.paragraphs[-1], HEAD[0]) <= HEAD[0] / 2
    title = paragraph(word, "Kết quả thực hiện nhiệm vụ của Đề án 06 tháng 11")
    at = next(number for number, one in enumerate(word.paragraphs) if one._p is title._p)
    assert 0 < rule_twips(word.paragraphs[at + 1], TEXT) <= TEXT / 2
