"""What a file is by its content; its name is only a claim.

Taken: PDF, Word and Excel without macros, PNG, JPEG, plain text and CSV. Not taken: archives (each file in one would go
unseen and unhashed), documents with macros or a password, the old binary Office formats, pages that run scripts.
"""

from __future__ import annotations

import re
import zipfile
from typing import IO, Final

from roviec.duties.evidence.limits import ZIP_ENTRIES

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PNG: Final = "image/png"
JPEG: Final = "image/jpeg"
TXT: Final = "text/plain"
CSV: Final = "text/csv"

_MARKUP: Final = re.compile(r"\s*<(?:!doctype|html|head|body|script|svg|\?xml)\b", re.I)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f]")
_HEAD: Final = 4096


class Unfit(ValueError):
    """`code`: "empty", "archive", "macros", "locked", "old_office", "markup", "encoding" or "unknown"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def media_type_of(file: IO[bytes], name: str) -> str:
    """Reads what it needs of `file` and goes back to its start. The name only tells a table from other plain text."""
    file.seek(0)
    head = file.read(_HEAD)
    try:
        if not head:
            raise Unfit("empty")
        return _binary(file, head) or _text(file, head, name)
    finally:
        file.seek(0)


def _binary(file: IO[bytes], head: bytes) -> str | None:
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"PK"):
        return _office(file)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        file.seek(0)
        raise Unfit("locked" if "EncryptedPackage".encode("utf-16-le") in file.read() else "old_office")
    if head.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        raise Unfit("archive")
    return None


def _office(file: IO[bytes]) -> str:
    """By the parts it holds; their names only: nothing is unpacked."""
    try:
        with zipfile.ZipFile(file) as package:
            names = {entry.filename for entry in package.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Unfit("unknown") from None
    if len(names) > ZIP_ENTRIES or "[Content_Types].xml" not in names:
        raise Unfit("archive")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unfit("macros")
    for part, media_type in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX)):
        if part in names:
            return media_type
    raise Unfit("archive")


def _text(file: IO[bytes], head: bytes, name: str) -> str:
    file.seek(0)
    data = file.read()
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Unfit("unknown" if _CONTROLS.search(head.decode("latin-1")) else "encoding") from None
    if _CONTROLS.search(text):
        raise Unfit("unknown")
    if _MARKUP.match(text):
        raise Unfit("markup")
    return CSV if name.lower().endswith(".csv") else TXT
