"""What a file is by its content; its name is only a claim."""

from __future__ import annotations

import re

from roviec.directives.intake.taken import IntakeError, Kind

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# OLE directories hold the names of their streams in UTF-16.
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_BOOK_STREAM = "Workbook".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ODS = b"opendocument.spreadsheet"
_OTHERS = {
    b"GIF8": "gif",
    b"{\\rtf": "rtf",
    b"\x7fELF": "exe",
    b"\x1f\x8b": "gz",
    b"Rar!": "rar",
    b"7z\xbc\xaf": "7z",
}
_PICTURES: dict[bytes, Kind] = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"II*\0": "tiff", b"MM\0*": "tiff"}
_HEIC = re.compile(rb".{4}ftyp(?:heic|heix|hevc|mif1|msf1)", re.S)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|table)\b",
    re.I | re.S,
)
_ENVELOPE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?edXML\b", re.S)
_EXTENSIONS: dict[str, Kind] = {
    "docx": "docx",
    "xlsx": "xlsx",
    "xlsm": "xlsx",
    "csv": "csv",
    "docm": "docx",
    "pdf": "pdf",
    "txt": "txt",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "edxml": "edxml",
    "jpg": "jpg",
    "jpeg": "jpg",
    "png": "png",
    "tif": "tiff",
    "tiff": "tiff",
}


def claimed_kind(filename: str) -> tuple[str, Kind | None]:
    """The extension, and the kind it claims where it is one of ours."""
    _, dot, extension = filename.rpartition(".")
    extension = extension.lower() if dot else ""
    return extension, _EXTENSIONS.get(extension)


def sniff(data: bytes, filename: str) -> Kind:
    """The kind to read `data` as; refuses what is known to be something else."""
    if data.startswith(_OLE):
        raise _ole(data)
    if data.startswith(_ZIP):
        return _zipped(data, filename)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, kind in _PICTURES.items():
        if data.startswith(magic):
            return kind
    if _HEIC.match(data):
        raise IntakeError("heic")
    for magic, found in _OTHERS.items():
        if data.startswith(magic):
            raise unreadable(filename, found)
    start = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _ENVELOPE.match(start):
        return "edxml"
    if _HTML.match(start):
        return "html"
    return "csv" if claimed_kind(filename)[1] == "csv" else "txt"  # a text is a table if its name says so


def _zipped(data: bytes, filename: str) -> Kind:
    """By the names in its directory, which stand there as they are; one that is cut off is what it is called."""
    if _ODS in data[:200]:
        raise IntakeError("ods")
    if b"word/document" in data:
        return "docx"
    cut_off = b"PK\x05\x06" not in data
    return "xlsx" if b"xl/workbook.xml" in data or (cut_off and claimed_kind(filename)[1] == "xlsx") else "docx"


def unreadable(filename: str, found: str) -> IntakeError:
    """A refusal that says what the content is; sharper when the name promised one of our kinds."""
    extension, claimed = claimed_kind(filename)
    if claimed:
        return IntakeError("wrong_extension", said=extension, found=found)
    return IntakeError("not_a_document", found=found)


def _ole(data: bytes) -> IntakeError:
    if _ENCRYPTED_STREAM in data:
        return IntakeError("encrypted", kind="docx")
    if _BOOK_STREAM in data:
        return IntakeError("old_xls")
    if _WORD_STREAM in data:
        return IntakeError("old_doc")
    return IntakeError("not_a_document", found="ole")
