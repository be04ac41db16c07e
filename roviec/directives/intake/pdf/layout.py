"""Lines of a page back into what was typed: the head and the foot by column, the body by paragraph, no page numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roviec.directives.intake.head import ADDRESSED, HEAD_LINES, NATION, in_order, is_date
from roviec.directives.intake.lines import page_of
from roviec.directives.intake.pdf.page import Page, Piece

_RECIPIENTS = re.compile(r"Nơi\s+nhận\s*:?", re.I)
_PAGE_NUMBER = re.compile(r"(?:trang\s+)?[-–]?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*[-–]?", re.I)
_MARKER = re.compile(r"(?:[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.)\s|(?:Điều|Chương|Mục)\s+[\dIVX]+")


@dataclass(frozen=True, slots=True)
class Row:
    pieces: list[Piece]
    width: float

    @property
    def text(self) -> str:
        return " ".join(piece.text.strip() for piece in self.pieces)

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1

    @property
    def em(self) -> float:
        return max(piece.height for piece in self.pieces)


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
    rows: list[Row] = []
    for piece in sorted(page.pieces, key=lambda piece: -piece.top):
        middle = (piece.top + piece.bottom) / 2
        if rows and any(other.bottom < middle < other.top for other in rows[-1].pieces):
            rows[-1].pieces.append(piece)
        else:
            rows.append(Row([piece], page.width))
    for row in rows:
        row.pieces.sort(key=lambda piece: piece.x0)
    return rows


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
        if ADDRESSED.match(row.text) or (dated and (beside or crosses)):
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
    return any(piece.x0 < half * 0.8 and piece.x1 > half * 1.3 for piece in row.pieces)


def _paragraphs(rows: list[Row]) -> list[str]:
    right = max((row.x1 for row in rows), default=0.0)
    paragraphs: list[str] = []
    last: Row | None = None
    for row in rows:
        if last and _goes_on(last, row, right):
            # A number such as 766/QĐ-TTg may be broken after its hyphen; a dash between words has a space before it.
            broken_word = paragraphs[-1].endswith("-") and not paragraphs[-1].endswith(" -")
            paragraphs[-1] += row.text if broken_word else f" {row.text}"
        else:
            paragraphs.append(row.text)
        last = row
    return paragraphs


def _goes_on(last: Row, row: Row, right: float) -> bool:
    """Whether `row` belongs to the paragraph of `last`: it had no room for the first word of `row`, and `row` is not indented."""
    if _MARKER.match(row.text):
        return False
    first_word, _, _ = row.text.partition(" ")
    word = len(first_word) * (row.x1 - row.x0) / max(1, len(row.text))
    was_full = last.x1 + word + row.em * 0.5 > right
    indented = row.x0 > last.x0 + row.em * 0.6 and not _MARKER.match(last.text)
    return was_full and not indented


def _middle(piece: Piece) -> float:
    return (piece.x0 + piece.x1) / 2
