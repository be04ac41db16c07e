"""Annexes: each on sheets of its own, with its own page numbers, saying which document it belongs to."""

from __future__ import annotations

from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Pt

from roviec.reports.layout import sizes
from roviec.reports.layout.docx.body import add_blocks
from roviec.reports.layout.docx.ooxml import element
from roviec.reports.layout.docx.page import set_sheet
from roviec.reports.layout.docx.styles import ANNEX, REFERENCE
from roviec.reports.layout.model import Annex, Document
from roviec.reports.layout.wording import annex_label, annex_reference


def add_annex(word: Word, annex: Annex, document: Document) -> None:
    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if annex.wide else WD_ORIENT.PORTRAIT
    set_sheet(section, wide=annex.wide)
    numbering = section._sectPr.find(qn("w:pgNumType"))
    if numbering is None:
        section._sectPr.insert_element_before(
            element("w:pgNumType", start="1"), "w:cols", "w:titlePg", "w:docGrid"
        )  # fmt: skip
    word.add_paragraph(annex_label(annex), ANNEX)
    word.add_paragraph(annex.title.upper(), ANNEX)
    reference = word.add_paragraph(annex_reference(document.head), REFERENCE)
    reference.paragraph_format.space_after = Pt(10)
    add_blocks(word, annex.blocks, sizes.WIDE_TEXT if annex.wide else sizes.TEXT)
