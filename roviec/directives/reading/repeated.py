"""A news account says the main order twice: in its opening or its closing summary, and where it tells of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from roviec.directives.reading.joining import Cell
from roviec.directives.reading.model import ClauseKind

_AT_THE_EDGES = 3  # paragraphs
_IN_OTHER_WORDS = 0.6  # share of the words of an opening or a caption that the account says again
_SAID_AGAIN = 0.75  # share of its words that all that follows has
_LEDE = 1  # the title is paragraph 0
_DATELINE = 40  # characters
_SHORT = 2  # letters: "gd", "đt"
_MANY = 3  # tasks behind the opening
_CLASS = re.compile(r"(?:các|những|mọi|cơ quan|đơn vị|địa phương|bộ, ngành|thủ trưởng)\b")
_VAGUE = re.compile(r"các (?:bộ|sở|ban|ngành|đơn vị|cơ quan|cấp|địa phương|lực lượng)\b(?!:)", re.IGNORECASE)
_SAME = 0.85  # share of its words
_FEWEST = 8  # words; a shorter order may be said of two matters
_WORD = re.compile(r"\w+")


class HasCells(Protocol):
    cells: list[Cell]


def without_repetition(text: str, told: Mapping[int, HasCells]) -> None:
    """Drops the opening that only announces, then the shorter telling; of two alike the one at the edge of the account."""
    places = sorted(index for index in told if any(_is_task(cell) for cell in told[index].cells))
    words = {index: [_words(text, cell) for cell in told[index].cells] for index in places}
    if len(places) > 1 and places[0] <= _LEDE + sum(
        1 for index in told if index < places[0] and _is_short(told[index])
    ):
        _without_lede(text, told, places, words)
    leads = {index: [_leads(cell) for cell in told[index].cells] for index in places}
    edges = places[:_AT_THE_EDGES] + places[_AT_THE_EDGES:][-_AT_THE_EDGES:]
    for index in reversed(edges):
        for at, said in enumerate(words[index]):
            others = [
                also
                for other in places
                if other != index
                for also, whose in zip(words[other], leads[other], strict=True)
                if also and _may_be_one(whose, leads[index][at])
            ]
            if len(said) >= _FEWEST and _is_in(said, others):
                _drop(told, words, index, at)


def _without_lede(
    text: str, told: Mapping[int, HasCells], places: Sequence[int], words: dict[int, list[frozenset[str]]]
) -> None:
    """The opening says in other words what follows, or charges "các đơn vị" before each of them is named."""
    lede = places[0]
    alone = sum(map(_is_task, told[lede].cells)) == 1 and lede == min(told)
    cells = [(_words(text, cell), _leads(cell)) for other in places[1:] for cell in told[other].cells if _is_task(cell)]
    for at, said in enumerate(words[lede]):
        lead = _leads(told[lede].cells[at])
        later = [
            also
            for also, whose in cells
            if _may_be_one(whose, lead) and not (len(also) < _SAME * len(said) and _is_in(also, [said]))
        ]
        every = frozenset[str]().union(*(also for also, whose in cells if whose & lead))
        vague = alone and len(cells) >= _MANY and all(map(_VAGUE.match, lead))
        if said and (
            vague
            or (len(said) >= _FEWEST and (_is_in(said, later, _IN_OTHER_WORDS) or _is_in(said, [every], _SAID_AGAIN)))
        ):
            _drop(told, words, lede, at)


def _is_short(said: HasCells) -> bool:
    """A dateline between the title and the opening."""
    return sum(cell.end - cell.start for cell in said.cells) < _DATELINE


def _drop(told: Mapping[int, HasCells], words: dict[int, list[frozenset[str]]], index: int, at: int) -> None:
    told[index].cells[at] = _told_twice(told[index].cells[at])
    words[index][at] = frozenset()


def _is_in(said: frozenset[str], others: Sequence[frozenset[str]], share: float = _SAME) -> bool:
    return any(len(said & other) >= share * len(said) for other in others)


def _is_task(cell: Cell) -> bool:
    return cell.head.kind is ClauseKind.TASK


def _words(text: str, cell: Cell) -> frozenset[str]:
    if not _is_task(cell):
        return frozenset()
    return frozenset(word.lower() for word in _WORD.findall(text, cell.head.order, cell.end))


def _leads(cell: Cell) -> frozenset[str]:
    lead = cell.head.lead
    return frozenset(name.lower() for name in lead.names) if lead else frozenset()


def _may_be_one(first: frozenset[str], second: frozenset[str]) -> bool:
    """An order to one body is never another body's order told again, unless one of them is a whole class."""
    if any(map(_CLASS.match, (*first, *second))):
        return True
    return any(
        one in other or other in one or one.split()[:2] == other.split()[:2] or _initials(one) == _initials(other)
        for one in first
        for other in second
    )


def _initials(name: str) -> tuple[str, str]:
    """ "bộ gd & đt" and "bộ giáo dục và đào tạo" are ("bộ", "gdđt")."""
    head, *rest = _WORD.findall(name)
    return head, "".join(word if len(word) <= _SHORT else word[0] for word in rest if word != "và")


def _told_twice(cell: Cell) -> Cell:
    return Cell(tuple(replace(piece, kind=ClauseKind.INFORMATION, rule="told-twice") for piece in cell.pieces))
