"""Pieces of a page as lines, and lines as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from roviec.directives.intake.pdf.page import Piece, Table

_MARKER = re.compile(r"(?:[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.)\s|(?:Điều|Chương|Mục)\s+[\dIVX]+")
_SPACE = 0.1  # of the height of the letters: no less between two words
_LAP = 0.5  # no letter goes farther into the next one


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or in its place a whole table."""

    pieces: list[Piece]
    width: float
    table: Table | None = None

    @property
    def text(self) -> str:
        """A word's last letter may be a piece of its own, drawn by another font."""
        text = ""
        end = 0.0
        for piece in self.pieces:
            text += piece.text.strip() if text and touch(end, piece) else f" {piece.text.strip()}"
            end = piece.x1
        return text[1:]

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1

    @property
    def em(self) -> float:
        return max(piece.height for piece in self.pieces)


def rows_of(pieces: Iterable[Piece], width: float) -> list[Row]:
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: -piece.top):
        middle = (piece.top + piece.bottom) / 2
        if rows and any(other.bottom < middle < other.top for other in rows[-1].pieces):
            rows[-1].pieces.append(piece)
        else:
            rows.append(Row([piece], width))
    for row in rows:
        row.pieces.sort(key=lambda piece: piece.x0)
    return rows


def touch(end: float, piece: Piece) -> bool:
    """Is there no room for a space between what ends there and the piece?"""
    return -_LAP * piece.height < piece.x0 - end < _SPACE * piece.height


def begins_item(text: str) -> bool:
    return _MARKER.match(text) is not None


def first_word(row: Row) -> float:
    """How wide it is."""
    word, _, _ = row.text.partition(" ")
    return len(word) * (row.x1 - row.x0) / max(1, len(row.text))


def added(paragraph: str, text: str) -> str:
    # A number such as 766/QĐ-TTg may be broken after its hyphen; a dash between words has a space before it.
    broken_word = paragraph.endswith("-") and not paragraph.endswith(" -")
    return paragraph + text if broken_word else f"{paragraph} {text}"
