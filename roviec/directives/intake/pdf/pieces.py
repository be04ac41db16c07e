"""What stands where on the pages of a PDF."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as c

from roviec.directives.intake import limits
from roviec.directives.intake.pdf.page import Page, Piece
from roviec.directives.intake.pdf.rows import touch
from roviec.directives.intake.pdf.rules import Rule, rules_of
from roviec.directives.intake.pdf.tables import tables_of
from roviec.directives.intake.pdf.turning import Box, turn_of
from roviec.directives.intake.taken import IntakeError

# A gap this many times the height of the line separates columns; justified words stand closer.
_COLUMN_GAP = 1.4
# A scanned page may bear a line put there by a system: so many characters, on a picture of this share of the page.
_MARK = 120
_MOST = 0.6
_TOUCH = 1.0  # points by which a letter may lap over a border
_LINE_END = ("\r", "\n")
Letter = tuple[int, Piece]  # its place in the text of the page


def pages_of(data: bytes) -> list[Page]:
    """Raises IntakeError: encrypted, damaged or too_long."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        locked = c.FPDF_GetLastError() in (c.FPDF_ERR_PASSWORD, c.FPDF_ERR_SECURITY)
        raise IntakeError("encrypted" if locked else "damaged", kind="pdf") from None
    if len(document) > limits.PDF_PAGES:
        raise IntakeError("too_long", pages=len(document), limit=limits.PDF_PAGES)
    pages: list[Page] = []
    characters = 0
    try:
        for page in document:
            text = page.get_textpage()
            characters += text.count_chars()
            if characters > limits.TEXT_CHARACTERS:
                raise IntakeError("too_long", limit=limits.TEXT_CHARACTERS)
            turn = turn_of(page)
            rules = rules_of(page, turn)
            borders = sorted(rules.upright, key=lambda rule: rule.at)
            pieces = [piece for piece in _pieces(text, borders, turn) if piece.text.strip()]
            tables, outside = tables_of(pieces, rules)
            pages.append(Page(page.get_width(), outside, _is_picture(page, pieces), tables))
    except pdfium.PdfiumError:
        raise IntakeError("damaged", kind="pdf") from None
    if not pages:
        raise IntakeError("damaged", kind="pdf")
    return pages


def _is_picture(page: pdfium.PdfPage, pieces: list[Piece]) -> bool:
    """Something drawn and nothing to read, or a picture over most of the page with a line of somebody's mark upon it."""
    if sum(len(piece.text) for piece in pieces) > _MARK:
        return False
    area = page.get_width() * page.get_height() * _MOST
    if not pieces:
        return next(iter(page.get_objects()), None) is not None
    return any(
        (right - left) * (top - bottom) > area
        for left, bottom, right, top in (each.get_bounds() for each in page.get_objects([c.FPDF_PAGEOBJ_IMAGE], 3))
    )


def _pieces(text: pdfium.PdfTextPage, borders: list[Rule], turn: Callable[[Box], Box] | None) -> Iterator[Piece]:
    places = [rule.at for rule in borders]
    for line in _lines(text, turn):
        current: Piece | None = None
        drawn: int | None = None  # what the letter before was drawn with
        for index, here in line:
            before, drawn = drawn, _drawn_with(text, index) if places and here.text.strip() else drawn
            if current is None:
                current = here if here.text.strip() else None
            elif _is_apart(current, here) or (places and _is_beyond(current, here, drawn == before, borders, places)):
                yield current
                current = here if here.text.strip() else None
            else:
                current.text += here.text
                # Where a space ends says nothing of where the words do.
                if here.text.strip():
                    current.x1, current.top = max(current.x1, here.x1), max(current.top, here.top)
                    current.bottom = min(current.bottom, here.bottom)
        if current:
            yield current


