"""What is printed in black kept, what was put upon it in other ink taken away: stamps, signatures, marks of receipt."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

Box = tuple[int, int, int, int]

_COLOURED = 52  # of 255: the distance of the channels from which ink is coloured; warm light gives paper some 40
_DARK = 80  # what is darker is print, whatever colour runs into it
_BANDS = 12  # strips of the page that are looked through for colour


def grey_of(page: Image.Image) -> Image.Image:
    """The brightest of the three channels: in it coloured ink is lightest."""
    if page.mode != "RGB":
        return page
    red, green, blue = page.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def colour_of(page: Image.Image) -> Image.Image:
    """How coloured each place is."""
    red, green, blue = page.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return ImageChops.subtract(grey_of(page), darkest)


def coloured_parts(colour: Image.Image) -> list[Box]:
    """Boxes that hold all coloured ink, each across a strip of the page."""
    seen = colour.point([255 if value > _COLOURED else 0 for value in range(256)])
    high = -(-colour.height // _BANDS)
    boxes = []
    for top in range(0, colour.height, high):
        if box := seen.crop((0, top, seen.width, min(top + high, seen.height))).getbbox():
            boxes.append((box[0], top + box[1], box[2], top + box[3]))
    return boxes


def fade_colours(grey: Image.Image, colour: Image.Image, parts: list[Box]) -> None:
    """Coloured ink becomes as light as paper; both pictures in even light, `colour` and `parts` some times smaller."""
    # JPEG keeps colour coarser than light: the rim of a stroke has lost its own.
    wide = colour.filter(ImageFilter.MaxFilter(3)).point([_times4(value - _COLOURED) for value in range(256)])
    share = round(grey.width / colour.width)
    for x0, top, x1, bottom in parts:
        near = (max(0, x0 - 2), max(0, top - 2), min(colour.width, x1 + 2), min(colour.height, bottom + 2))
        place = (near[0] * share, near[1] * share, near[2] * share, near[3] * share)
        part = grey.crop(place)
        coloured = wide.crop(near).resize(part.size, Image.Resampling.BILINEAR)
        light = part.point([max(0, min(255, (value - _DARK) * 6)) for value in range(256)])
        grey.paste(ImageChops.add(part, ImageChops.darker(coloured, light)), place[:2])


def _times4(value: int) -> int:
    return max(0, min(255, value * 4))
