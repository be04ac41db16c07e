"""The PDF: archivable, searchable, in the same layout, and the same each time."""

from __future__ import annotations

import dataclasses

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roviec.reports.layout.model import Annex, Bullet, Column, Document, Heading, Paragraph, Table
from roviec.reports.layout.pdf import render_pdf
from roviec.reports.layout.read_back import Grid, pieces_of
from tests.reports.layout.documents import SYNTHETIC, agencies, dispatch, report
from tests.reports.layout.fonts import FONTS

MM = 72 / 25.4


def pages(document: Document) -> list[str]:
    opened = pypdfium2.PdfDocument(render_pdf(document, FONTS))
    texts = (page.get_textpage().get_text_range() for page in opened)
    return [text.replace("\r\n", "\n").replace("\u200b", "") for text in texts]


def words(text: str) -> str:
    """Text without its line ends, for comparing what was wrapped."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(report(), FONTS)


def test_it_is_pdf_a_2b_with_the_typeface_inside(pdf: bytes) -> None:
    assert pdf.startswith(b"%PDF-1.7")
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf
    assert pdf.count(b"/FontFile2") >= 3


def test_pages_are_a4_and_the_annex_is_turned(pdf: bytes) -> None:
    sizes = [tuple(round(side / MM) for side in page.get_size()) for page in pypdfium2.PdfDocument(pdf)]
    assert sizes == [(210, 297), (210, 297), (297, 210)]


def test_text_keeps_to_the_margins(pdf: bytes) -> None:
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    width, height = page.get_size()
    shown = text.get_text_range()
    note = text.count_chars() - len(SYNTHETIC)
    body = [text.get_charbox(at) for at in range(note) if not shown[at].isspace()]
    assert min(left for left, *_ in body) >= 30 * MM - 1
    assert max(right for _, _, right, _ in body) <= width - 15 * MM + 1
    assert max(top for *_, top in body) <= height - 20 * MM + 4  # marks over capitals
    assert min(bottom for _, bottom, *_ in body) >= 20 * MM - 1


def test_all_of_the_document_is_in_it_in_order() -> None:
    found = pages(dataclasses.replace(report(), note=""))
    text = words(" ".join([found[0], found[1].removeprefix("2"), *found[2:]]))
    at = 0
    for piece in pieces_of(report()):
        texts = [cell for row in piece.rows for cell in row] if isinstance(piece, Grid) else [piece.text]
        for each in texts:
            here = text.find(words(each), at)
            assert here >= 0, each
            at = here + len(each)


def test_head_and_foot_are_in_it() -> None:
    first, second, annex = pages(report())
    for line in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "UBND THÀNH PHỐ ĐÀ NẴNG",
        "Số: 05/BC-CATP",
    ):
        assert line in first
    for line in ("Nơi nhận:", "- Lưu: VT, CATP.", "KT. GIÁM ĐỐC", "Nguyễn Văn Mẫu 01"):
        assert line in second
    assert "(Kèm theo Báo cáo số 05/BC-CATP ngày 05 tháng 02 năm 2026 của Công an thành phố)" in annex
    assert all(SYNTHETIC in page for page in (first, second, annex))


def test_pages_are_numbered_from_the_second_and_anew_in_each_annex() -> None:
    long = Annex("Bảng", (agencies(),) * 12, number="II")
    numbers = [
        page.lstrip().split("\n")[0] for page in pages(dataclasses.replace(report(), annexes=(*report().annexes, long)))
    ]
    assert [number if number.isdigit() else "" for number in numbers] == ["", "2", "", "", "2", "3"][: len(numbers)]


def test_a_long_tables_head_is_on_every_page() -> None:
    table = dataclasses.replace(agencies(), rows=agencies().rows * 20)
    found = pages(dataclasses.replace(dispatch(), body=(table,)))
    assert len(found) > 2
    assert all("Tỷ lệ (%)" in page for page in found[:-1])


def test_the_same_document_gives_the_same_bytes(pdf: bytes) -> None:
    assert render_pdf(report(), FONTS) == pdf


@pytest.mark.parametrize(
    "text",
    [
        "#panic()",
        '#read("pdf.py")',
        "*đậm* _nghiêng_ `mã` $x^2$",
        "= Mục <a> @b",
        '") #let x = (',
        "\\ // /* */ ~ -- ---",
        "[#metadata]",
    ],
)
def test_markup_in_a_text_is_printed_not_run(text: str) -> None:
    document = dataclasses.replace(dispatch(), body=(Heading(1, text, text), Bullet(text), Paragraph(text)))
    found = words(pages(document)[0])
    assert found.count(words(text)) >= 3


CHARACTERS = st.characters(min_codepoint=32, max_codepoint=0x3000)


@settings(max_examples=40)
@given(st.text(CHARACTERS, min_size=1, max_size=60))
def test_any_text_can_be_set_and_ascii_comes_out_as_it_was(text: str) -> None:
    document = dataclasses.replace(
        dispatch(),
        head=dataclasses.replace(dispatch().head, abstract=text, kind=text),
        addressees=(text,),
        bases=(text,),
        body=(Heading(2, text, text), Paragraph(text)),
        recipients=(text,),
        annexes=(Annex(text, (Paragraph(text),)),),
        note=text,
    )
    found = "".join("".join(pages(document)).split())
    plain = "".join(Paragraph(text).text.split())
    if plain.isascii():
        assert plain.rstrip(".;") in found


def test_a_character_without_a_picture_does_not_stop_the_report() -> None:
    found = pages(dataclasses.replace(dispatch(), body=(Paragraph("Xin chào 😀 và 中文."),)))
    assert "Xin chào □ và □□" in words(found[0])


def test_an_endless_word_stays_on_the_sheet_and_in_its_cell() -> None:
    word = "https://example.vn/" + "x" * 150
    table = Table((Column("A"), Column("B")), ((word, "z"),))
    page = pypdfium2.PdfDocument(render_pdf(dataclasses.replace(dispatch(), body=(Paragraph(word), table)), FONTS))[0]
    text = page.get_textpage()
    shown = text.get_text_range()
    edge = page.get_size()[0] - 15 * MM + 1
    boxes = [(shown[at], text.get_charbox(at)) for at in range(text.count_chars()) if not shown[at].isspace()]
    assert max(right for _, (_, _, right, _) in boxes) <= edge
    cell = [
        box for char, box in boxes if char == "x" and box[3] < next(box for char, box in boxes if char == "z")[3] + 40
    ]
    middle = (30 * MM + edge) / 2
    assert max(right for _, _, right, _ in cell[-40:]) <= middle + 2


@pytest.mark.parametrize("lines", range(20, 32))
def test_the_signature_never_stands_alone_on_a_page(lines: int) -> None:
    body = tuple(Paragraph(f"Dòng {at}") for at in range(lines))
    last = pages(dataclasses.replace(dispatch(), body=body, note=""))[-1]
    assert f"Dòng {lines - 1}./." in last
    assert "Lê Văn Mẫu 02" in last
