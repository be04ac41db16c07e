from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from roviec.directives.intake import docx, edxml, html, limits, pdf, plain, scan, sheets
from roviec.directives.intake.sniff import claimed_kind, sniff, unreadable
from roviec.directives.intake.taken import Annex, Extract, IntakeError, Kind, Part, Place, Taken, Warned
from roviec.vietnamese.text import normalise

_PICTURES: Final[tuple[Kind, ...]] = ("jpg", "png", "tiff")
_READERS: dict[Kind, Callable[[bytes, str], Extract]] = {
    "docx": docx.read,
    "pdf": pdf.read,
    "html": html.read,
    "txt": plain.read,
    "xlsx": sheets.read_xlsx,
    "csv": sheets.read_csv,
}
_SHEETS: Final = ("xlsx", "csv")


def _attached(data: bytes, filename: str) -> tuple[Kind, Extract]:
    kind = sniff(data, filename)
    if kind in _PICTURES:
        raise IntakeError("scan_only", pages=1)
    if kind not in _READERS:
        raise unreadable(filename, kind)
    return kind, _READERS[kind](data, filename)


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
    return _finish(_ALL[kind](data, filename), kind, data, filename, _mislabelled(filename, kind))


def with_annexes(taken: Taken, annexes: Sequence[tuple[bytes, str]]) -> Taken:
    """The document with the files (data, name) that came with it behind its text. Raises IntakeError that names the file."""
    if len(annexes) > limits.ANNEXES:
        raise IntakeError("too_many_annexes", limit=limits.ANNEXES)
    return _joined(taken, [_annex(data, name) for data, name in annexes])


def _annex(data: bytes, name: str) -> Annex:
    try:
        _known(data, name)
        kind, extract = _attached(data, name)
        if not any(character.isalpha() for character in extract.text):
            raise IntakeError("empty")
    except IntakeError as error:
        refusal = IntakeError("annex_is_scan") if error.code == "scan_only" else error
        refusal.file = name
        raise refusal from None
    return Annex(name, kind, hashlib.sha256(data).hexdigest(), extract)


def pages_to_recognise(data: bytes, filename: str) -> tuple[Kind, tuple[int, ...]]:
    """What the file is, and which of its pages (from 0) are pictures: none of a file that is no PDF and no picture."""
    kind = _known(data, filename)
    return kind, scan.wanted(data, kind) if kind == "pdf" or kind in _PICTURES else ()


def take_recognised(data: bytes, filename: str, found: Mapping[int, scan.Recognised], of: int) -> Taken:
    """The file of `of` pages as `take` would give it, with what was recognised on those that are pictures."""
    kind = _known(data, filename)
    return _finish(scan.assembled(data, found, of), kind, data, filename, _mislabelled(filename, kind))


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
    return _finish(plain.from_text(text), "pasted", text.encode("utf-8", "surrogatepass"), "", [])


def _finish(extract: Extract, kind: Kind, data: bytes, filename: str, warnings: list[Warned]) -> Taken:
    if not unicodedata.is_normalized("NFC", extract.text):
        warnings.append(Warned("decomposed"))
    text = _normalised(extract)
    if not any(character.isalpha() for character in text):
        raise IntakeError("empty")
    sha256 = hashlib.sha256(data).hexdigest()
    own = (Part(filename, kind, sha256, 0, len(text), _offsets(text, 0, extract.places)),) if extract.places else ()
    taken = Taken(text, kind, sha256, extract.encoding, (*warnings, *extract.warnings), extract.head, own)
    return _joined(taken, extract.annexes)


def _joined(taken: Taken, annexes: Iterable[Annex]) -> Taken:
    """The annexes behind the text, a blank line between; over a sheet a line that says that an annex begins."""
    text, parts, warnings = taken.text, list(taken.parts), list(taken.warnings)
    for annex in annexes:
        words = _normalised(annex.extract)
        if not words:
            continue
        start = len(text) + 2
        title = f"PHỤ LỤC (tệp {' '.join(annex.name.split())})\n" if annex.kind in _SHEETS else ""
        text += f"\n\n{title}{words}"
        places = _offsets(words, start + len(title), annex.extract.places)
        parts.append(Part(annex.name, annex.kind, annex.sha256, start, len(text), places))
        warnings += annex.extract.warnings
    if len(text) > limits.TEXT_CHARACTERS:
        raise IntakeError("too_long", limit=limits.TEXT_CHARACTERS)
    return replace(taken, text=text, parts=tuple(parts), warnings=tuple(warnings))


def _normalised(extract: Extract) -> str:
    if len(extract.text) > limits.TEXT_CHARACTERS:
        raise IntakeError("too_long", limit=limits.TEXT_CHARACTERS)
    return normalise(extract.text)


def _offsets(text: str, start: int, places: Sequence[Place]) -> tuple[tuple[int, str, int], ...]:
    """Where in the whole text the line of each place begins; normalising has left the lines of a sheet as they were."""
    begins = [start]
    for line in text.split("\n"):
        begins.append(begins[-1] + len(line) + 1)
    return tuple((begins[place.at], place.sheet, place.row) for place in places)
