from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from roviec.directives.reading.layout.markers import Marker


class Zone(StrEnum):
    HEAD = "head"  # number, issuer, title, addressees
    PREAMBLE = "preamble"  # why: background before the words that order
    BODY = "body"
    BACKGROUND = "background"  # a section of the body that orders nothing: aims, state of things
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    ANNEX = "annex"
    TAIL = "tail"  # what a news site adds: questions, quoted laws, links


@dataclass(frozen=True, slots=True)
class Paragraph:
    """[start, end) with its marker; the words begin at `words`.

    `parents` are the indexes of the items above it, outermost first.
    """

    start: int
    end: int
    words: int
    marker: Marker | None = None
    zone: Zone = Zone.BODY
    parents: tuple[int, ...] = ()

    @property
    def kind(self) -> str:
        """Kind of the marker, "" without one."""
        return self.marker.kind if self.marker else ""
