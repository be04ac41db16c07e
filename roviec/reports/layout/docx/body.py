"""The text between head and foot."""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document as Word
from docx.shared import Pt, Twips

from roviec.reports.layout.docx import styles
from roviec.reports.layout.docx.tables import table_element
from roviec.reports.layout.model import Block, Bullet, Document, Heading, NamedFigure, Paragraph, Table
from roviec.reports.layout.wording import TO, basis_lines, bullet_text, named_figure_text


def add_addressees(word: Word, addressees: tuple[str, ...]) -> None:
    """One stands beside "Kính gửi:", in the middle; several below it, each on a line."""
    if not addressees:
        return
    if len(addressees) == 1:
        only = word.add_paragraph(f"{TO} {addressees[0]}.", styles.ADDRESSEE)
        only.alignment = styles.CENTER
        lines = [only]
    else:
        lines = [word.add_paragraph(TO, styles.ADDRESSEE)]
        lines[0].paragraph_format.left_indent = Twips(1701)
        last = len(addressees) - 1
        for number, name in enumerate(addressees):
            line = word.add_paragraph(f"- {name}{'.' if number == last else ';'}", styles.ADDRESSEE)
            line.paragraph_format.left_indent = Twips(2835)
            lines.append(line)
    lines[0].paragraph_format.space_before = Pt(6)
    lines[-1].paragraph_format.space_after = Pt(12)


def add_bases(word: Word, document: Document) -> None:
    for line in basis_lines(document):
        word.add_paragraph(line, styles.BASIS)


def add_blocks(word: Word, blocks: Iterable[Block], width: int) -> None:
    for block in blocks:
        match block:
            case Heading(level, label, text):
                word.add_paragraph(" ".join(filter(None, (label, text))), f"Heading {level}")
            case Paragraph(text):
                word.add_paragraph(text, styles.BODY)
            case Bullet():
                word.add_paragraph(bullet_text(block), styles.SUB_BULLET if block.sub else styles.BULLET)
            case NamedFigure():
                word.add_paragraph(named_figure_text(block), styles.BULLET)
            case Table():
                _add_table(word, block, width)


def _add_table(word: Word, table: Table, width: int) -> None:
    if table.caption:
        word.add_paragraph(table.caption, styles.CAPTION)
    after = word.add_paragraph()
    after.paragraph_format.line_spacing = Pt(6)
    names = word.styles
    after._p.addprevious(
        table_element(table, width, names[styles.CELL].style_id or "", names["Table Grid"].style_id or "")
    )
