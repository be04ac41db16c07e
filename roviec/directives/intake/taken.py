from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["docx", "pdf", "txt", "html", "pasted", "edxml", "jpg", "png", "tiff"]

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
]


class IntakeError(Exception):
    """The file is refused: `code` is stable, `fields` are what a sentence about it needs."""

    def __init__(self, code: Refusal, **fields: str | int) -> None:
        super().__init__(code, fields)
        self.code = code
        self.fields = fields


@dataclass(frozen=True, slots=True)
class Warned:
    """Something the reader should know about a file that was taken.

    wrong_extension (said, found) · legacy_encoding (encoding) · decomposed · tracked_changes ·
    pages_without_text (pages, of) · replaced_characters (count) · attachments_not_read (names) ·
    recognised (pages, of, confidence) · doubtful_words (words, count)
    """

    code: str
    fields: dict[str, str | int] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader of one kind hands over: text not normalised yet."""

    text: str
    encoding: str = "unicode"
    warnings: tuple[Warned, ...] = ()
    head: Head = Head()
