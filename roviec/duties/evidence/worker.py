"""The process that draws one preview: the file on standard input, a PNG on standard output."""

from __future__ import annotations

import io
import resource
import sys

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from roviec.duties.evidence import limits


def of_pdf(data: bytes) -> Image.Image:
    page = pdfium.PdfDocument(data)[0]
    width, height = page.get_size()
    scale = min(limits.PREVIEW_WIDTH / width, 2 * limits.PREVIEW_WIDTH / height)
    drawn: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil()
    return drawn


def of_image(data: bytes) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = limits.PREVIEW_PIXELS // 2  # Pillow refuses at twice this
    image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
    image.draft("RGB", (limits.PREVIEW_WIDTH, 2 * limits.PREVIEW_WIDTH))
    image.thumbnail((limits.PREVIEW_WIDTH, 2 * limits.PREVIEW_WIDTH))
    return ImageOps.exif_transpose(image)


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.PREVIEW_MEMORY, limits.PREVIEW_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.PREVIEW_SECONDS, limits.PREVIEW_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    data = sys.stdin.buffer.read()
    drawn = of_pdf(data) if sys.argv[1] == "pdf" else of_image(data)
    out = io.BytesIO()
    drawn.convert("RGB").save(out, "PNG", optimize=False)
    sys.stdout.buffer.write(out.getvalue())


if __name__ == "__main__":
    main()
