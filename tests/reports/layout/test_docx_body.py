"""The text between head and foot: indents, spacing, headings with their labels as given, tables."""

from __future__ import annotations

import dataclasses

import pytest
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from roviec.reports.layout.model import Bullet, Heading, NamedFigure, Paragraph
from roviec.reports.layout.sizes import TEXT, WIDE_TEXT
from tests.reports.layout.documents import agencies, dispatch, number, report
from tests.reports.layout.word import look, opened, paragraph


@pytest.fixture(scope="module")
def word() -> Word:
    return opened(report())


@pytest.mark.parametrize("name", ["Nội dung", "Gạch đầu dòng", "Dấu cộng", "Căn cứ", "Heading 1", "Heading 2"])
def test_running_text_is_13_to_14_justified_indented_and_spaced(word: Word, name: str) -> None:
    style = word.styles[name]
    shape = style.paragraph_format
    assert style.font.size.pt in {13, 14}
    assert shape.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert Cm(1) <= shape.first_line_indent <= Cm(1.27)
    assert shape.space_after >= Pt(6)
    assert 1 <= shape.line_spacing <= 1.5


def test_bases_are_italic_and_end_with_a_semicolon_the_last_with_a_point(word: Word) -> None:
    bases = [one for one in word.paragraphs if one.style is not None and one.style.name == "Căn cứ"]
    assert [one.text[-1] for one in bases] == [";", "."]
    assert {look(one) for one in bases} == {(14, False, True)}


def test_headings_are_words_own_with_labels_as_given(word: Word) -> None:
    found = [
        (one.style.name, one.text)
        for one in word.paragraphs
        if one.style is not None and (one.style.name or "").startswith("Heading")
    ]
    assert found == [
        ("Heading 1", "I. Kết quả các mặt công tác"),
        ("Heading 2", "1. Công tác tham mưu"),
        ("Heading 2", "2.2 Nhận xét, đánh giá"),
        ("Heading 3", "2.2.1. Ưu điểm"),
        ("Heading 3", "2.2.1. Tồn tại, hạn chế"),
        ("Heading 4", "a) Nguyên nhân"),
        ("Heading 1", "III. Kiến nghị, đề xuất"),
    ]
    assert "w:numPr" not in word.element.xml, "Word must not number what the outline has numbered"


def test_a_heading_stays_with_the_text_below_it(word: Word) -> None:
    assert all(word.styles[f"Heading {level}"].paragraph_format.keep_with_next for level in range(1, 5))


def test_bullets_and_figures_are_lines_of_their_own(word: Word) -> None:
    lines = [one.text for one in word.paragraphs]
    for line in (
        "- Ban hành 12 văn bản chỉ đạo;",
        "+ Trong đó 3 văn bản ở cấp phường;",
        "- Tổng số nhiệm vụ trong kỳ: 1.400 nhiệm vụ",
        "- Tỷ lệ đúng hạn: 90,8 %",
        "- Số lượt tuyên truyền: chưa có số liệu",
    ):
        assert line in lines


@pytest.mark.parametrize(
    ("last", "printed"),
    [
        (Paragraph("Kính báo cáo."), "Kính báo cáo./."),
        (Bullet("Việc cuối;"), "- Việc cuối./."),
        (NamedFigure("Số việc", number("3", unit="việc")), "- Số việc: 3 việc./."),
        (Heading(1, "II.", "Hết"), "./."),
        (agencies(), "./."),
    ],
)
def test_the_text_ends_with_its_mark(last: Paragraph | Bullet | NamedFigure | Heading, printed: str) -> None:
    word = opened(dataclasses.replace(dispatch(), body=(Paragraph("Trước đó"), last)))
    body = [one.text for one in word.paragraphs if one.text]
    assert body[-1] == printed
    assert sum("./." in line for line in body) == 1


def test_one_addressee_stands_beside_the_greeting(word: Word) -> None:
    line = paragraph(word, "Kính gửi:")
    assert line.text == "Kính gửi: Chủ tịch Ủy ban nhân dân thành phố."
    assert line.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_several_addressees_stand_below_it() -> None:
    lines = [one.text for one in opened(dispatch()).paragraphs]
    at = lines.index("Kính gửi:")
    assert lines[at + 1 : at + 3] == ["- Các sở, ban, ngành;", "- Ủy ban nhân dân các phường, xã, đặc khu."]


def test_a_tables_head_is_repeated_and_no_row_is_torn(word: Word) -> None:
    table = word.tables[1]
    header, *rows = (row._tr.find(qn("w:trPr")) for row in table.rows)
    assert header.find(qn("w:tblHeader")) is not None
    assert all(row.find(qn("w:tblHeader")) is None for row in rows)
    assert all(row.find(qn("w:cantSplit")) is not None for row in (header, *rows))


def test_figures_stand_to_the_right_and_text_to_the_left(word: Word) -> None:
    cells = word.tables[1].rows[1].cells
    assert [cell.text for cell in cells] == ["1", "Sở Khoa học và Công nghệ", "1.234", "1.200", "97,2"]
    right, left = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
    assert [cell.paragraphs[0].alignment for cell in cells] == [right, left, right, right, right]


def test_the_sum_is_bold_and_an_unknown_figure_empty(word: Word) -> None:
    rows = word.tables[1].rows
    assert all(one.bold for cell in rows[4].cells for one in cell.paragraphs[0].runs)
    assert not any(one.bold for cell in rows[3].cells for one in cell.paragraphs[0].runs)
    assert [cell.text for cell in rows[3].cells][3:] == ["", ""]


@pytest.mark.parametrize(("number", "width"), [(1, TEXT), (3, WIDE_TEXT)])
def test_columns_share_the_width_of_the_text(word: Word, number: int, width: int) -> None:
    columns = [int(each.get(qn("w:w")) or 0) for each in word.tables[number]._tbl.tblGrid]
    assert sum(columns) == width
    assert columns[1] > 5 * columns[0]


def test_an_annex_says_which_document_it_belongs_to(word: Word) -> None:
    lines = [one.text for one in word.paragraphs]
    at = lines.index("Phụ lục")
    assert lines[at + 1] == "KẾT QUẢ CHI TIẾT THEO ĐƠN VỊ"
    assert lines[at + 2] == "(Kèm theo Báo cáo số 05/BC-CATP ngày 05 tháng 02 năm 2026 của Công an thành phố)"