def _lines(text: pdfium.PdfTextPage, turn: Callable[[Box], Box] | None) -> Iterator[list[Letter]]:
    """The letters of each line as PDFium parts them, from left to right."""
    box = c.FS_RECTF()
    line: list[Letter] = []
    for index in range(text.count_chars()):
        character = _character(c.FPDFText_GetUnicode(text, index))
        if character in _LINE_END:
            yield _in_order(text, line)
            line = []
        elif c.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            here = (box.left, box.bottom, box.right, box.top)
            left, bottom, right, top = turn(here) if turn else here
            line.append((index, Piece(left, right, bottom, top, character)))
    yield _in_order(text, line)


def _in_order(text: pdfium.PdfTextPage, line: list[Letter]) -> list[Letter]:
    """Letters that the first font lacks are drawn by another one after the rest of their line: back into the gaps left for them.

    The line stays as it is where they do not stand side by side.
    """
    written = [here for _, here in line if here.text.strip()]
    furthest = accumulate((here.x1 for here in written), max)
    if not any((here.x0 + here.x1) / 2 < reached for here, reached in zip(written[1:], furthest, strict=False)):
        return _without_made_up(text, line)
    written.sort(key=lambda here: here.x0)
    low, high = max(here.bottom for here in written), min(here.top for here in written)
    if low >= high or any(_laps_over(one, other) for one, other in pairwise(written)):
        return line
    spaced: list[Letter] = []
    for index, here in sorted(line, key=lambda letter: letter[1].x0):
        if c.FPDFText_IsGenerated(text, index):
            continue
        before = spaced[-1][1] if spaced else here
        if before.text.strip() and here.text.strip() and before is not here and not touch(before.x1, here):
            spaced.append((index, Piece(before.x1, here.x0, here.bottom, here.top, " ")))
        spaced.append((index, here))
    return spaced


def _without_made_up(text: pdfium.PdfTextPage, line: list[Letter]) -> list[Letter]:
    """PDFium sees a space where the font changes within a word: not where the letters touch."""
    kept = line[:1]
    for at in range(1, len(line)):
        index, here = line[at]
        if (
            here.text == " "
            and at + 1 < len(line)
            and touch(line[at - 1][1].x1, line[at + 1][1])
            and c.FPDFText_IsGenerated(text, index)
            and _drawn_with(text, line[at - 1][0]) != _drawn_with(text, line[at + 1][0])
        ):
            continue
        kept.append(line[at])
    return kept


def _laps_over(one: Piece, other: Piece) -> bool:
    return one.x1 - other.x0 > min(one.x1 - one.x0, other.x1 - other.x0) / 2


def _is_apart(piece: Piece, here: Piece) -> bool:
    if not here.text.strip():
        return False
    beside = here.x0 - piece.x1 > _COLUMN_GAP * piece.height or here.x0 < piece.x0
    return beside or here.bottom > piece.top or here.top < piece.bottom


def _drawn_with(text: pdfium.PdfTextPage, index: int) -> int:
    return ctypes.cast(c.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value or 0


def _is_beyond(piece: Piece, here: Piece, in_one: bool, borders: list[Rule], places: list[float]) -> bool:
    """Is a border drawn between the two? Text of the next cell may stand nearer than a column's gap, and a word may run over
    the border of its cell; letters drawn `in_one` that touch are such a word."""
    if not here.text.strip() or (in_one and here.x0 - piece.x1 < _TOUCH):
        return False
    middle = (here.top + here.bottom) / 2
    for at in range(bisect_left(places, piece.x1 - _TOUCH if in_one else piece.x0 + _TOUCH), len(borders)):
        if places[at] > here.x0 + _TOUCH:
            return False
        if borders[at].start <= middle <= borders[at].end:
            return True
    return False


def _character(code: int) -> str:
    # PDFium marks a hyphen at a line's end with 2 (or U+FFFE), and what it cannot map with 0.
    if code in (2, 0xFFFE):
        return "-"
    return chr(code) if code and not 0xD800 <= code < 0xE000 and code < 0x110000 else "\ufffd" if code else ""
