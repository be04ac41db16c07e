"""A news account says the main order twice: in its opening or its closing summary, and where it tells of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from roviec.directives.reading.joining import Cell
from roviec.directives.reading.model import ClauseKind

_AT_THE_EDGES = 3  # paragraphs
_SAME = 0.85  # share of its words
_FEWEST = 8  # words; a shorter order may be said of two matters
_WORD = re.compile(r"\w+")


class HasCells(Protocol):
    cells: list[Cell]


def without_repetition(text: str, told: Mapping[int, HasCells]) -> None:
    """Drops the shorter telling; of two alike the one at the edge of the account."""
    places = sorted(index for index in told if any(_is_task(cell) for cell in told[index].cells))
    words = {index: [_words(text, cell) for cell in told[index].cells] for index in places}
    edges = places[:_AT_THE_EDGES] + places[_AT_THE_EDGES:][-_AT_THE_EDGES:]
    for index in reversed(edges):
        others = [said for other in places if other != index for said in words[other] if said]
        cells = told[index].cells
        for at, said in enumerate(words[index]):
            if len(said) >= _FEWEST and _is_in(said, others):
                cells[at] = _told_twice(cells[at])
                words[index][at] = frozenset()


def _is_in(said: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    return any(len(said & other) >= _SAME * len(said) for other in others)


def _is_task(cell: Cell) -> bool:
    return cell.head.kind is ClauseKind.TASK


def _words(text: str, cell: Cell) -> frozenset[str]:
    if not _is_task(cell):
        return frozenset()
    return frozenset(word.lower() for word in _WORD.findall(text, cell.head.order, cell.end))


def _told_twice(cell: Cell) -> Cell:
    return Cell(tuple(replace(piece, kind=ClauseKind.INFORMATION, rule="told-twice") for piece in cell.pieces))
