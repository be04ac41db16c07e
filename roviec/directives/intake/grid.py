"""Cells of a table, merged across and downwards, as rows of equal width: what a merged cell says holds for each row beneath it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from roviec.directives.intake import limits
from roviec.directives.intake.taken import IntakeError

COLUMNS = 200  # more are an attack
# What is merged downwards is said again in each row; a longer text once, and then as people write it.
_CARRIED = 2_000
_THE_SAME = "-nt-"
_ENDS = (".", ",", ";", ":", "…", "?", "!", "-", "/")


@dataclass(slots=True)
class Cell:
    """Its paragraphs; over how many columns it goes; `goes_on`: it is the lower part of the cell above."""

    lines: list[str] = field(default_factory=list)
    across: int = 1
    goes_on: bool = False


Row = list[Cell]


def even(rows: Sequence[Row]) -> Iterator[list[str | None]]:
    """The words of each row by column, as many in each; None where a wider cell before covers the column.

    A row that says nothing of its own is empty. Raises IntakeError when what is said again makes it too long.
    """
    width = min(COLUMNS, max((sum(cell.across for cell in row) for row in rows), default=0))
    above: list[str | None] = [""] * width
    written = 0
    for row in rows:
        written += 3 * width  # its bars
        words: list[str | None] = []
        says = False
        for cell in row:
            if len(words) >= width:
                break
            said = _carried(above[len(words)] or "") if cell.goes_on else in_one_line(cell.lines)
            says = says or bool(said and not cell.goes_on)
            written += len(said)
            words += [said, *[None] * min(cell.across - 1, width - len(words) - 1)]
        if written > limits.TEXT_CHARACTERS:
            raise IntakeError("too_long", limit=limits.TEXT_CHARACTERS)
        above = words + [""] * (width - len(words))
        yield above if says else []


def in_one_line(paragraphs: Sequence[str]) -> str:
    """The paragraphs of a cell; a semicolon parts those that nothing else parts. A bar would be taken for the cell's edge."""
    joined = ""
    for paragraph in paragraphs:
        words = " ".join(paragraph.split()).replace("|", "¦")
        if joined and words:
            joined += " " if joined.endswith(_ENDS) or not _begins(words) else "; "
        joined += words
    return joined


def _begins(words: str) -> bool:
    """A paragraph, not the rest of a line that was broken by hand."""
    return words[0].isupper() or words[0].isdigit() or words[0] in "-–+*•("


def _carried(words: str) -> str:
    return words if len(words) <= _CARRIED else _THE_SAME
