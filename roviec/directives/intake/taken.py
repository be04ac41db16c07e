from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Kind = Literal["docx", "pdf", "txt", "html", "pasted", "edxml", "jpg", "png", "tiff", "xlsx", "csv"]

Refusal = Literal[
    "empty",  # nothing in it, or no letter in it
    "not_a_document",  # binary of no kind we know, or of one we know and cannot read (found)
    "wrong_extension",  # its name says a kind we read, its content is another that we do not (said, found)
    "encrypted",  # kind
    "damaged",  # kind
    "too_large",  # bytes, limit
    "too_long",  # limit; pages or characters
    "bomb",  # kind: tiny file, huge or hostile content
    "scan_only",  # pages: PDF of pictures, or a picture; has to be recognised
    "no_recogniser",  # packages: Tesseract, or its model of Vietnamese, is not installed here
    "page_too_hard",  # a page that Tesseract did not get through in its time and memory
    "heic",  # a photograph in a form that is not read here
    "old_doc",  # Word 97-2003
    "old_xls",  # Excel 97-2003
    "ods",  # a sheet of OpenDocument
    "broken_csv",  # row: in which a quotation mark is not closed, or a cell is longer than any
    "sheet_encoding",  # CSV that is not Unicode
    "too_many_rows",  # limit
    "too_many_columns",  # limit
    "too_many_annexes",  # limit
    "annex_is_scan",  # an annex of pictures only
]


class IntakeError(Exception):
    """The file is refused: `code` is stable, `fields` are what a sentence about it needs; `file` names an annex."""

    file = ""

    def __init__(self, code: Refusal, **fields: str | int) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields


@dataclass(frozen=True, slots=True)
class Warned:
    """Something the reader should know about a file that was taken.

    wrong_extension (said, found) · legacy_encoding (encoding) · decomposed · tracked_changes ·
    pages_without_text (pages, of) · replaced_characters (count) · attachments_not_read (names) ·
    recognised (pages, of, confidence) · doubtful_words (words, count) · cells_with_errors (rows)
    """

    code: str
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """From where in a workbook a line of the text comes: `at` is the line's number from 0, `row` as a spreadsheet shows it."""

    at: int
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text that came from a file of its own, or from a workbook; `places`: (offset, sheet, row) of its rows."""

    name: str
    kind: Kind
    sha256: str
    start: int
    end: int
    places: tuple[tuple[int, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What an electronic envelope says of its document; None where it says nothing."""

    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: date | None = None
    subject: str | None = None
    signer: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """`text` is normalised (NFC, one paragraph a line); `sha256` is of the original bytes; `encoding` of its characters."""

    text: str
    kind: Kind
    sha256: str
    encoding: str
    warnings: tuple[Warned, ...]
    head: Head = Head()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader of one kind hands over: text not normalised yet."""

    text: str
    encoding: str = "unicode"
    warnings: tuple[Warned, ...] = ()
    head: Head = Head()
    places: tuple[Place, ...] = ()
    annexes: tuple[Annex, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """What was read of a file that came with the document."""

    name: str
    kind: Kind
    sha256: str
    extract: Extract
