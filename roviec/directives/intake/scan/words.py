"""Words that were recognised on a page, and the pieces of lines that the layout is told from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from roviec.directives.intake.pdf.page import Page, Piece
from roviec.directives.intake.scan.repairs import mended

_COLUMN_GAP = 1.2  # heights of a line between two words of different columns
_DUST = re.compile(r"[^\w]{1,2}|.{1,2}")
_SURE = 50.0  # confidence, of 100, below which a scrap that stands alone is dust


@dataclass(frozen=True, slots=True)
class Word:
    """Pixels from the upper left corner of the page as it was recognised; `line` is the line it was found in; confidence 0 to 100."""

    x0: int
    top: int
    x1: int
    bottom: int
    line: int
    confidence: float
    text: str


@dataclass(frozen=True, slots=True)
class Recognised:
    width: int
    height: int
    words: tuple[Word, ...] = ()

    @property
    def confidence(self) -> float:
        """The mean of its words, 0 to 100; 0 of a page without any."""
        return sum(word.confidence for word in self.words) / max(1, len(self.words))

    def as_json(self) -> dict[str, object]:
        rows = [[w.x0, w.top, w.x1, w.bottom, w.line, round(w.confidence, 1), w.text] for w in self.words]
        return {"width": self.width, "height": self.height, "words": rows}


def from_json(found: dict[str, list[list[int | float | str]] | int]) -> Recognised:
    """What `as_json` gave."""
    rows = found["words"]
    words = tuple(Word(*row) for row in rows) if isinstance(rows, list) else ()  # type: ignore[arg-type]
    return Recognised(int(str(found["width"])), int(str(found["height"])), words)


def from_tsv(tsv: str) -> Recognised:
    """Tesseract's table of pages, lines and words."""
    width = height = 0
    words: list[Word] = []
    lines: dict[tuple[str, ...], int] = {}
    for row in tsv.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) != 12:
            continue
        x, y, wide, high = (int(cell) for cell in cells[6:10])
        if cells[0] == "1":
            width, height = wide, high
        elif cells[0] == "5" and cells[11].strip():
            line = lines.setdefault(tuple(cells[2:5]), len(lines))
            words.append(Word(x, y, x + wide, y + high, line, float(cells[10]), cells[11].strip()))
    return Recognised(width, height, tuple(words))


def page_of(found: Recognised) -> Page:
    """Lines cut where columns part, without dust; the frame's words mended."""
    runs = [(_without_scraps(run), top, bottom) for run, top, bottom in _runs(found)]
    pieces = [
        Piece(run[0].x0, run[-1].x1, found.height - bottom, found.height - top, " ".join(word.text for word in run))
        for run, top, bottom in runs
        if not _is_dust(run)
    ]
    return Page(found.width, mended(pieces))


def _runs(found: Recognised) -> Iterator[tuple[list[Word], int, int]]:
    for _, group in groupby(found.words, key=lambda word: word.line):
        line = sorted(group, key=lambda word: word.x0)
        height = sorted(word.bottom - word.top for word in line)[len(line) // 2]
        run = [line[0]]
        for word in line[1:]:
            if word.x0 - run[-1].x1 > _COLUMN_GAP * max(height, 20):
                yield run, min(w.top for w in run), max(w.bottom for w in run)
                run = []
            run.append(word)
        yield run, min(w.top for w in run), max(w.bottom for w in run)


def _without_scraps(run: list[Word]) -> list[Word]:
    """A letter or two at either end that hardly anything speaks for: where a pen or a stamp ran into the line."""
    while len(run) > 1 and _is_scrap(run[0]):
        run = run[1:]
    while len(run) > 1 and _is_scrap(run[-1]):
        run = run[:-1]
    return run


def _is_scrap(word: Word) -> bool:
    return word.confidence < _SURE and len(word.text) <= 2 and word.text.isalpha()


def _is_dust(run: list[Word]) -> bool:
    """A scrap by itself: the shade of a stamp, a dot of a letter, a fold."""
    if len(run) > 1:
        return False
    word = run[0]
    if not any(letter.isalnum() for letter in word.text):
        return True
    return word.confidence < _SURE and _DUST.fullmatch(word.text) is not None
