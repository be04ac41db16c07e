"""Pages of a PDF or of a picture file as pictures at 300 dots an inch, whatever size they claim."""

from __future__ import annotations

import math
import warnings
from pathlib import Path
from typing import Protocol

import pypdfium2 as pdfium
from PIL import Image, ImageOps, UnidentifiedImageError

from roviec.directives.intake import limits
from roviec.directives.intake.taken import IntakeError

_DPI = 300
_SMALL, _USUAL = 2600, 3508  # pixels of the longer side: below the first a page is too coarse; A4 at 300 dots an inch
_FORMATS = ("JPEG", "PNG", "TIFF")


class Pages(Protocol):
    def __len__(self) -> int: ...

    def page(self, number: int) -> Image.Image:
        """From 0."""


def opened(file: Path) -> Pages:
    """Raises IntakeError: damaged, too_long, bomb."""
    with file.open("rb") as start:
        is_pdf = b"%PDF-" in start.read(1024)
    pages: Pages = _PdfPages(file) if is_pdf else _Frames(file)
    if len(pages) > (limits.PDF_PAGES if is_pdf else limits.SCAN_PAGES):
        raise IntakeError("too_long", pages=len(pages), limit=limits.SCAN_PAGES)
    return pages


class _PdfPages:
    def __init__(self, file: Path) -> None:
        try:
            self._document = pdfium.PdfDocument(file)
        except pdfium.PdfiumError:
            raise IntakeError("damaged", kind="pdf") from None

    def __len__(self) -> int:
        return len(self._document)

    def page(self, number: int) -> Image.Image:
        try:
            page = self._document[number]
            area = max(1.0, page.get_width() * page.get_height())
            scale = min(_DPI / 72, math.sqrt(limits.PAGE_PIXELS / area))
            picture = page.render(scale=scale).to_pil()
        except (pdfium.PdfiumError, ValueError, MemoryError):
            raise IntakeError("damaged", kind="pdf") from None
        return picture if isinstance(picture, Image.Image) else Image.new("L", (1, 1), 255)


class _Frames:
    """A JPEG or PNG is one page; a TIFF as many as it has frames."""

    def __init__(self, file: Path) -> None:
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with file.open("rb") as start:
            self._kind = {b"\x89P": "png", b"\xff\xd8": "jpg"}.get(start.read(2), "tiff")
        try:
            self._image = Image.open(file, formats=_FORMATS)
            self._many = self._image.format == "TIFF"
            self._count = int(getattr(self._image, "n_frames", 1)) if self._many else 1
        except Image.DecompressionBombError:
            raise IntakeError("bomb", kind=self._kind) from None
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, KeyError, EOFError):
            raise IntakeError("damaged", kind=self._kind) from None

    def __len__(self) -> int:
        return self._count

    def page(self, number: int) -> Image.Image:
        try:
            if self._many:
                self._image.seek(number)
            if self._image.width * self._image.height > limits.SCAN_PIXELS:
                raise IntakeError("bomb", kind=self._kind)
            self._image.draft("RGB", (_USUAL, _USUAL))
            return _sized(ImageOps.exif_transpose(_opaque(self._image)))
        except Image.DecompressionBombError:
            raise IntakeError("bomb", kind=self._kind) from None
        except (OSError, ValueError, SyntaxError, TypeError, KeyError, EOFError, IndexError, MemoryError):
            raise IntakeError("damaged", kind=self._kind) from None


def _opaque(image: Image.Image) -> Image.Image:
    """On white where it is transparent."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        over = image.convert("RGBA")
        paper = Image.new("RGBA", over.size, (255, 255, 255, 255))
        return Image.alpha_composite(paper, over).convert("RGB")
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def _sized(image: Image.Image) -> Image.Image:
    longer = max(image.size)
    share = (
        _USUAL / longer if longer < _SMALL else min(1.0, math.sqrt(limits.PAGE_PIXELS / (image.width * image.height)))
    )
    if share == 1.0:
        return image
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    return image.resize(size, Image.Resampling.BICUBIC)
