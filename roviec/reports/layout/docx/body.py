"""The text between head and foot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
    lines[0].paragraph_format.space_before = Pt(10)
    lines[-1].paragraph_format.space_after = Pt(12)


def add_bases(word: Word, document: Document) -> None:
    for line in basis_lines(document):
        word.add_paragraph(line, styles.BASIS)


def add_blocks(word: Word, blocks: Iterable[Block], width: int) -> None:
    # By its id: python-docx looks a style up by name anew for each paragraph, which took half the time of a long report.
    ids = {style.name or "": style.style_id for style in word.styles}
    for block in blocks:
        match block:
            case Heading(level, label, text):
                _add_line(word, " ".join(filter(None, (label, text))), ids[f"Heading {level}"])
            case Paragraph(text):
                _add_line(word, text, ids[styles.BODY])
            case Bullet():
                _add_line(word, bullet_text(block), ids[styles.SUB_BULLET if block.sub else styles.BULLET])
            case NamedFigure():
                _add_line(word, named_figure_text(block), ids[styles.BULLET])
            case Table():
                _add_table(word, block, width, ids)


def _add_line(word: Word, text: str, style_id: str) -> None:
    word.add_paragraph(text)._p.style = style_id


def _add_table(word: Word, table: Table, width: int, ids: Mapping[str, str]) -> None:
    if table.caption:
        _add_line(word, table.caption, ids[styles.CAPTION])
    after = word.add_paragraph()
    after.paragraph_format.line_spacing = Pt(6)
    after._p.addprevious(table_element(table, width, ids[styles.CELL], ids["Table Grid"]))
