"""Outlines of reports as dated data. A line is known by its `id`: labels have gaps and repeat, so they are only printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from roviec.org.models import Dated
from roviec.reports.errors import DocumentRefused
from roviec.reports.layout.model import Block, Heading
from roviec.reports.models import Kind, Outline

FILLS: Final = (
    "",
    "text",
    "figures",
    "obligations",
)  # nothing, written by people, named figures, a list of obligations


@dataclass(frozen=True)
class Line:
    """`named` says which figures or which obligations ("agency.counts", "late")."""

    id: str
    label: str
    title: str
    level: int
    fill: str = ""
    named: str = ""
    certainty: str = ""


def outline_on(code: str, day: date) -> Outline:
    """DocumentRefused "no_outline" when none is in force."""
    found = Outline.objects.filter(Dated.on(day), code=code).order_by("-valid_from").first()
    if found is None:
        raise DocumentRefused("no_outline")
    return found


def drawn_up_on(day: date) -> list[Outline]:
    """Those in force by which people draw up documents, of all programmes: reports first, then notices, then lists, each by code."""
    kinds = [Kind.MONTHLY, Kind.NOTICE, Kind.DECISIONS]
    rows = Outline.objects.filter(Dated.on(day), kind__in=kinds)
    return sorted(rows, key=lambda row: (kinds.index(Kind(row.kind)), row.code, row.valid_from))


def drawn_up(code: str, day: date) -> Outline | None:
    """None where no document is drawn up by an outline of that code."""
    return next((row for row in reversed(drawn_up_on(day)) if row.code == code), None)


def lines_of(outline: Outline) -> list[Line]:
    return [Line(**line) for line in outline.lines]


def composed(outline: Outline, fill: Callable[[Line], Sequence[Block]]) -> tuple[Block, ...]:
    """The outline's headings in order, each followed by what `fill` gives for its line."""
    blocks: list[Block] = []
    for line in lines_of(outline):
        blocks.append(Heading(line.level, line.label, line.title))
        blocks += fill(line)
    return tuple(blocks)
