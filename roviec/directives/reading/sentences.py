"""Sentences, and the pieces of a sentence that may be tasks of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from roviec.directives.reading.letters import UPPER


class Joint(StrEnum):
    """What stands between a piece and the one before it."""

    START = "start"  # first of its paragraph
    SENTENCE = "sentence"
    SEMICOLON = "semicolon"
    ALSO = "also"  # đồng thời
    CADENCE = "cadence"  # ", định kỳ hằng quý, …"


@dataclass(frozen=True, slots=True)
class Piece:
    start: int
    end: int
    joint: Joint


_BREAK = re.compile(
    rf"(?P<sentence>(?:\.(?!\.)|[!?…]|\.\.\.)[\"”’»)]*\s+(?=[\"“‘«(]?[{UPPER}]))"
    r"|(?P<semicolon>;\s*)"
    r"|(?P<also>(?:,|\s(?:và)|\s)\s*(?=(?i:đồng thời)\b))"
    r"|(?P<cadence>,\s*(?=(?i:định kỳ(?= (?:hàng|hằng|mỗi|\d|một|ba|sáu|vào|ngày|tuần|tháng|quý|năm|cuối)|[^,;.]{3,60} (?:hàng|hằng) (?:ngày|tuần|tháng|quý|năm))|(?:hàng|hằng) (?:ngày|tuần|tháng|quý|năm)|trước mắt,? phối hợp|giao [%s])\b))"
    r"|(?P<open>[(“«])|(?P<close>[)”»])" % UPPER
)
_ABBREVIATION = re.compile(rf"(?:^|[\s(])(?:TP|Tp|tp|TS|ThS|Th\.S|PGS|GS|BS|KS|St|vv|TT|[{UPPER}])$")
_FEWEST_WORDS = 6
_FEWEST_OF_A_PART = 3
_LONGEST_BRACKET = 600


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """Pieces that cover [start, end) without their joints; nothing is cut inside brackets or quotation marks."""
    out: list[Piece] = []
    at, joint, shut = start, Joint.START, start
    for match in _BREAK.finditer(text, start, end):
        if match.start() < shut:
            continue
        if match["open"]:
            shut = _closing(text, match.start(), end)
            continue
        if match["close"] or (
            match["sentence"] and _ABBREVIATION.search(text, max(start, match.start() - 6), match.start())
        ):
            continue
        stop = match.start() + (1 if match["sentence"] else 0)
        if match["semicolon"] and at == start and len(text[at:stop].split()) < _FEWEST_OF_A_PART:
            continue  # "Rà soát; thống kê các cơ sở …"
        if match["cadence"] and len(text[at:stop].split()) < _FEWEST_WORDS:
            continue  # "Định kỳ 6 tháng, hằng năm báo cáo …"
        if text[at:stop].strip():
            out.append(Piece(at, stop, joint))
            joint = Joint(match.lastgroup or "sentence")
        elif match["sentence"]:
            joint = Joint.SENTENCE
        at = match.end()
    if text[at:end].strip() or not out:
        out.append(Piece(at, end, joint))
    return out


def _closing(text: str, opened: int, end: int) -> int:
    """Where the bracket closes; the bracket itself when it never does nearby."""
    mark = {"(": ")", "“": "”", "«": "»"}[text[opened]]
    found = text.find(mark, opened, min(end, opened + _LONGEST_BRACKET))
    return found + 1 if found >= 0 else opened + 1
