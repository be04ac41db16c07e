"""Pieces of a page as lines, and lines as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from roviec.directives.intake.pdf.page import Piece, Table

_MARKER = re.compile(r"(?:[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,5}\.)\s|(?:Điều|Chương|Mục)\s+[\dIVX]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or in its place a whole table."""

    pieces: list[Piece]
    width: float
    table: Table | None = None

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
