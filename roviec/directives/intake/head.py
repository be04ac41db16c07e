"""The two columns at the top of an official document, as lines (Decree 30/2020/NĐ-CP, Annex I)."""

from __future__ import annotations

import re
from itertools import takewhile

from roviec.directives.intake.lines import joined_subject

NATION = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI")
ADDRESSED = re.compile(r"\s*Kính\s+gửi", re.I)
HEAD_LINES = 16
_DATE = re.compile(r"ngày\b.*\btháng\b.*\bnăm\b|ngày\s+\d", re.I)
_NUMBER = re.compile(r"Số\s*[:.]", re.I)
_GAP = re.compile(r"\t+ *| {3,}")


def is_date(text: str) -> bool:
    return _DATE.search(text) is not None


def in_order(left: list[str], right: list[str]) -> list[str]:
    """As the cells of the layout come: issuer, nation and motto, number and subject, place and date."""
    above = next((at for at, line in enumerate(left) if _NUMBER.match(line)), len(left))
    date = [line for line in right if is_date(line)]
    nation = [line for line in right if line not in date]
    return left[:above] + nation + joined_subject(left[above:]) + date


def columns_untyped(text: str) -> str:
    """Columns made with tabs or runs of spaces, as in text saved from a word processor, put one after the other."""
    lines = text.split("\n")
    nation = next((at for at, line in enumerate(lines[:HEAD_LINES]) if _is_beside_nation(line)), None)
    if nation is None:
        return text
    half = lines[nation].expandtabs().index(_pieces(lines[nation], 0)[1]) / 2
    head = list(takewhile(lambda line: not ADDRESSED.match(line), lines[nation : nation + HEAD_LINES]))
    dated = next((at for at, line in enumerate(head) if is_date(_pieces(line, half)[1])), None)
    if dated is None:
        return text
    # Below the date only the subject goes on, and it is followed by a blank line or the addressees.
    head = head[: dated + 1] + list(takewhile(str.strip, head[dated + 1 :]))
    left, right = zip(*(_pieces(line, half) for line in head), strict=True)
    return "\n".join([*lines[:nation], *in_order(_typed(left), _typed(right)), *lines[nation + len(head) :]])


def _is_beside_nation(line: str) -> bool:
    left, right = _pieces(line, 0)
    return bool(left) and NATION.search(right) is not None


def _pieces(line: str, half: float) -> tuple[str, str]:
    """Left and right of the gap; a line in one piece is right when it begins past `half` characters."""
    pieces = _GAP.split(line.strip(), maxsplit=1)
    if len(pieces) == 2:
        return pieces[0].strip(), pieces[1].strip()
    spread = line.expandtabs()
    indent = len(spread) - len(spread.lstrip())
    return ("", pieces[0]) if half and indent > half else (pieces[0], "")


def _typed(column: tuple[str, ...]) -> list[str]:
    return [line for line in column if line]
