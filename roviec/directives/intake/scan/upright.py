"""How a page of text lies: lines across or down, leaning by how much, and which way up."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Ink = NDArray[np.bool_]
_LONGEST = 1200  # pixels of the longer side on which the page is judged
_MOST_POINTS = 40_000
_WIDEST_LEAN = 7.0  # degrees
_COARSE, _FINE = 0.5, 0.1
_LEVEL = 0.15  # a lean below this is left as it is
_FEW_LINES = 10  # too few to be sure by a small difference which way up they are
_SURELY = 2.0


@dataclass(frozen=True, slots=True)
class Lie:
    """`quarters`: turns by 90° counter-clockwise that bring the page upright; `lean`: degrees still to turn after that."""

    quarters: int
    lean: float


def lie_of(page: Image.Image) -> Lie:
    """Of a cleaned grey page: dark ink, white paper."""
    small = page.reduce(max(1, round(max(page.size) / _LONGEST)))
    ink = np.asarray(small) < 140
    if int(ink.sum()) < 200:
        return Lie(0, 0.0)
    across, lean = _lean(ink)
    down, lean_down = _lean(np.rot90(ink))
    quarters = 0 if across >= down else 1
    lean = lean if quarters == 0 else lean_down
    upright = small.rotate(90 * quarters + lean, Image.Resampling.BILINEAR, expand=True, fillcolor=255)
    if _stands_on_its_head(np.asarray(upright) < 140):
        quarters += 2
    return Lie(quarters, lean if abs(lean) >= _LEVEL else 0.0)


def turned(page: Image.Image, lie: Lie) -> Image.Image:
    turns = {1: Image.Transpose.ROTATE_90, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_270}
    if lie.quarters % 4:
        page = page.transpose(turns[lie.quarters % 4])
    return page.rotate(lie.lean, Image.Resampling.BILINEAR, expand=True, fillcolor=255) if lie.lean else page


def _lean(ink: Ink) -> tuple[float, float]:
    """How sharply lines stand apart at the best angle, and that angle (to turn counter-clockwise by)."""
    places = np.nonzero(ink)
    step = -(-places[0].size // _MOST_POINTS)
    down, across = (axis[::step].astype(np.float32) for axis in places)
    rough = np.arange(-_WIDEST_LEAN, _WIDEST_LEAN + _COARSE, _COARSE)
    best = max(rough, key=lambda angle: _sharpness(down, across, angle))
    near = np.arange(best - _COARSE, best + _COARSE + _FINE, _FINE)
    best = max(near, key=lambda angle: _sharpness(down, across, angle))
    return _sharpness(down, across, best), float(best)


def _sharpness(down: NDArray[np.float32], across: NDArray[np.float32], angle: float) -> float:
    turned_down = down - across * math.tan(math.radians(angle))
    profile = np.bincount((turned_down - turned_down.min()).astype(np.int32))
    return float((np.diff(profile.astype(np.float64)) ** 2).sum())


def _stands_on_its_head(ink: Ink) -> bool:
    """Vietnamese has more ink above its small letters (marks, tones, tall letters) than below them."""
    profile = ink.sum(axis=1).astype(np.float64)
    dense = profile > 0.5 * np.percentile(profile[profile > 0], 90)
    edges = np.flatnonzero(np.diff(dense.astype(np.int8)))
    above = below = 0.0
    lines = 0
    for start, end in zip(edges[:-1] + 1, edges[1:] + 1, strict=True):
        height = end - start
        if dense[start] and 2 <= height < 40:
            lines += 1
            above += profile[max(0, start - height) : start].sum()
            below += profile[end : end + height].sum()
    return below > above * (1.0 if lines > _FEW_LINES else _SURELY)
