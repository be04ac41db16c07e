"""A Word file that was made here, read again: the text between head and foot in order, and every figure in it.

For checking that what lies in a file is what was meant, also after somebody has edited it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import docx
from docx.document import Document as Word
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from roviec.reports.layout.docx import styles
from roviec.reports.layout.model import LEVELS, Block, Bullet, Document, Heading, NamedFigure, Paragraph, Table
from roviec.reports.layout.numbers import numbers_in, read_number
from roviec.reports.layout.wording import bullet_text, cell_text, finished, named_figure_text

_LEVELS: Final = {f"Heading {level}": level for level in range(1, LEVELS + 1)}
_TEXT: Final = {styles.BODY, styles.BULLET, styles.SUB_BULLET}


@dataclass(frozen=True)
class Line:
    """`level` of a heading, 0 of other text."""

    text: str
    level: int = 0


@dataclass(frozen=True)
class Grid:
    """A table's texts, its head first."""

    rows: tuple[tuple[str, ...], ...]

    def numbers(self) -> list[list[Decimal | None]]:
        """The rows below the head, each cell as a figure if it is one."""
        return [[_number(text) for text in row] for row in self.rows[1:]]


Piece = Line | Grid


def read_docx(data: bytes) -> list[Piece]:
    """Body and annexes in order; ValueError when `data` is no Word file."""
    try:
        word = docx.Document(io.BytesIO(data))
    except Exception as error:
        raise ValueError("not a Word file") from error
    return list(_pieces(word))


def pieces_of(document: Document) -> list[Piece]:
    """What `read_docx` should find in the Word file of `document`."""
    blocks = [*finished(document.body), *(block for annex in document.annexes for block in annex.blocks)]
    return [_piece(block) for block in blocks]


def figures_in(pieces: list[Piece]) -> list[Decimal]:
    """Every figure, in order."""
    found: list[Decimal] = []
    for piece in pieces:
        texts = [piece.text] if isinstance(piece, Line) else [text for row in piece.rows for text in row]
        found += [number for text in texts for number in numbers_in(text)]
    return found


def _pieces(word: Word) -> Iterator[Piece]:
    for item in word.iter_inner_content():
        if isinstance(item, WordTable):
            # The head and the foot are tables without lines.
            if item.style is not None and item.style.name == "Table Grid":
                yield Grid(tuple(tuple(cell.text for cell in row.cells) for row in item.rows))
        else:
            yield from _line(item)


def _line(paragraph: WordParagraph) -> Iterator[Line]:
    name = (paragraph.style.name if paragraph.style is not None else "") or ""
    if name in _LEVELS:
        yield Line(paragraph.text, _LEVELS[name])
    elif name in _TEXT:
        yield Line(paragraph.text)


def _piece(block: Block) -> Piece:
    match block:
        case Heading(level, label, text):
            return Line(" ".join(filter(None, (label, text))), level)
        case Paragraph(text):
            return Line(text)
        case Bullet():
            return Line(bullet_text(block))
        case NamedFigure():
            return Line(named_figure_text(block))
        case Table():
            titles = tuple(column.title for column in block.columns)
            return Grid((titles, *(tuple(cell_text(cell) for cell in row) for row in block.rows)))


def _number(text: str) -> Decimal | None:
    try:
        return read_number(text)
    except ValueError:
        return None
