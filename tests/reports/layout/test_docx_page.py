"""The sheet against Decree 30/2020/NĐ-CP: A4, margins, typeface, page number."""

from __future__ import annotations

import dataclasses
import io
import zipfile

import pytest
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.styles.style import ParagraphStyle

from roviec.reports.layout.docx import render_docx
from roviec.reports.layout.model import Annex, Paragraph
from tests.reports.layout.documents import SYNTHETIC, dispatch, report
from tests.reports.layout.word import opened


@pytest.fixture(scope="module")
def word() -> Word:
    return opened(report())


def sheet(word: Word, number: int = 0) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in ("w:pgSz", "w:pgMar"):
        node = word.sections[number]._sectPr.find(qn(tag))
        assert node is not None
        found |= {str(name).rpartition("}")[2]: str(value) for name, value in node.attrib.items()}
    return found


def test_the_sheet_is_a4_with_the_official_margins(word: Word) -> None:
    found = sheet(word)
    assert (found["w"], found["h"]) == ("11906", "16838")
    assert (found["top"], found["bottom"], found["left"], found["right"]) == ("1134", "1134", "1701", "850")


def test_an_annex_may_lie_on_its_side(word: Word) -> None:
    found = sheet(word, 1)
    assert (found["w"], found["h"], found["orient"]) == ("16838", "11906", "landscape")


def test_an_upright_annex_after_a_turned_one_stands_again() -> None:
    upright = Annex("Ghi chú", (Paragraph("Một dòng"),), number="II")
    found = sheet(opened(dataclasses.replace(report(), annexes=(*report().annexes, upright))), 2)
    assert (found["w"], found["h"]) == ("11906", "16838")


def test_the_page_number_stands_in_the_middle_of_the_top_margin_but_not_on_page_one(word: Word) -> None:
    section = word.sections[0]
    number = section.header.paragraphs[0]
    assert number.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert [node.text for node in number._p.iter(qn("w:instrText"))] == [" PAGE "]
    assert {run.font.size.pt for run in number.runs if run.font.size} == {14}
    assert section.different_first_page_header_footer
    assert "PAGE" not in section.first_page_header._element.xml
    assert section.header_distance is not None
    assert section.top_margin is not None
    assert 0 < section.header_distance < section.top_margin


def test_an_annex_counts_its_pages_anew(word: Word) -> None:
    numbering = word.sections[1]._sectPr.find(qn("w:pgNumType"))
    assert numbering is not None
    assert numbering.get(qn("w:start")) == "1"
    assert word.sections[1].different_first_page_header_footer


def test_every_style_in_use_is_times_new_roman_in_black(word: Word) -> None:
    used = {one.style.name for one in word.paragraphs if one.style is not None}
    assert {"Heading 1", "Heading 2", "Heading 3", "Heading 4", "Nội dung", "Căn cứ"} <= used
    for name in used:
        style = word.styles[name or ""]
        assert isinstance(style, ParagraphStyle)
        fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        scripts = {name.rpartition("}")[2]: value for name, value in fonts.attrib.items()}
        assert scripts == dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), "Times New Roman"), name
        assert style.font.color.rgb == RGBColor(0, 0, 0), name


def test_no_run_leaves_the_typeface_or_the_colour(word: Word) -> None:
    body = word.element.body
    assert not list(body.iter(qn("w:rFonts")))
    assert not list(body.iter(qn("w:color")))


def test_the_language_is_vietnamese(word: Word) -> None:
    languages = [node.get(qn("w:val")) for node in word.styles.element.iter(qn("w:lang"))]
    assert set(languages) == {"vi-VN"}
    assert word.core_properties.language == "vi-VN"


def test_word_does_not_open_it_in_compatibility_mode(word: Word) -> None:
    modes = {
        node.get(qn("w:name")): node.get(qn("w:val")) for node in word.settings.element.iter(qn("w:compatSetting"))
    }
    assert modes["compatibilityMode"] == "15"


def test_made_up_data_say_so_at_the_foot_of_every_page(word: Word) -> None:
    for section in word.sections:
        assert section.footer.paragraphs[0].text == SYNTHETIC
        assert section.first_page_footer.paragraphs[0].text == SYNTHETIC


def test_a_document_without_a_note_has_nothing_at_its_foot() -> None:
    word = opened(dataclasses.replace(dispatch(), note=""))
    assert word.sections[0].footer.paragraphs[0].text == ""


def test_the_file_says_what_it_is_and_no_person(word: Word) -> None:
    said = word.core_properties
    assert said.title == "Báo cáo Kết quả triển khai Đề án 06 tháng 01 năm 2026 trên địa bàn thành phố"
    assert (said.author, said.last_modified_by) == ("Công an thành phố", "")
    assert said.created is not None
    assert said.created.date() == report().head.on


def test_nothing_of_the_templates_own_is_left_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(report()))) as package:
        assert not [name for name in package.namelist() if "thumbnail" in name]
        assert b"python-docx" not in package.read("docProps/core.xml")


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_docx(report()) == render_docx(report())
    with zipfile.ZipFile(io.BytesIO(render_docx(report()))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
