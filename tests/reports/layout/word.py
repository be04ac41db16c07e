"""Reading a Word file's own XML, for tests of its layout."""

from __future__ import annotations

import io

import docx
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from roviec.reports.layout.docx import render_docx
from roviec.reports.layout.model import Document


def opened(document: Document) -> Word:
    return docx.Document(io.BytesIO(render_docx(document)))


def paragraph(word: Word, text: str) -> Paragraph:
    """The first paragraph that holds `text`, also in the head and the foot."""
    cells = (cell for table in word.tables for row in table.rows for cell in row.cells)
    everywhere = [*word.paragraphs, *(one for cell in cells for one in cell.paragraphs)]
    found: Paragraph = next(one for one in everywhere if text in one.text)
    return found


def look(one: Paragraph) -> tuple[float, bool, bool]:
    """(points, bold, italic) of a paragraph as printed: its run's own, else its style's."""
    run, style = one.runs[0].font, one.style
    assert style is not None
    font = style.font
    size = run.size or font.size
    assert size is not None
    bold = font.bold if run.bold is None else run.bold
    italic = font.italic if run.italic is None else run.italic
    return size.pt, bool(bold), bool(italic)


def rule_twips(one: Paragraph, width: int) -> int:
    """Length of the line that a paragraph of `width` twips draws above itself."""
    borders = one._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:top')}")
    assert borders is not None
    shape = one.paragraph_format
    assert shape.left_indent is not None
    assert shape.right_indent is not None
    left: int = shape.left_indent.twips
    right: int = shape.right_indent.twips
    return width - left - right
