"""Set the sample dispatch in the official layout: python -m roviec.packs.samples.build"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from roviec.reports.layout.docx.ooxml import cell_line, element, package, page_number, ruled_below, set_widths, write

SOURCE = Path(__file__).with_name("cong-van-mau.txt")
TARGET = SOURCE.with_suffix(".docx")
FONT = "Times New Roman"
_STAMP = datetime(2024, 9, 20, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Parts:
    """The lines of a dispatch: head, addressees, body, recipients, signature, and the mark that this is a sample."""

    head: list[str]
    addressed: list[str]
    body: list[str]
    recipients: list[str]
    signature: list[str]
    mark: str


def parts_of(text: str) -> Parts:
    lines = text.strip().split("\n")
    addressed, copies = lines.index("Kính gửi:"), lines.index("Nơi nhận:")
    body = next(at for at in range(addressed + 1, copies) if not lines[at].startswith("-"))
    signature = next(at for at in range(copies + 1, len(lines)) if not lines[at].startswith("-"))
    return Parts(lines[:addressed], lines[addressed:body], lines[body:copies], lines[copies:signature], lines[signature:-1], lines[-1])  # fmt: skip


def build(text: str) -> bytes:
    parts = parts_of(text)
    document = _blank()
    _head(document, parts.head)
    _addressed(document, parts.addressed)
    for line in parts.body:
        paragraph = document.add_paragraph()
        heading = line[0].isdigit()
        write(paragraph, line, 14, bold=heading)
        paragraph.paragraph_format.keep_with_next = heading
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _foot(document, parts.recipients, parts.signature)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(18)
    write(paragraph, parts.mark, 11, italic=True)
    return package(document)


def _blank() -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    # The number stands on every page but the first.
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page_number(number)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    fonts = normal.element.rPr.rFonts
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    normal.element.rPr.append(element("w:lang", val="vi-VN"))
    normal.paragraph_format.space_before, normal.paragraph_format.space_after = Pt(0), Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "Rõ Việc", "Công văn mẫu", ""
    properties.created = properties.modified = _STAMP
    return document


def _head(document: Document, lines: list[str]) -> None:
    *issuer, nation, motto, number, subject, date = lines
    table = document.add_table(2, 2)
    set_widths(table, (Cm(6.1), Cm(10.4)))
    (left, right), (below_left, below_right) = (row.cells for row in table.rows)
    for line in issuer:
        cell_line(left, line, 13, bold=True)
    ruled_below(left, Cm(1.9))
    cell_line(right, nation, 13, bold=True)
    cell_line(right, motto, 14, bold=True)
    ruled_below(right, Cm(1.8))
    cell_line(below_left, number, 13)
    cell_line(below_left, subject, 12)
    cell_line(below_right, date, 14, italic=True)
    for cell in (left, right, below_left, below_right):
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.space_after = Pt(0)


def _addressed(document: Document, lines: list[str]) -> None:
    for line in lines:
        paragraph = document.add_paragraph()
        write(paragraph, line, 14)
        first = line == lines[0]
        paragraph.paragraph_format.left_indent = Cm(3 if first else 4)
        paragraph.paragraph_format.space_before = Pt(12 if first else 0)
        paragraph.paragraph_format.space_after = Pt(12 if line == lines[-1] else 0)


def _foot(document: Document, recipients: list[str], signature: list[str]) -> None:
    table = document.add_table(1, 2)
    set_widths(table, (Cm(8.5), Cm(8)))
    left, right = table.rows[0].cells
    for line in recipients:
        paragraph = cell_line(left, line, 12 if line == recipients[0] else 11, bold=line == recipients[0], italic=line == recipients[0])  # fmt: skip
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.space_after = Pt(0)
    for line in signature:
        cell_line(right, line, 14, bold=True).paragraph_format.space_after = Pt(0)
    # Room for the signature and the seal.
    right.paragraphs[-1].paragraph_format.space_before = Pt(72)
    row = table.rows[0]._tr.get_or_add_trPr()
    row.append(element("w:cantSplit"))


if __name__ == "__main__":
    TARGET.write_bytes(build(SOURCE.read_text(encoding="utf-8")))
