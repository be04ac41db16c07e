"""Pages that are stored lying on their side: where things stand once the page is turned as it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pypdfium2 as pdfium

Box = tuple[float, float, float, float]  # left, bottom, right, top

_TURNS: Final[dict[int, Callable[[Box, float, float], Box]]] = {
    90: lambda box, width, height: (box[1], width - box[2], box[3], width - box[0]),
    180: lambda box, width, height: (width - box[2], height - box[3], width - box[0], height - box[1]),
    270: lambda box, width, height: (height - box[3], box[0], height - box[1], box[2]),
}


def turn_of(page: pdfium.PdfPage) -> Callable[[Box], Box] | None:
    """None for a page that is stored as it is shown."""
    degrees = page.get_rotation()
    turn = _TURNS.get(degrees)
    if turn is None:
        return None
    width, height = page.get_size()
    if degrees != 180:
        width, height = height, width
    return lambda box: turn(box, width, height)
