"""Lines of a page back into what was typed: the head and the foot by column, the body by paragraph, no page numbers."""

from __future__ import annotations

import re
from itertools import groupby

from roviec.directives.intake.head import ADDRESSED, HEAD_LINES, NATION, in_order, is_date
from roviec.directives.intake.lines import page_of, table_lines
from roviec.directives.intake.pdf.joining import joined
from roviec.directives.intake.pdf.page import Page, Piece
from roviec.directives.intake.pdf.rows import Row, added, begins_item, first_word, rows_of

_RECIPIENTS = re.compile(r"Nơi\s+nhận\s*:?", re.I)
_PAGE_NUMBER = re.compile(r"(?:trang\s+)?[-–]?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*[-–]?", re.I)


def text_of(pages: list[Page]) -> str:
    lines: list[str] = []
    body: list[Row] = []
    for page in pages:
        rows = _without_page_number(_rows(page))
        head, rows = _head(rows) if not lines and not body else ([], rows)
        above, foot, below = _foot(rows)
        lines += head
        body += above
        if foot:
            lines += _paragraphs(body) + foot
            body = below
    return page_of(lines + _paragraphs(body))


def _rows(page: Page) -> list[Row]:
    """From the top; a table stands as one."""
    rows = rows_of(page.pieces, page.width)
    for table in page.tables:
        rows.append(Row([Piece(table.x0, table.x1, table.bottom, table.top, "")], page.width, table))
    return sorted(rows, key=lambda row: -row.pieces[0].top)


def _without_page_number(rows: list[Row]) -> list[Row]:
    for at in (0, -1):
        if len(rows) > 1 and _PAGE_NUMBER.fullmatch(rows[at].text.strip()):
            del rows[at]
    return rows


def _head(rows: list[Row]) -> tuple[list[str], list[Row]]:
    """The lines of the two columns in the order of the layout's cells, and the rows below them."""
    nation = next((piece for row in rows[:HEAD_LINES] for piece in row.pieces if NATION.search(piece.text)), None)
    if nation is None:
        return [], rows
    left: list[str] = []
    right: list[str] = []
    end = 0
    for row in rows[:HEAD_LINES]:
        beside = [piece for piece in row.pieces if _middle(piece) > nation.x0]
        under = [piece for piece in row.pieces if _middle(piece) <= nation.x0]
        crosses = any(piece.x1 > nation.x0 for piece in under)
        dated = any(map(is_date, right))
        if row.table or ADDRESSED.match(row.text) or (dated and (beside or crosses)):
            break
        left += [piece.text.strip() for piece in under]
        right += [piece.text.strip() for piece in beside]
        end += 1
    return in_order(left, right), rows[end:]


def _foot(rows: list[Row]) -> tuple[list[Row], list[str], list[Row]]:
    """The rows above; recipients on the left, then the signature on the right; the rows below, which cross the columns."""
    start = next((at for at, row in enumerate(rows) if _RECIPIENTS.match(row.text)), None)
    if start is None:
        return rows, [], []
    half = rows[start].width / 2
    end = next((at for at, row in enumerate(rows) if at > start and _crosses(row, half)), len(rows))
    pieces = [piece for row in rows[start:end] for piece in row.pieces]
    left = [piece.text.strip() for piece in pieces if piece.x0 < half * 0.8]
    right = [piece.text.strip() for piece in pieces if piece.x0 >= half * 0.8]
    return rows[:start], left + right, rows[end:]


def _crosses(row: Row, half: float) -> bool:
    return row.table is not None or any(piece.x0 < half * 0.8 and piece.x1 > half * 1.3 for piece in row.pieces)


def _paragraphs(rows: list[Row]) -> list[str]:
    paragraphs: list[str] = []
    for is_table, group in groupby(rows, lambda row: row.table is not None):
        if is_table:
            tables = joined([row.table for row in group if row.table])
            paragraphs += [line for table in tables for line in table_lines(table, ruled=True)]
        else:
            paragraphs += _running(list(group))
    return paragraphs


def _running(rows: list[Row]) -> list[str]:
    """Pages of one width have one right edge."""
    right = {width: max(row.x1 for row in rows if row.width == width) for width in {row.width for row in rows}}
    paragraphs: list[str] = []
    last: Row | None = None
    for row in rows:
        if last and _goes_on(last, row, right[last.width]):
            paragraphs[-1] = added(paragraphs[-1], row.text)
        else:
            paragraphs.append(row.text)
        last = row
    return paragraphs


def _goes_on(last: Row, row: Row, right: float) -> bool:
    """Whether `row` belongs to the paragraph of `last`: it had no room for the first word of `row`, and `row` is not indented."""
    if begins_item(row.text):
        return False
    was_full = last.x1 + first_word(row) + row.em * 0.5 > right
    indented = row.x0 > last.x0 + row.em * 0.6 and not begins_item(last.text)
    return was_full and not indented


def _middle(piece: Piece) -> float:
    return (piece.x0 + piece.x1) / 2
