"""Papers damaged as scanners and telephones do it, recognised by Tesseract itself: the head comes right on all of them."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bench.scans.damage import DAMAGES, file_of
from roviec.directives.intake import IntakeError, Taken, limits, scan, take, take_recognised
from roviec.directives.intake import pages_to_recognise as wanted
from roviec.directives.intake.scan import Recognised, Word
from roviec.directives.reading import read
from tests.intake.pdfs import joined, pdf_of
from tests.intake.scan.papers import letter, needs_tesseract, recognised_letter, stamped_letter
from tests.intake.test_pdf import BODY, LETTER

# Each with the light, the lean and the side that its number gives.
HARD = [("tilted", 1), ("photographed", 2), ("upside down", 2), ("lying", 1), ("faded", 2)]
# Of these a letter of the issuer or of the subject may be lost.
HARDER = [("seen aside", 1), ("stamped over text", 1)]


def head_of(taken: Taken) -> dict[str, object]:
    head = read(taken.text).document
    return {
        "number": head.number,
        "on": head.issued_on,
        "issuer": head.issuer,
        "subject": head.subject,
        "signer": head.signer,
    }


RIGHT = {
    "number": "318/UBND-KGVX", "on": date(2025, 9, 5), "issuer": "ỦY BAN NHÂN DÂN THÀNH PHỐ VÂN ĐÀI",
    "subject": "rà soát dữ liệu hộ tịch", "signer": "Lê Thị Mẫu",
}  # fmt: skip


@needs_tesseract
def test_a_stamped_and_signed_paper_gives_its_head_and_its_tasks() -> None:
    found, printed = recognised_letter()
    assert wanted(stamped_letter(), "quet.jpg") == ("jpg", (0,))
    taken = take_recognised(stamped_letter(), "quet.jpg", {0: found}, of=1)
    assert head_of(taken) == RIGHT
    assert [task.leads for task in read(taken.text).tasks] == [("Sở Tư pháp",), ("Công an thành phố",)]
    said = taken.warnings[0]
    assert (said.code, said.fields["pages"], said.fields["of"]) == ("recognised", 1, 1)
    assert int(said.fields["confidence"]) > 85
    assert "hộ tịch điện tử" in take(scan.joined({0: printed}, None), "lai.pdf").text


@needs_tesseract
@pytest.mark.long
@pytest.mark.parametrize(("damage", "seed"), HARD + HARDER)
def test_the_head_comes_right_whatever_happened_to_the_paper(damage: str, seed: int) -> None:
    data = file_of(DAMAGES[damage](letter(300), seed), quality=60)
    with scan.Preparer(data) as pages:
        found, _ = scan.recognise_page(pages, 0)
    head = head_of(take_recognised(data, "anh.jpg", {0: found}, of=1))
    surely = ("number", "on", "signer") if (damage, seed) in HARDER else tuple(RIGHT)
    assert {part: head[part] for part in surely} == {part: RIGHT[part] for part in surely}


@needs_tesseract
def test_of_a_paper_of_text_and_pictures_only_the_pictures_are_recognised() -> None:
    held = io.BytesIO()
    letter().save(held, "PDF", resolution=200)
    data = joined(pdf_of([LETTER]), held.getvalue())
    assert wanted(data, "a.pdf") == ("pdf", (1,))
    found, printed = recognised_letter()
    taken = take_recognised(data, "a.pdf", {1: found}, of=2)
    assert BODY[0] in taken.text
    assert "Sở Tư pháp chủ trì rà soát dữ liệu hộ tịch điện tử" in taken.text
    assert taken.warnings[0].fields["of"] == 2
    assert take(scan.joined({1: printed}, data), "lai.pdf").text.count("Nơi nhận:") == 2


def tiff(*pages: Image.Image) -> bytes:
    held = io.BytesIO()
    pages[0].save(held, "TIFF", save_all=True, append_images=pages[1:])
    return held.getvalue()


def test_a_tiff_has_as_many_pages_as_pictures() -> None:
    page = Image.new("L", (200, 280), 255)
    assert wanted(tiff(page, page, page), "fax.tif") == ("tiff", (0, 1, 2))


def test_a_blank_page_is_not_given_to_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "recognise", lambda _: pytest.fail("given"))
    with scan.Preparer(tiff(Image.new("L", (1200, 1700), 255))) as pages:
        found, printed = scan.recognise_page(pages, 0)
    assert (found.words, printed) == ((), b"")


def test_a_page_on_which_little_is_made_out_is_tried_the_other_way_up(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Image.Image] = []

    def recognise(picture: Path) -> Recognised:
        with Image.open(picture) as page:
            tried.append(page.copy())
        picture.with_suffix(".pdf").write_bytes(b"%d" % len(tried))
        return Recognised(10, 10, (Word(0, 0, 9, 9, 0, 40.0 * len(tried), "Mẫu"),))

    monkeypatch.setattr(scan, "recognise", recognise)
    with scan.Preparer(tiff(letter().reduce(4))) as pages:
        found, printed = scan.recognise_page(pages, 0)
    first, second = (np.asarray(page, np.int16) for page in tried)
    assert np.abs(first - second[::-1, ::-1]).mean() < 2
    assert (found.confidence, printed) == (80.0, b"2")


def test_a_file_of_text_has_no_page_to_recognise() -> None:
    assert wanted(b"Van ban", "a.txt") == ("txt", ())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "damaged"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "damaged"),
        (b"II*\0" + b"\xff" * 60, "damaged"),
    ],
)
def test_a_broken_picture_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(IntakeError) as refused:
        wanted(data, "anh")
    assert refused.value.code == code


def test_a_small_file_of_a_huge_picture_is_refused() -> None:
    held = io.BytesIO()
    Image.new("1", (20_000, 12_000)).save(held, "PNG")
    assert len(held.getvalue()) < 200_000
    with pytest.raises(IntakeError) as refused, scan.Preparer(held.getvalue()) as pages:
        pages.page(0)
    assert refused.value.code == "bomb"


def test_more_pages_than_are_recognised_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SCAN_PAGES", 2)
    page = Image.new("L", (40, 60), 255)
    with pytest.raises(IntakeError) as refused:
        wanted(tiff(page, page, page), "fax.tif")
    assert (refused.value.code, refused.value.fields["limit"]) == ("too_long", 2)


def test_a_picture_is_not_read_without_recognition() -> None:
    with pytest.raises(IntakeError) as refused:
        take(file_of(Image.new("L", (40, 60), 255)), "anh.jpg")
    assert refused.value.code == "scan_only"
    with pytest.raises(IntakeError) as refused:
        take(b"\0\0\0\x18ftypheic" + bytes(50), "IMG_1.HEIC")
    assert refused.value.code == "heic"
