"""The dispatch that ships with the project: made by the script, in the official layout, and plainly a sample."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from roviec.directives.intake import take
from roviec.packs.samples.build import FONT, SOURCE, TARGET, build, parts_of

TEXT = SOURCE.read_text(encoding="utf-8").strip()


@pytest.fixture(scope="module")
def document() -> Document:
    return docx.Document(str(TARGET))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_committed_file_is_what_the_script_builds() -> None:
    # Part by part: how tightly a zip is packed depends on the machine's zlib.
    assert parts(TARGET.read_bytes()) == parts(build(TEXT))


def test_two_builds_are_the_same_bytes() -> None:
    assert build(TEXT) == build(TEXT)


def test_another_text_is_another_file() -> None:
    assert parts(build(TEXT.replace("0001/UBND-MAU", "0002/UBND-MAU"))) != parts(build(TEXT))


def test_intake_reads_back_every_line_in_order() -> None:
    taken = take(TARGET.read_bytes(), TARGET.name)
    assert taken.text == TEXT
    assert taken.warnings == ()


def test_it_says_that_it_is_a_sample() -> None:
    found = parts_of(TEXT)
    assert "Số: 0001/UBND-MAU" in found.head
    assert any("văn bản mẫu" in line for line in found.head)
    assert found.mark.startswith("Văn bản mẫu do Rõ Việc soạn")
    assert found.signature[-1] == "Nguyễn Văn Mẫu"


def test_the_page_is_the_decrees(document: Document) -> None:
    # Decree 30/2020/NĐ-CP, Annex I: A4; margins top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm.
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for margin, low, high in [
        (section.top_margin, 20, 25),
        (section.bottom_margin, 20, 25),
        (section.left_margin, 30, 35),
        (section.right_margin, 15, 20),
    ]:
        assert margin is not None
        assert Mm(low) - 500 <= margin <= Mm(high) + 500


def test_the_number_of_the_page_stands_centred_above_every_page_but_the_first(document: Document) -> None:
    section = document.sections[0]
    assert section.different_first_page_header_footer
    number = section.header.paragraphs[0]
    assert number.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert [code.text for code in number._p.iter(qn("w:instrText"))] == [" PAGE "]
    assert not section.first_page_header.paragraphs[0].text


def test_everything_is_in_times_new_roman(document: Document) -> None:
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert (
        {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")}
        == {FONT}
        == {"Times New Roman"}
    )
    assert not list(document.element.body.iter(qn("w:rFonts")))


def test_the_body_is_justified_indented_and_14_points(document: Document) -> None:
    body = [paragraph for paragraph in document.paragraphs if paragraph.text in parts_of(TEXT).body]
    assert len(body) == len(parts_of(TEXT).body)
    for paragraph in body:
        assert paragraph.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
        assert paragraph.paragraph_format.first_line_indent == Cm(1.27)
        assert {run.font.size for run in paragraph.runs} == {Pt(14)}


def test_head_and_foot_are_tables_without_borders(document: Document) -> None:
    head, foot = document.tables
    assert (len(head.rows), len(head.columns), len(foot.rows), len(foot.columns)) == (2, 2, 1, 2)
    assert not list(document.element.body.iter(qn("w:tblBorders"), qn("w:tcBorders")))
    assert head.cell(0, 1).paragraphs[0].text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert head.cell(1, 1).paragraphs[0].runs[0].italic
    assert foot.cell(0, 0).paragraphs[0].text == "Nơi nhận:"
