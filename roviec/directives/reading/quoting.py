"""The exact words of a task: the action with its deadline, without its lead and without what only explains."""

from __future__ import annotations

import re

from roviec.directives.reading.joining import Cell
from roviec.directives.reading.times import Times

_CONNECTIVE = re.compile(
    r"(?:\s*(?:và\s+)?(?:đồng thời|bên cạnh đó|cạnh đó|ngoài ra|theo đó|mặt khác|cùng với đó|trong đó|trước mắt,? (?=phối hợp))\s*[,:]?\s+|\(?\d{1,2}\)\s+|[\s,:;+•“\"–-]+)*",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r",?\s*(?:bao )?gồm(?: có)?\s*:\s*\(?[1lI]\)", re.IGNORECASE)
_TRAILING_BRACKET = re.compile(r"\s*\([^()]*\)[\s.;,]*$")
_OPENING = 25  # characters of a connective before the cadence
_AT_ONCE = 5  # characters: "Chậm nhất ngày …, Bộ Tài chính …"
_TRIMMED = " \n.;,:/…("


def quote_range(text: str, cell: Cell, times: Times) -> tuple[int, int]:
    start, end = _start(text, cell, times), cell.end
    explained = _EXPLAINED.search(text, start, end)
    end = explained.start() if explained else end
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    bracket = _TRAILING_BRACKET.search(text, start, end)
    if bracket and bracket.start() > start and times.deadline(start, bracket.start()):
        end = bracket.start()
    return start, end


def _start(text: str, cell: Cell, times: Times) -> int:
    """A cadence or date before the lead belongs to the task: "Định kỳ hằng tháng, Công an thành phố …"."""
    piece, order = cell.head.piece, cell.head.order
    if order > piece.start:
        cadence, due = times.recurrence(piece.start, order), times.deadline(piece.start, order)
        opens_with_cadence = cadence is not None and cadence.start - piece.start < _OPENING
        if opens_with_cadence or (due is not None and due.start - piece.start < _AT_ONCE):
            order = piece.start
    match = _CONNECTIVE.match(text, order, piece.end)
    return match.end() if match else order
