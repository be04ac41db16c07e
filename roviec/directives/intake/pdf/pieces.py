"""What stands where on the pages of a PDF."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as c

from roviec.directives.intake import limits
from roviec.directives.intake.pdf.page import Page, Piece
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
    box = c.FS_RECTF()
    current: Piece | None = None
    drawn = None  # what the letter before was drawn with
    for index in range(text.count_chars()):
        character = _character(c.FPDFText_GetUnicode(text, index))
        if character in _LINE_END:
            if current:
                yield current
            current = None
            continue
        if not c.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            continue
        left, bottom, right, top = (box.left, box.bottom, box.right, box.top)
        if turn:
            left, bottom, right, top = turn((left, bottom, right, top))
        here = Piece(left, right, bottom, top, character)
        before, drawn = drawn, _drawn_with(text, index) if places and character.strip() else drawn
        if current is None:
            current = here if character.strip() else None
        elif _is_apart(current, here) or (places and _is_beyond(current, here, drawn == before, borders, places)):
            yield current
            current = here if character.strip() else None
        else:
            current.text += character
            # Where a space ends says nothing of where the words do.
            if character.strip():
                current.x1, current.top = max(current.x1, here.x1), max(current.top, here.top)
                current.bottom = min(current.bottom, here.bottom)
    if current:
        yield current


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
