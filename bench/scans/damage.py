"""What happens to a paper on its way: noise, tilt, a stamp and a signature, a page laid wrongly, a telephone's light."""

from __future__ import annotations

import io
import math
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

Picture = Image.Image
Damage = Callable[[Picture, int], Picture]
_PAPER = (255, 255, 255)
_STAMP = (205, 38, 48)
_PEN = (36, 52, 140)


def clean(page: Picture, seed: int) -> Picture:
    return page


def scanned(page: Picture, seed: int) -> Picture:
    """Slightly soft, with the grain of a sensor, kept as JPEG of quality 60."""
    soft = page.filter(ImageFilter.GaussianBlur(page.width / 2480))
    return jpeg(_noise(soft, 9, seed), 60)


def tilted(page: Picture, seed: int) -> Picture:
    angle = (2 + seed % 7 / 2) * (-1) ** seed
    return scanned(page.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=_PAPER), seed)


def stamped(page: Picture, seed: int) -> Picture:
    """A round red stamp and a blue signature across the signer's name, and a received stamp by the head."""
    return scanned(_stamp(page, seed), seed)


def grey_stamped(page: Picture, seed: int) -> Picture:
    """The same in a scanner without colours."""
    return jpeg(stamped(page, seed).convert("L"), 60)


def upside_down(page: Picture, seed: int) -> Picture:
    return scanned(page.rotate(180), seed)


def lying(page: Picture, seed: int) -> Picture:
    return scanned(page.rotate(90 if seed % 2 else 270, expand=True), seed)


def photographed(page: Picture, seed: int) -> Picture:
    """On a table, from a hand: a shadow across, warm light, perspective, a little blur, JPEG 60."""
    page = _stamp(page, seed)
    wide, high = page.size
    edge = wide // 14
    table = Image.new("RGB", (wide + 2 * edge, high + 2 * edge), (92, 70, 52))
    table.paste(page, (edge, edge))
    lean = edge * 0.35
    quad = (lean, 0, 0, table.height, table.width, table.height - lean / 2, table.width - lean, lean / 2)
    seen = table.transform(table.size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC)
    seen = seen.rotate(1.5 * (-1) ** seed, Image.Resampling.BICUBIC, fillcolor=(92, 70, 52))
    return jpeg(_noise(_lit(seen.filter(ImageFilter.GaussianBlur(wide / 2200)), seed), 8, seed), 60)


def faded(page: Picture, seed: int) -> Picture:
    """A copy of a copy: grey ink on greyish paper, 200 dpi."""
    small = page.convert("L").resize((page.width * 2 // 3, page.height * 2 // 3), Image.Resampling.BICUBIC)
    return jpeg(_noise(small.point([int(92 + value * 0.52) for value in range(256)]).convert("RGB"), 10, seed), 60)


DAMAGES: dict[str, Damage] = {
    "clean": clean,
    "scanned": scanned,
    "tilted": tilted,
    "stamped": stamped,
    "grey stamped": grey_stamped,
    "upside down": upside_down,
    "lying": lying,
    "photographed": photographed,
    "faded": faded,
}


def jpeg(page: Picture, quality: int) -> Picture:
    held = io.BytesIO()
    page.save(held, "JPEG", quality=quality)
    return Image.open(io.BytesIO(held.getvalue())).copy()


def file_of(page: Picture, form: str = "JPEG", quality: int = 85) -> bytes:
    held = io.BytesIO()
    page.save(held, form, quality=quality, dpi=(300, 300))
    return held.getvalue()


def _noise(page: Picture, strength: float, seed: int) -> Picture:
    grain = np.random.default_rng(seed).normal(0, strength, (page.height, page.width, 1)).astype(np.float32)
    return Image.fromarray(np.clip(np.asarray(page, np.float32) + grain, 0, 255).astype(np.uint8))


def _lit(page: Picture, seed: int) -> Picture:
    """Light falls off from one corner, and a soft shadow lies across."""
    down, across = np.mgrid[0 : page.height, 0 : page.width].astype(np.float32)
    down, across = down / page.height, across / page.width
    if seed % 2:
        across = 1 - across
    light = 1.0 - 0.45 * np.hypot(down, across) / math.sqrt(2)
    light *= 1 - 0.3 / (1 + np.exp(-(across + 0.4 * down - 0.75) * 40))
    warm = np.array([1.0, 0.95, 0.84], np.float32)
    return Image.fromarray(np.clip(np.asarray(page, np.float32) * light[..., None] * warm, 0, 255).astype(np.uint8))


def _stamp(page: Picture, seed: int) -> Picture:
    """Where the ink of the lower right quarter is: over the signer's title and name."""
    page = page.copy()
    grey = np.asarray(page.convert("L"))
    right = grey[page.height // 4 :, page.width // 2 :] < 128
    rows = np.flatnonzero(right.any(axis=1))
    if not rows.size or rows[-1] > page.height * 0.6:
        return page  # the text goes on overleaf, where it is signed
    unit = page.width / 2480
    x, y = page.width * 0.62, page.height / 4 + rows[-1] - 210 * unit
    ink = Image.new("RGB", page.size, _PAPER)
    draw = ImageDraw.Draw(ink)
    for radius, width in ((215, 10), (195, 3), (120, 3)):
        box = (x - radius * unit, y - radius * unit, x + radius * unit, y + radius * unit)
        draw.ellipse(box, outline=_STAMP, width=max(1, round(width * unit)))
    draw.regular_polygon((x, y, 62 * unit), 5, fill=_STAMP)
    for step in range(44):  # the letters around, as strokes
        turn = step / 44 * math.tau
        near, far = 135 * unit, 180 * unit
        ends = [(x + r * math.cos(turn), y + r * math.sin(turn)) for r in (near, far)]
        draw.line(ends, fill=_STAMP, width=max(1, round(9 * unit)))
    points = [
        (x + (t * 9 - 40) * unit, y + (160 * math.sin(t * 0.55 + seed) * math.exp(-t / 30) + 70) * unit)
        for t in range(75)
    ]
    draw.line(points, fill=_PEN, width=max(1, round(9 * unit)), joint="curve")
    return ImageChops.multiply(page, ink)  # ink hides no print
