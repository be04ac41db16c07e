"""What stands where on a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from roviec.directives.intake.grid import Row


@dataclass(slots=True)
class Piece:
    """A stretch of text on one line; points from the lower left corner of the page."""

    x0: float
    x1: float
    bottom: float
    top: float
    text: str

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Table:
    """Drawn with borders; its rows hold the text."""

    x0: float
    x1: float
    bottom: float
    top: float
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Page:
    """`pieces` are those outside of its tables."""

    width: float
    pieces: list[Piece]
    is_picture: bool = False  # to be recognised: it has no text of its own
    tables: list[Table] = field(default_factory=list)
