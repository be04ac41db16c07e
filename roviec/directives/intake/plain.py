"""Plain text in whatever encoding Vietnamese offices have used since the 1990s."""

from __future__ import annotations

import codecs
import re
import unicodedata

from roviec.directives.intake.head import columns_untyped
from roviec.directives.intake.sniff import unreadable
from roviec.directives.intake.taken import Extract, Warned
from roviec.vietnamese.text import decode_legacy

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Control characters that no text holds: tab, line ends and form feed are the ones that do.
_BINARY = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\ufffe\uffff]")
_CP1258_TONE = "[\u0300\u0301\u0303\u0309\u0323]"
_STRAY_TONE = re.compile(rf"(?<![aăâeêioôơuưyAĂÂEÊIOÔƠUƯY]){_CP1258_TONE}")
_VIETNAMESE = re.compile(rf"{_CP1258_TONE}|[ăâđêôơưĂÂĐÊÔƠƯ]")


def read(data: bytes, filename: str) -> Extract:
    text, encoding = decode(data, filename)
    if _BINARY.search(text):
        raise unreadable(filename, "binary")
    extract = from_text(text)
    return extract if extract.encoding != "unicode" else Extract(extract.text, encoding, extract.warnings)


def from_text(text: str) -> Extract:
    """Text that is in Unicode already, but may still hold TCVN3 or VNI in the letters of Western Europe."""
    # A lone surrogate can be neither stored nor sent.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text, replaced = text.replace("\0", ""), text.count("\ufffd")
    warnings = (Warned("replaced_characters", {"count": replaced}),) if replaced else ()
    legacy = decode_legacy(text)
    if legacy is None:
        return Extract(columns_untyped(text), warnings=warnings)
    return Extract(
        columns_untyped(legacy.text),
        legacy.encoding,
        (Warned("legacy_encoding", {"encoding": legacy.encoding}), *warnings),
    )


def decode(data: bytes, filename: str) -> tuple[str, str]:
    """Unicode by its mark or its shape; else the Windows code pages; else refused. Legacy fonts come out as Western letters."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace"), encoding
    if wide := _unmarked_utf16(data):
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _from_code_page(data, filename)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: in Vietnamese most high bytes are 0, 1 or 0x1E, and no low byte is 0."""
    start = data[:4096]
    if len(data) % 2 or not start or b"\0" not in start:
        return None
    for encoding, low, high in (("utf-16-le", start[0::2], start[1::2]), ("utf-16-be", start[1::2], start[0::2])):
        if 0 not in low and sum(byte in (0, 1, 0x1E, 0x20) for byte in high) > 0.95 * len(high):
            return encoding
    return None


def _from_code_page(data: bytes, filename: str) -> tuple[str, str]:
    western = data.decode("cp1252", "replace") if b"\0" not in data else ""
    if decode_legacy(western):
        return western, "windows-1252"
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        raise unreadable(filename, "binary") from None
    if _STRAY_TONE.search(unicodedata.normalize("NFC", text)) or not _VIETNAMESE.search(text):
        raise unreadable(filename, "binary")
    return text, "windows-1258"
