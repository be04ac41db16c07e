"""Which characters a TrueType font has: PDF/A takes no character without its picture, and one such would stop a whole report.

Reads the font's own character map ("cmap", formats 4 and 12 of the OpenType specification).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from struct import unpack_from
from typing import Final

FAMILY: Final = "Tinos"  # as wide, letter by letter, as Times New Roman
FILES: Final = (
    "400Regular/Tinos_400Regular.ttf",
    "400Regular_Italic/Tinos_400Regular_Italic.ttf",
    "700Bold/Tinos_700Bold.ttf",
    "700Bold_Italic/Tinos_700Bold_Italic.ttf",
)
MISSING: Final = "\u25a1"  # □, which the font has


class FontMissing(Exception):
    """The typeface is not where it should be; `./dev run` installs it."""


@lru_cache(maxsize=4)
def characters(folder: Path) -> frozenset[int]:
    """The code points that all four faces in `folder` have."""
    try:
        maps = [_cmap((folder / name).read_bytes()) for name in FILES]
    except OSError as error:
        raise FontMissing(str(folder)) from error
    return frozenset.intersection(*maps)


def shown(text: str, known: frozenset[int]) -> str:
    """`text` with □ for what the font has no picture of."""
    return "".join(char if ord(char) in known else MISSING for char in text)


def _cmap(font: bytes) -> frozenset[int]:
    count = unpack_from(">H", font, 4)[0]
    tables = {font[at : at + 4]: unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    start = tables[b"cmap"]
    offsets = [unpack_from(">I", font, start + 8 + 8 * at)[0] for at in range(unpack_from(">H", font, start + 2)[0])]
    found: set[int] = set()
    for at in (start + offset for offset in offsets):
        kind = unpack_from(">H", font, at)[0]
        found |= _segments(font, at) if kind == 4 else _groups(font, at) if kind == 12 else set()
    return frozenset(found)


def _segments(font: bytes, at: int) -> set[int]:
    """Format 4. Whether a character of a segment has a glyph is not looked up: Tinos has no empty places within its own."""
    count = unpack_from(">H", font, at + 6)[0] // 2
    ends = unpack_from(f">{count}H", font, at + 14)
    starts = unpack_from(f">{count}H", font, at + 16 + 2 * count)
    return {char for first, last in zip(starts, ends, strict=True) for char in range(first, last + 1) if char != 0xFFFF}


def _groups(font: bytes, at: int) -> set[int]:
    count = unpack_from(">I", font, at + 12)[0]
    groups = (unpack_from(">II", font, at + 16 + 12 * number) for number in range(count))
    return {char for first, last in groups for char in range(first, last + 1)}
