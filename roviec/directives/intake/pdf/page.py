"""What stands where on a page."""

from __future__ import annotations

from dataclasses import dataclass


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
class Page:
    width: float
    pieces: list[Piece]
    is_picture: bool = False  # to be recognised: it has no text of its own
