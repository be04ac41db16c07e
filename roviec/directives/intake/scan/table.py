"""What lies around a photographed paper, painted white."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

_CELL = 16  # pixels
_STEP = 3  # cells within which the edge of a paper is crossed
_DROP = 0.62  # the table is darker than this share of the paper beside it
_SIDE = 0.6  # the share of rows that must see an edge before a side is cut
_INTO = 2  # cells cut into the paper, where its edge throws a shadow


def without_table(grey: Image.Image, cleaned: Image.Image) -> Image.Image:
    """`cleaned` with white where `grey`, the same picture before its light was made even, shows no paper."""
    cells = np.asarray(grey.reduce(_CELL).filter(ImageFilter.MaxFilter(3)), np.float32) + 1
    outside = np.zeros(cells.shape, bool)
    for turn in range(4):
        outside |= np.rot90(_left_of_paper(np.rot90(cells, turn)), -turn)
    if not outside.any():
        return cleaned
    mask = Image.fromarray(outside).resize((cells.shape[1] * _CELL, cells.shape[0] * _CELL), Image.Resampling.NEAREST)
    cleaned = cleaned.copy()
    cleaned.paste(255, mask=mask.crop((0, 0, *cleaned.size)).convert("1"))
    return cleaned


def _left_of_paper(cells: NDArray[np.float32]) -> NDArray[np.bool_]:
    half = cells.shape[1] // 2
    drops = cells[:, : half - _STEP] < _DROP * cells[:, _STEP:half]
    seen = drops.any(axis=1)
    outside = np.zeros(cells.shape, bool)
    if float(seen.mean()) < _SIDE:
        return outside
    last = drops.shape[1] - 1 - np.argmax(drops[:, ::-1], axis=1)
    edge = np.where(seen, last + _STEP + _INTO, 0)
    outside[:] = np.arange(cells.shape[1]) < edge[:, None]
    return outside
