"""Scans for tests: a file of as many pages as asked, and a recogniser that needs no Tesseract."""

from __future__ import annotations

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from roviec.directives.intake import scan
from roviec.directives.intake.scan import Preparer, Recognised, Word
from roviec.directives.models import Scan

SAID = "{n}. Giao Công an thành phố rà soát danh sách hộ, hoàn thành trước ngày 30 tháng 12 năm 2026."


def fax(pages: int) -> bytes:
    sheets = [Image.new("L", (60, 84), 255 - at) for at in range(pages)]
    held = io.BytesIO()
    sheets[0].save(held, "TIFF", save_all=True, append_images=sheets[1:])
    return held.getvalue()


class Recogniser:
    """Every page says who does what; `stops_at` is a page at which it is killed."""

    def __init__(self, stops_at: int | None = None) -> None:
        self.asked: list[int] = []
        self.stops_at = stops_at

    def __call__(self, pages: Preparer, number: int) -> tuple[Recognised, bytes]:
        if number == self.stops_at:
            raise KeyboardInterrupt
        self.asked.append(number)
        words = SAID.format(n=number + 1).split()
        return Recognised(
            2480, 3508, tuple(Word(100 * at, 300, 100 * at + 90, 350, 0, 90.0, word) for at, word in enumerate(words))
        ), b""


def with_recogniser(monkeypatch: pytest.MonkeyPatch, stops_at: int | None = None) -> Recogniser:
    given = Recogniser(stops_at)
    monkeypatch.setattr(scan, "installed", lambda: True)
    monkeypatch.setattr(scan, "recognise_page", given)
    return given


def scan_row(state: str, pk: int | None = None) -> Scan:
    """One that stands in the database with its file, whoever put it there."""
    row = Scan(pk=pk, state=state, pages=[0, 1], source_name="cong-van.tif", source_sha256="0" * 64)
    row.source_file.save("a.tiff", ContentFile(fax(2)), save=False)
    row.searchable.save("b.pdf", ContentFile(b"%PDF-1.7"), save=False)
    row.save()
    return row
