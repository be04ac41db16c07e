"""Pictures of evidence are drawn in a process of its own, on a ration; what is hostile gives none."""

from __future__ import annotations

import io
import subprocess
import zlib

import pytest
from PIL import Image

from roviec.duties.evidence import CSV, JPEG, PDF, PNG, TXT, XLSX, NoPreview, limits, picture, text_head
from tests.duties.reporting import PDF as A_PDF
from tests.duties.reporting import png


def drawn(data: bytes, media_type: str) -> Image.Image:
    return Image.open(io.BytesIO(picture(io.BytesIO(data), media_type)))


def test_the_first_page_of_a_pdf() -> None:
    image = drawn(A_PDF, PDF)
    assert (image.format, image.width) == ("PNG", limits.PREVIEW_WIDTH)
    assert image.height == round(image.width * 400 / 300, -1) or abs(image.height - image.width * 4 / 3) < 3


def test_a_picture_is_made_anew_smaller_and_without_what_else_was_in_it() -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x9286] = "secret words"
    Image.new("RGB", (3000, 1500), "navy").save(out, "JPEG", exif=exif)
    assert b"secret words" in out.getvalue()
    made = picture(io.BytesIO(out.getvalue() + b"<script>tail</script>"), JPEG)
    assert b"secret" not in made
    assert b"script" not in made
    assert Image.open(io.BytesIO(made)).size == (1000, 500)


def test_a_photograph_stands_upright() -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    Image.new("RGB", (200, 100)).save(out, "JPEG", exif=exif)
    assert drawn(out.getvalue(), JPEG).size == (100, 200)


def test_a_bomb_gives_none() -> None:
    width = height = 60_000
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    bomb = b"\x89PNG\r\n\x1a\n" + b"".join(
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big") for kind, body in chunks
    )
    with pytest.raises(NoPreview):
        picture(io.BytesIO(bomb), PNG)


@pytest.mark.parametrize(("data", "media_type"), [(b"%PDF-1.4 broken", PDF), (png()[:40], PNG), (b"", PNG)])
def test_what_is_damaged_gives_none(data: bytes, media_type: str) -> None:
    with pytest.raises(NoPreview):
        picture(io.BytesIO(data), media_type)


def test_what_takes_too_long_gives_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PREVIEW_SECONDS", 0.01)
    with pytest.raises(NoPreview):
        picture(io.BytesIO(A_PDF), PDF)


@pytest.mark.parametrize("media_type", [XLSX, TXT, CSV])
def test_other_kinds_are_not_drawn(media_type: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("no process for it"))
    with pytest.raises(NoPreview):
        picture(io.BytesIO(b"x"), media_type)


def test_the_head_of_a_text() -> None:
    assert text_head(io.BytesIO("Phường Hải Châu".encode("utf-16")), TXT) == "Phường Hải Châu"
    assert text_head(io.BytesIO(b"\xef\xbb\xbf" + "ữ".encode() * 9000), CSV) == "ữ" * limits.TEXT_HEAD
    assert text_head(io.BytesIO(A_PDF), PDF) == ""
