"""What the cells of a row say: who leads, who helps, by when, what comes of it."""

from __future__ import annotations

import re
from functools import lru_cache

from roviec.directives.reading.bodies import body_phrase
from roviec.directives.reading.fields import FieldBlock
from roviec.directives.reading.tables.model import Cell

_LONGEST_NAMES = 2_000  # characters; a longer cell names nobody
_TOGETHER = re.compile(
    r"(?:chủ trì\s*:\s*)?(?P<lead>[^|]{2,300}?)(?:\s+(?:là cơ quan )?chủ trì)?\s*[,;.(–-]*\s*(?:cơ quan |đơn vị |và )*phối hợp(?: cùng| với| thực hiện)*\s*:?\s*(?P<support>[^|]{2,1500}?)[).;\s]*",
    re.IGNORECASE,
)
_ROLE = re.compile(r"(?:(?:cơ quan |đơn vị )?(?:chủ trì|thực hiện|đầu mối)\s*:\s*)?(?P<name>[^|]+?)(?:\s+\(?(?:chủ trì|thực hiện)\)?)?[.;,\s]*", re.IGNORECASE)  # fmt: skip
_ITEM = re.compile(r"^\s*[-–+•*]\s*")
_NOBODY = re.compile(r"[-–—/.\s]*(?:không|k0)?[-–—/.\s]*", re.IGNORECASE)


def trimmed(text: str, start: int, end: int) -> Cell:
    while start < end and text[start] in " \n":
        start += 1
    while end > start and text[end - 1] in " \n":
        end -= 1
    return start, end


def bodies(text: str, cell: Cell) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Leads and helpers that a cell names: most name leads only, some both ("Sở A chủ trì, phối hợp với Sở B")."""
    start, end = cell
    if end - start > _LONGEST_NAMES:
        return (), ()
    both = _TOGETHER.fullmatch(text, start, end)
    if both:
        return names(text, both.span("lead")), names(text, both.span("support"))
    said = _ROLE.fullmatch(text, start, end)
    return names(text, said.span("name") if said else cell), ()


def names(text: str, cell: Cell) -> tuple[str, ...]:
    start, end = cell
    if end - start > _LONGEST_NAMES or _NOBODY.fullmatch(text, start, end):
        return ()
    found: list[str] = []
    for part in text[start:end].split(";"):
        found += _listed(_ITEM.sub("", part).strip(" .,\n"))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1_000)
def _listed(part: str) -> tuple[str, ...]:
    phrase = body_phrase(part, 0, len(part), loose=True)
    if phrase and phrase.end >= len(part) - 1:
        return phrase.names
    return tuple(name for each in part.split(",") if (name := " ".join(each.split()).strip(" .-–")))


def fields(text: str, cells: list[Cell], leads: tuple[str, ...], supports: tuple[str, ...], time: Cell | None, product: Cell | None) -> FieldBlock:  # fmt: skip
    """`time` and `product` may stand in another row."""
    words = " ".join(text[product[0] : product[1]].split()) or None if product else None
    start, end = min(cell[0] for cell in cells), max(cell[1] for cell in cells)
    return FieldBlock(start, end, leads, supports, time, None if words and not words.strip(" -–./") else words)
