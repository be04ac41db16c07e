"""The lines that are drawn on a page: the borders of its tables."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as c

from roviec.directives.intake.pdf.turning import Box

_THIN = 3.0  # points: thicker is a box
_SHORT = 6.0  # points: shorter is part of a letter or a dash
_MOST = 2_000  # a page with more is a drawing
_LONGEST_PATH = 500  # points of one path
_LEVEL = 1.0  # points


@dataclass(frozen=True, slots=True)
class Rule:
    """At `at` from `start` to `end`: of an upright one `at` is x, of a level one y."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Rules:
    level: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)


def rules_of(page: pdfium.PdfPage, turn: Callable[[Box], Box] | None) -> Rules:
    """None at all of a page that is a drawing."""
    found = Rules()
    for drawn in page.get_objects([c.FPDF_PAGEOBJ_PATH], 3):
        for stroke in _strokes(drawn):
            x0, y0, x1, y1 = turn(stroke) if turn else stroke
            if x1 - x0 <= _THIN and y1 - y0 > _SHORT:
                found.upright.append(Rule((x0 + x1) / 2, y0, y1))
            elif y1 - y0 <= _THIN and x1 - x0 > _SHORT:
                found.level.append(Rule((y0 + y1) / 2, x0, x1))
        if len(found.level) + len(found.upright) > _MOST:
            return Rules()
    return found


def _strokes(drawn: pdfium.PdfObject) -> Iterator[Box]:
    """A line, or a filled box as thin as one; the sides of a box that is stroked; each line of a longer path."""
    left, bottom, right, top = drawn.get_bounds()
    if min(right - left, top - bottom) <= _THIN:
        yield left, bottom, right, top
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(drawn.raw, ctypes.byref(fill), ctypes.byref(stroke))
    count = c.FPDFPath_CountSegments(drawn.raw)
    if not stroke.value or count > _LONGEST_PATH:
        return
    matrix = drawn.get_matrix()
    before: tuple[float, float] | None = None
    first: tuple[float, float] | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        segment = c.FPDFPath_GetPathSegment(drawn.raw, at)
        c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        here = matrix.on_point(x.value, y.value)
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == c.FPDF_SEGMENT_LINETO and before:
            yield from _between(before, here)
        if c.FPDFPathSegment_GetClose(segment) and first:
            yield from _between(here, first)
        before = here


def _between(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Box]:
    (x0, x1), (y0, y1) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    if min(x1 - x0, y1 - y0) <= _LEVEL:
        yield x0, y0, x1, y1
