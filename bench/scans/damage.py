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
_BLACK_PEN = (30, 30, 34)
_TABLE = (92, 70, 52)
Ink = tuple[int, int, int]
Corners = tuple[tuple[float, float], ...]


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
    return scanned(_signed(page, seed), seed)


def grey_stamped(page: Picture, seed: int) -> Picture:
    """The same in a scanner without colours."""
    return jpeg(stamped(page, seed).convert("L"), 60)


def grey_black_pen(page: Picture, seed: int) -> Picture:
    """The same, signed with a black pen."""
    return jpeg(scanned(_signed(page, seed, _BLACK_PEN), seed).convert("L"), 60)


def stamped_over_text(page: Picture, seed: int) -> Picture:
    """Stamps and a pen across the head and across the body."""
    page = _inked(page, page.width * 0.3, page.height * 0.13, seed, _PEN)
    return scanned(_inked(page, page.width * 0.55, page.height * 0.5, seed, _PEN), seed)


def upside_down(page: Picture, seed: int) -> Picture:
    return scanned(page.rotate(180), seed)


def lying(page: Picture, seed: int) -> Picture:
    return scanned(page.rotate(90 if seed % 2 else 270, expand=True), seed)


def photographed(page: Picture, seed: int) -> Picture:
    """On a table, from a hand: a shadow across, warm light, perspective, a little blur, JPEG 60."""
    return _photographed(page, seed, 0.35)


def seen_aside(page: Picture, seed: int) -> Picture:
    """The same from far aside: the far edge is a seventh shorter than the near one."""
    return _photographed(page, seed, 1.3)


def _photographed(page: Picture, seed: int, lean: float) -> Picture:
    page = _signed(page, seed)
    wide, high = page.size
    edge = wide // 14
    table = Image.new("RGB", (wide + 2 * edge, high + 2 * edge), _TABLE)
    table.paste(page, (edge, edge))
    near, far = table.width, edge * lean  # the far edge of what is seen, shorter on either side
    corners = ((far, far * 0.5), (0, table.height), (near, table.height - far / 2), (near - far, 0))
    seen = _seen(table, corners).rotate(1.5 * (-1) ** seed, Image.Resampling.BICUBIC, fillcolor=_TABLE)
    return jpeg(_noise(_lit(seen.filter(ImageFilter.GaussianBlur(wide / 2200)), seed), 8, seed), 60)


def _seen(table: Picture, corners: Corners) -> Picture:
    """A flat thing from where its corners (from the upper left, counter-clockwise) appear so."""
    wide, high = table.size
    rows, flat = [], []
    for (x, y), (u, v) in zip(corners, ((0, 0), (0, high), (wide, high), (wide, 0)), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -x * u, -y * u], [0, 0, 0, x, y, 1, -x * v, -y * v]]
        flat += [u, v]
    where = np.linalg.solve(np.array(rows, np.float64), np.array(flat, np.float64))
    return table.transform(
        table.size, Image.Transform.PERSPECTIVE, where.tolist(), Image.Resampling.BICUBIC, fillcolor=_TABLE
    )


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
    "grey, black pen": grey_black_pen,
    "stamped over text": stamped_over_text,
    "upside down": upside_down,
    "lying": lying,
    "photographed": photographed,
    "seen aside": seen_aside,
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


def _signed(page: Picture, seed: int, pen: Ink = _PEN) -> Picture:
    """A stamp and a signature over the signer's title and name: the last lines of the right column, where a page ends in columns."""
    dark = np.asarray(page.convert("L")) < 128
    rows = np.flatnonzero(dark[page.height // 4 :, page.width * 11 // 20 :].any(axis=1))
    if not rows.size:
        return page
    unit = page.width / 2480
    last = page.height // 4 + int(rows[-1])
    if dark[last - round(150 * unit) : last, page.width * 46 // 100 : page.width * 52 // 100].any():
        return page  # the text goes on overleaf, where it is signed
    return _inked(page, page.width * 0.62, last - 210 * unit, seed, pen)


def _inked(page: Picture, x: float, y: float, seed: int, pen: Ink) -> Picture:
    """A round stamp, and a signature from its middle down to the right."""
    unit = page.width / 2480
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
    draw.line(points, fill=pen, width=max(1, round(9 * unit)), joint="curve")
    return ImageChops.multiply(page, ink)  # ink hides no print
