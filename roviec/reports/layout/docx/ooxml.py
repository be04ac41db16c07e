"""Pieces of Word's XML that python-docx has no word for."""

from __future__ import annotations

import io
import zipfile
from typing import Final, cast

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import _Element

_SPACES: Final = {"w": nsmap["w"]}
_WORD: Final = f"{{{nsmap['w']}}}"


def element(tag: str, *children: _Element, **attributes: str) -> BaseOxmlElement:
    """`tag` and the names of `attributes` in Word's own name space."""
    named = {f"{_WORD}{name}": value for name, value in attributes.items()}
    made = cast("BaseOxmlElement", oxml_parser.makeelement(f"{_WORD}{tag.removeprefix('w:')}", named, _SPACES))
    made.extend(children)
    return made


def write(paragraph: Paragraph, text: str, size: float, bold: bool = False, italic: bool = False) -> Run:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return run


def cell_line(cell: _Cell, text: str, size: float, bold: bool = False, italic: bool = False) -> Paragraph:
    """One more line in a cell; a new cell brings an empty one along, which is used first."""
    first: Paragraph = cell.paragraphs[0]
    paragraph = first if len(cell.paragraphs) == 1 and not first.runs else cell.add_paragraph()
    write(paragraph, text, size, bold, italic)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def ruled_below(cell: _Cell, side: Length) -> None:
    """A thin line across the cell, as far from its sides as `side`."""
    rule(cell.add_paragraph(), side)


def rule(paragraph: Paragraph, side: Length) -> None:
    write(paragraph, "", 2)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.line_spacing = Pt(3), Pt(3)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
    borders = element("w:pBdr", element("w:top", val="single", sz="6", space="0", color="000000"))
    paragraph.paragraph_format.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:spacing", "w:ind", "w:jc"
    )


def set_widths(table: Table, widths: tuple[Length, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def page_number(paragraph: Paragraph) -> None:
    for kind, code in (("begin", None), (None, " PAGE "), ("end", None)):
        run = write(paragraph, "", 14)
        if kind:
            run.element.append(element("w:fldChar", fldCharType=kind))
        else:
            instruction = element("w:instrText")
            instruction.text = code
            run.element.append(instruction)


def package(document: Document) -> bytes:
    """The document without the clock in it: the same document gives the same bytes."""
    written, out = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as made, zipfile.ZipFile(out, "w") as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, made.read(name))
    return out.getvalue()
