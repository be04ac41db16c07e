"""Above and below the text: the head as a table without lines, the title, and the foot with recipients and signature."""

from __future__ import annotations

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, Twips
from docx.table import Table

from roviec.reports.layout import sizes
from roviec.reports.layout.docx.ooxml import cell_line, element, rule, ruled_below, set_widths
from roviec.reports.layout.docx.styles import ABSTRACT, TITLE
from roviec.reports.layout.measure import bold_twips
from roviec.reports.layout.model import Document, Head
from roviec.reports.layout.wording import (
    MOTTO,
    NATION,
    date_line,
    name_lines,
    number_line,
    recipient_lines,
    sign_lines,
    subject_line,
)


def add_head(word: Word, head: Head) -> None:
    table = _bare_table(word, 2, sizes.HEAD)
    (left, right), (below_left, below_right) = (row.cells for row in table.rows)
    for line in name_lines(head.parent) if head.parent else []:
        cell_line(left, line, sizes.PARENT_PT)
    issuer = name_lines(head.issuer)
    for line in issuer:
        cell_line(left, line, sizes.ISSUER_PT, bold=True)
    widest = min(bold_twips(issuer[-1], sizes.ISSUER_PT), sizes.HEAD[0])
    ruled_below(left, _side(sizes.HEAD[0], sizes.RULE_SHARE * widest))
    cell_line(right, NATION, sizes.NATION_PT, bold=True)
    cell_line(right, MOTTO, sizes.MOTTO_PT, bold=True)
    ruled_below(right, _side(sizes.HEAD[1], bold_twips(MOTTO, sizes.MOTTO_PT)))
    number = cell_line(below_left, number_line(head), sizes.NUMBER_PT)
    if subject := subject_line(head):
        cell_line(below_left, subject, sizes.SUBJECT_PT)
    day = cell_line(below_right, date_line(head), sizes.DATE_PT, italic=True)
    for paragraph in (number, day):
        paragraph.paragraph_format.space_before = Pt(4)


def add_title(word: Word, head: Head) -> None:
    """Nothing in a công văn: what it is about stands under its number."""
    if not head.kind:
        return
    word.add_paragraph(head.kind.upper(), TITLE)
    if head.abstract:
        word.add_paragraph(head.abstract, ABSTRACT)
    widest = min(bold_twips(head.abstract or head.kind.upper(), sizes.TITLE_PT), sizes.TEXT)
    line = word.add_paragraph()
    rule(line, _side(sizes.TEXT, sizes.RULE_SHARE * widest))
    line.paragraph_format.space_after = Pt(10)


def add_foot(word: Word, document: Document) -> None:
    word.paragraphs[-1].paragraph_format.keep_with_next = True
    table = _bare_table(word, 1, sizes.FOOT)
    left, right = table.rows[0].cells
    for number, line in enumerate(recipient_lines(document)):
        title = number == 0
        size = sizes.RECIPIENTS_PT if title else sizes.RECIPIENT_PT
        cell_line(left, line, size, bold=title, italic=title).alignment = WD_ALIGN_PARAGRAPH.LEFT
    for line in sign_lines(document):
        cell_line(right, line, sizes.SIGN_PT, bold=True)
    name = cell_line(right, document.sign.name, sizes.SIGN_PT, bold=True)
    name.paragraph_format.space_before = Pt(sizes.SIGNATURE_PT)
    table.rows[0]._tr.get_or_add_trPr().append(element("w:cantSplit"))
    # Word wants a paragraph after a table; this one takes no room.
    last = word.add_paragraph()
    last.paragraph_format.line_spacing = Pt(1)


def _bare_table(word: Word, rows: int, widths: tuple[int, ...]) -> Table:
    """Without lines, and without the space that Word keeps at the sides of cells."""
    table: Table = word.add_table(rows, len(widths))
    set_widths(table, tuple(Twips(width) for width in widths))
    properties = table._tbl.tblPr
    sides = [element(f"w:{side}", w="0", type="dxa") for side in ("left", "right")]
    properties.insert_element_before(element("w:tblCellMar", *sides), "w:tblLook")
    return table


def _side(width: int, rule_width: float) -> Twips:
    return Twips(round((width - rule_width) / 2))
