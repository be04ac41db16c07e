"""A picture of a page made ready to be recognised: even light, no coloured ink, nothing around the paper, upright, level.

What has to be known about the page is found on a picture of a third of its size; the whole page is touched only where something is amiss.
"""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from roviec.directives.intake.scan.ink import colour_of, coloured_parts, fade_colours, grey_of
from roviec.directives.intake.scan.table import without_table
from roviec.directives.intake.scan.upright import lie_of, turned

_SHARE = 3
_CELL = 5  # pixels of the small picture in which the paper's brightness is taken
_AROUND = 9  # cells around, of which the brightest is paper
_EVEN = 12  # of 255: light that differs less is even
_WHITE = 240
_DARKEST = 24  # paper in the deepest shadow
_INK, _PAPER = (
    20,
    200,
)  # what is darker is black, what is lighter white: the grain of paper and sensor costs Tesseract time
_CONTRAST = [max(0, min(255, round((value - _INK) * 255 / (_PAPER - _INK)))) for value in range(256)]


def cleaned(page: Image.Image) -> Image.Image:
    """Grey, upright and level."""
    small = page.reduce(_SHARE)
    paper = grey_of(small)
    light = _light(paper)
    colour = colour_of(small) if small.mode == "RGB" else None
    if colour is not None and light is not None:
        colour = _evened(colour, light)
    parts = coloured_parts(colour) if colour is not None else []
    grey = grey_of(page) if parts else page.convert("L")
    if light is not None:
        grey = _evened(grey, light)
    if colour is not None and parts:
        fade_colours(grey, colour, parts)
    if light is not None:
        grey = without_table(paper, grey)
    return turned(grey.point(_CONTRAST), lie_of(grey))


def is_blank(page: Image.Image) -> bool:
    """Nothing on a cleaned page but dust."""
    small = np.asarray(page.reduce(4))
    return float((small < 128).mean()) < 0.0002


def _light(paper: Image.Image) -> Image.Image | None:
    """The paper's own brightness, cell by cell: what is brightest around. None where it is even and white."""
    cells = paper.reduce(_CELL).filter(ImageFilter.MaxFilter(_AROUND)).filter(ImageFilter.GaussianBlur(4))
    shine = np.asarray(cells)
    if int(shine.max()) - int(shine.min()) <= _EVEN and int(shine.min()) > _WHITE:
        return None
    return cells


def _evened(picture: Image.Image, light: Image.Image) -> Image.Image:
    """Divided by the light."""
    factor = Image.fromarray(255 / np.maximum(np.asarray(light, np.float32), _DARKEST))
    whole = np.asarray(factor.resize(picture.size, Image.Resampling.BILINEAR))
    return Image.fromarray(np.minimum(np.asarray(picture) * whole, 255).astype(np.uint8))
