"""What is printed in black kept, what was put upon it in other ink taken away: stamps, signatures, marks of receipt."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageChops, ImageFilter

_COLOURED = 52  # of 255: the distance of the channels from which ink is coloured; warm light gives paper some 40
_DARK = 80  # what is darker is print, whatever colour runs into it
_BLACK = 60  # print whose darker part is below this is black enough to be told from the grey of a stamp
_KNEE = 35  # so much lighter than print, and it begins to fade


def grey_of(page: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """The brightest of the three channels, and how coloured each place is; None of a page without colours."""
    if page.mode in ("L", "1", "I;16", "I"):
        return page.convert("L"), None
    red, green, blue = page.convert("RGB").split()
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return lightest, ImageChops.subtract(lightest, darkest)


def faded_colours(grey: Image.Image, colour: Image.Image) -> Image.Image:
    """Coloured ink as light as paper; both pictures in even light."""
    # JPEG keeps colour coarser than light: the rim of a stroke has lost its own.
    around = colour.reduce(3).filter(ImageFilter.MaxFilter(3)).resize(colour.size, Image.Resampling.BILINEAR)
    coloured = around.point([max(0, min(255, (value - _COLOURED) * 4)) for value in range(256)])
    light = grey.point([max(0, min(255, (value - _DARK) * 6)) for value in range(256)])
    return ImageChops.add(grey, ImageChops.darker(coloured, light))


def faded_grey(grey: Image.Image) -> Image.Image:
    """Of a page scanned without colours: a stamp is lighter than black print, and is made lighter still."""
    sample = np.asarray(grey)[::3, ::3]
    ink = sample[sample < 128]
    if ink.size < 500:
        return grey
    black = float(np.percentile(ink, 25))
    if black > _BLACK:
        return grey
    knee = black + _KNEE
    return grey.point([value if value < knee else min(255, round(knee + (value - knee) * 3)) for value in range(256)])
