"""A picture of a page made ready to be recognised: even light, no coloured ink, nothing around the paper, upright, level."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from roviec.directives.intake.scan.ink import faded_colours, faded_grey, grey_of
from roviec.directives.intake.scan.table import without_table
from roviec.directives.intake.scan.upright import lie_of, turned

_CELL = 16  # pixels of a cell in which the paper's brightness is taken
_AROUND = 9  # cells around, of which the brightest is paper
_EVEN = 12  # of 255: light that differs less is even
_WHITE = 240
_DARKEST = 24  # paper in the deepest shadow


def cleaned(page: Image.Image) -> Image.Image:
    """Grey, upright and level."""
    grey, colour = grey_of(page)
    light = _light(grey)
    even = grey if light is None else _evened(grey, light)
    if colour is None:
        even = faded_grey(even)
    else:
        even = faded_colours(even, colour if light is None else _evened(colour, light))
    if light is not None:
        even = without_table(grey, even)
    return turned(even, lie_of(even))


def is_blank(page: Image.Image) -> bool:
    """Nothing on a cleaned page but dust."""
    small = np.asarray(page.reduce(4))
    return float((small < 128).mean()) < 0.0002


def _light(grey: Image.Image) -> Image.Image | None:
    """The paper's own brightness, cell by cell: what is brightest around. None where it is even and white."""
    cells = grey.reduce(_CELL).filter(ImageFilter.MaxFilter(_AROUND)).filter(ImageFilter.GaussianBlur(4))
    paper = np.asarray(cells)
    if int(paper.max()) - int(paper.min()) <= _EVEN and int(paper.min()) > _WHITE:
        return None
    return cells


def _evened(picture: Image.Image, light: Image.Image) -> Image.Image:
    """Divided by the light."""
    factor = Image.fromarray(255 / np.maximum(np.asarray(light, np.float32), _DARKEST))
    whole = np.asarray(factor.resize(picture.size, Image.Resampling.BILINEAR))
    return Image.fromarray(np.minimum(np.asarray(picture) * whole, 255).astype(np.uint8))
