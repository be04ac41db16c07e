"""The mark in front of an item: "II.", "Điều 2.", "1.", "2.1.", "(3)", "a)", "*", "-", "+", "•"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORMS = (
    ("part", 0, r"(?:Phần|Chương|Mục)\s+(?:thứ\s+\w+|[IVXL]{1,6}|\d{1,2})\s*[.:–-]?\s+"),
    ("article", 2, r"Điều\s+\d{1,3}\s*[.:]\s*"),
    ("roman", 1, r"[IVXL]{1,5}\s?[.)/:–-]\s*(?=\S)"),
    ("number", 3, r"\d{1,2}\s?[./]\s?(?=[^\W\d]|[“\"(])"),
    ("dotted", 4, r"\d{1,2}(?:\.\d{1,2}){1,3}\s?[.)]?\s+"),
    ("bracket", 6, r"\(?\d{1,2}\)\s*"),
    ("letter", 7, r"(?:\([a-zđ]{1,2}\)|[a-zđ]\s?[).])\s+"),
    ("star", 8, r"\*\s*(?=\S)"),
    ("dash", 9, r"[-–—]\s*(?=\S)"),
    ("plus", 10, r"\+\s*"),
    ("bullet", 10, r"[•●▪◦·■□➢✓❖]\s*"),
)
_ANY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, _, pattern in _FORMS))
_RANKS = {name: rank for name, rank, _ in _FORMS}


@dataclass(frozen=True, slots=True)
class Marker:
    """`rank` is smaller the higher the item stands; each dot of "2.1.3" lowers it by one."""

    kind: str
    label: str
    rank: int


def marker_at(text: str, start: int, end: int) -> tuple[Marker, int] | None:
    """The marker at `start` and where the words behind it begin."""
    match = _ANY.match(text, start, end)
    if match is None or match.lastgroup is None or match.end() >= end:
        return None
    kind, label = match.lastgroup, match[0].strip()
    if kind == "letter" and label.startswith("("):
        kind = "bracket" if re.fullmatch(r"\([ivx]+\)", label) else kind
    rank = _RANKS[kind]
    if kind == "dotted":
        rank = 3 + label.rstrip(".").count(".")
        kind = f"dotted{rank}"
    return Marker(kind, label, rank), match.end()
