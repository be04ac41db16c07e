"""The zip that a Word file is, opened with suspicion."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from lxml import etree
from lxml.etree import _Element

from roviec.directives.intake import limits
from roviec.directives.intake.docx.names import STRICT, TRANSITIONAL, W
from roviec.directives.intake.sniff import unreadable
from roviec.directives.intake.taken import IntakeError

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, OverflowError, struct.error, NotImplementedError, IndexError)  # fmt: skip
_CENTRAL = b"PK\x01\x02"
_TYPES = "[Content_Types].xml"
_MAIN = re.compile(r"(wordprocessingml|ms-word)\..*\.main\+xml$")
_OTHER_OFFICE = (("spreadsheetml", "xlsx"), ("presentationml", "pptx"))


class Package:
    """Raises IntakeError: bomb, encrypted, damaged, wrong_extension or not_a_document."""

    def __init__(self, data: bytes, filename: str) -> None:
        # Counted first: every entry costs memory when the directory is read.
        if data.count(_CENTRAL) > limits.ZIP_ENTRIES:
            raise IntakeError("bomb", kind="docx")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise IntakeError("damaged", kind="docx") from None
        self._check_sizes()
        if _TYPES not in self._zip.namelist():
            raise unreadable(filename, self._kind_of_zip())
        types = self._parse(_TYPES)
        self._parts = {
            str(part.get("ContentType")): str(part.get("PartName")).lstrip("/")
            for part in types.iterfind("{*}Override")
        }
        self._filename = filename

    def main(self) -> _Element:
        for content_type, name in self._parts.items():
            if _MAIN.search(content_type):
                body = self._parse(name).find(f"{W}body")
                if body is None:
                    raise IntakeError("damaged", kind="docx")
                return body
        for word, found in _OTHER_OFFICE:
            if any(word in content_type for content_type in self._parts):
                raise unreadable(self._filename, found)
        raise IntakeError("damaged", kind="docx")

    def optional(self, kind: str) -> _Element | None:
        """The part of content type "…wordprocessingml.<kind>+xml"; None when the file has none."""
        names = [
            name for content_type, name in self._parts.items() if content_type.endswith(f"wordprocessingml.{kind}+xml")
        ]
        return self._parse(names[0]) if names and names[0] in self._zip.namelist() else None

    def _check_sizes(self) -> None:
        entries = self._zip.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise IntakeError("encrypted", kind="docx")
        # Sizes are the file's own claim; reading an entry stops at it, so it can only be too high.
        total, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
        if total > limits.ZIP_TOTAL or (total > limits.ZIP_RATIO_FROM and total > limits.ZIP_RATIO * packed):
            raise IntakeError("bomb", kind="docx")

    def _kind_of_zip(self) -> str:
        names = self._zip.namelist()
        return "odt" if "META-INF/manifest.xml" in names and "content.xml" in names else "zip"

    def _parse(self, name: str) -> _Element:
        try:
            entry = self._zip.getinfo(name)
            # LZMA and bzip2 are legal in a zip, not in an Office file, and LZMA may ask for gigabytes.
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise IntakeError("damaged", kind="docx")
            if entry.file_size > limits.XML_BYTES:
                raise IntakeError("bomb", kind="docx")
            xml = self._zip.read(entry)
        except (KeyError, *_BROKEN):
            raise IntakeError("damaged", kind="docx") from None
        return parse(xml)


def parse(xml: bytes) -> _Element:
    # Office files declare no document type; one that does wants entities. (NULs out: it may be UTF-16.)
    if xml.count(b"<") > limits.MARKUP_TAGS or b"<!DOCTYPE" in xml.replace(b"\0", b""):
        raise IntakeError("bomb", kind="docx")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)  # fmt: skip
    try:
        root = etree.fromstring(xml.replace(STRICT, TRANSITIONAL), parser)
    except etree.XMLSyntaxError as error:
        raise IntakeError("bomb" if "xcessive depth" in str(error) else "damaged", kind="docx") from None
    except ValueError:
        raise IntakeError("damaged", kind="docx") from None
    # The only encodings the packaging standard allows (ECMA-376-2), and the only ones in which the search above sees all.
    if (root.getroottree().docinfo.encoding or "UTF-8").upper() not in ("UTF-8", "UTF-16", "ASCII", "US-ASCII"):
        raise IntakeError("damaged", kind="docx")
    return root
