"""A photographed paper: what lies around it is painted white, and seen from aside it is made a rectangle again."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

_CELL = 5  # pixels of the small picture
_STEP = 3  # cells within which the edge of a paper is crossed
_DROP = 0.62  # the table is darker than this share of the paper beside it
_SIDE = 0.6  # the share of rows that must see an edge before a side is cut
_INTO = 2  # cells cut into the paper, where its edge throws a shadow
_AWRY = 0.4  # degrees between opposite edges, below which the paper was seen from above

Line = tuple[
    float, float
]  # its slope and where it begins: x of a side as y grows, y of the top and the bottom as x grows


def without_table(small: Image.Image, page: Image.Image) -> Image.Image:
    """`page` with white where `small`, the same picture smaller and before its light was made even, shows no paper."""
    cells = np.asarray(small.reduce(_CELL).filter(ImageFilter.MaxFilter(3)), np.float32) + 1
    outside = np.zeros(cells.shape, bool)
    edges: list[Line] = []
    for turn in range(4):  # its left, top, right and bottom
        seen = np.rot90(cells, turn)
        last = _edge(seen)
        if last is not None:
            outside |= np.rot90(np.arange(seen.shape[1]) < last[:, None], -turn)
            edges.append(_line(last))
    if not outside.any():
        return page
    whole = _CELL * round(page.width / small.width)
    mask = Image.fromarray(outside).resize((cells.shape[1] * whole, cells.shape[0] * whole), Image.Resampling.NEAREST)
    page = page.copy()
    page.paste(255, mask=mask.crop((0, 0, *page.size)).convert("1"))
    if len(edges) < 4:
        return page
    corners = _corners(edges, cells.shape[1], cells.shape[0])
    return page if corners is None else _flattened(page, corners * whole)


def _edge(cells: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """Row by row, how many cells from the left are not paper; None where the paper's edge is not in the picture."""
    half = cells.shape[1] // 2
    drops = cells[:, : half - _STEP] < _DROP * cells[:, _STEP:half]
    seen = drops.any(axis=1)
    if float(seen.mean()) < _SIDE:
        return None
    last = drops.shape[1] - 1 - np.argmax(drops[:, ::-1], axis=1)
    return np.where(seen, last + _STEP + _INTO, 0).astype(np.float32)


def _line(last: NDArray[np.float32]) -> Line:
    """The straight line through most of an edge: Theil and Sen's, which a corner or a finger does not bend."""
    rows = np.flatnonzero(last > 0)
    half = rows.size // 2
    slopes = (last[rows[half : 2 * half]] - last[rows[:half]]) / (rows[half : 2 * half] - rows[:half])
    slope = float(np.median(slopes))
    return slope, float(np.median(last[rows] - slope * rows))


def _corners(edges: list[Line], wide: int, high: int) -> NDArray[np.float64] | None:
    """Upper left, upper right, lower right, lower left of the paper, in cells; None of one seen from above, whose edges are parallel."""
    left, (top, b), (right, c), (bottom, d) = edges
    # Each edge was measured from its own left, on the picture turned.
    beneath, beside, above = (-bottom, high - d), (right, wide - c - right * high), (-top, b + top * wide)
    if max(abs(left[0] - beside[0]), abs(above[0] - beneath[0])) < math.tan(math.radians(_AWRY)):
        return None
    return np.array([_crossing(*pair) for pair in ((left, above), (beside, above), (beside, beneath), (left, beneath))])


def _crossing(side: Line, level: Line) -> tuple[float, float]:
    x = (side[0] * level[1] + side[1]) / (1 - side[0] * level[0])
    return x, level[0] * x + level[1]


def _flattened(page: Image.Image, corners: NDArray[np.float64]) -> Image.Image:
    """The paper alone, as long and as wide as its edges are on average."""
    top, right, bottom, left = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    wide, high = (top + bottom) / 2, (left + right) / 2
    rows, seen = [], []
    for (x, y), (u, v) in zip(((0, 0), (wide, 0), (wide, high), (0, high)), corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -x * u, -y * u], [0, 0, 0, x, y, 1, -x * v, -y * v]]
        seen += [u, v]
    where = np.linalg.solve(np.array(rows), np.array(seen))
    size = (round(wide), round(high))
    return page.transform(size, Image.Transform.PERSPECTIVE, where.tolist(), Image.Resampling.BILINEAR, fillcolor=255)
