from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

from roviec.directives.intake import docx, edxml, html, limits, pdf, plain, scan
from roviec.directives.intake.sniff import claimed_kind, sniff, unreadable
from roviec.directives.intake.taken import Extract, IntakeError, Kind, Taken, Warned
from roviec.vietnamese.text import normalise

_PICTURES: Final[tuple[Kind, ...]] = ("jpg", "png", "tiff")
_READERS: dict[Kind, Callable[[bytes, str], Extract]] = {
    "docx": docx.read,
    "pdf": pdf.read,
    "html": html.read,
    "txt": plain.read,
}


def _attached(data: bytes, filename: str) -> Extract:
    kind = sniff(data, filename)
    if kind in _PICTURES:
        raise IntakeError("scan_only", pages=1)
    if kind not in _READERS:
        raise unreadable(filename, kind)
    return _READERS[kind](data, filename)


_ALL: dict[Kind, Callable[[bytes, str], Extract]] = _READERS | {
    "edxml": lambda data, _name: edxml.read(data, _attached)
}


def take(data: bytes, filename: str) -> Taken:
    """Read a file by what it is, not by what it is called.

    A readable file under a wrong name is taken with a warning. Raises IntakeError, and nothing else, on bad input.
    """
    kind = _known(data, filename)
    if kind in _PICTURES:
        raise IntakeError("scan_only", pages=1)
    return _finish(_ALL[kind](data, filename), kind, data, _mislabelled(filename, kind))


def pages_to_recognise(data: bytes, filename: str) -> tuple[Kind, tuple[int, ...]]:
    """What the file is, and which of its pages (from 0) are pictures: none of a file that is no PDF and no picture."""
    kind = _known(data, filename)
    return kind, scan.wanted(data, kind) if kind == "pdf" or kind in _PICTURES else ()


def take_recognised(data: bytes, filename: str, found: Mapping[int, scan.Recognised], of: int) -> Taken:
    """The file of `of` pages as `take` would give it, with what was recognised on those that are pictures."""
    kind = _known(data, filename)
    return _finish(scan.assembled(data, found, of), kind, data, _mislabelled(filename, kind))


def _known(data: bytes, filename: str) -> Kind:
    if not data:
        raise IntakeError("empty")
    if len(data) > limits.FILE_BYTES:
        raise IntakeError("too_large", bytes=len(data), limit=limits.FILE_BYTES)
    return sniff(data, filename)


def _mislabelled(filename: str, kind: Kind) -> list[Warned]:
    extension, claimed = claimed_kind(filename)
    return [Warned("wrong_extension", {"said": extension, "found": kind})] if extension and claimed != kind else []


def take_pasted(text: str) -> Taken:
    """Text pasted into a form; its digest is that of its UTF-8 bytes, before normalisation."""
    return _finish(plain.from_text(text), "pasted", text.encode("utf-8", "surrogatepass"), [])


def _finish(extract: Extract, kind: Kind, data: bytes, warnings: list[Warned]) -> Taken:
    if len(extract.text) > limits.TEXT_CHARACTERS:
        raise IntakeError("too_long", limit=limits.TEXT_CHARACTERS)
    if not unicodedata.is_normalized("NFC", extract.text):
        warnings.append(Warned("decomposed"))
    text = normalise(extract.text)
    if not any(character.isalpha() for character in text):
        raise IntakeError("empty")
    return Taken(
        text, kind, hashlib.sha256(data).hexdigest(), extract.encoding, (*warnings, *extract.warnings), extract.head
    )
