"""What stands where on the pages of a PDF."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as c

from roviec.directives.intake import limits
from roviec.directives.intake.pdf.page import Page, Piece
from roviec.directives.intake.taken import IntakeError

# A gap this many times the height of the line separates columns; justified words stand closer.
_COLUMN_GAP = 1.4
# A scanned page may bear a line put there by a system: so many characters, on a picture of this share of the page.
_MARK = 120
_MOST = 0.6
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
            pieces = [piece for piece in _pieces(text) if piece.text.strip()]
            pages.append(Page(page.get_width(), pieces, _is_picture(page, pieces)))
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


def _pieces(text: pdfium.PdfTextPage) -> Iterator[Piece]:
    box = c.FS_RECTF()
    current: Piece | None = None
    for index in range(text.count_chars()):
        character = _character(c.FPDFText_GetUnicode(text, index))
        if character in _LINE_END:
            if current:
                yield current
            current = None
            continue
        if not c.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
            continue
        here = Piece(box.left, box.right, box.bottom, box.top, character)
        if current is None:
            current = here if character.strip() else None
        elif _is_apart(current, here):
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


def _character(code: int) -> str:
    # PDFium marks a hyphen at a line's end with 2 (or U+FFFE), and what it cannot map with 0.
    if code in (2, 0xFFFE):
        return "-"
    return chr(code) if code and not 0xD800 <= code < 0xE000 and code < 0x110000 else "\ufffd" if code else ""
