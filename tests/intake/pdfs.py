"""PDF files written by hand: a font that is named, not embedded, whose letters a ToUnicode map gives, as text extraction needs."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
from PIL import Image

A4 = (595, 842)
LEFT, RIGHT = 85, 560
EM = 13.0
LEADING = 18.0


@dataclass(frozen=True)
class Line:
    """A tab in its text is a gap as wide as a letter."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Rule:
    """A line that is drawn."""

    x0: float
    y0: float
    x1: float
    y1: float


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """The borders of a table without merged cells."""
    return [Rule(xs[0], y, xs[-1], y) for y in ys] + [Rule(x, ys[0], x, ys[-1]) for x in xs]


def width(text: str) -> float:
    return len(text) * EM / 2


def centred(text: str, middle: float, y: float) -> Line:
    return Line(middle - width(text) / 2, y, text)


def wrapped(paragraphs: Sequence[str], y: float, indent: float = 36) -> list[Line]:
    """Paragraphs broken into lines, the first of each indented, going down from y."""
    lines: list[Line] = []
    for paragraph in paragraphs:
        x, line = LEFT + indent, ""
        for word in paragraph.split():
            if line and x + width(f"{line} {word}") > RIGHT:
                lines.append(Line(x, y, line))
                x, y, line = LEFT, y - LEADING, ""
            line = f"{line} {word}".strip()
        lines.append(Line(x, y, line))
        y -= LEADING
    return lines


def pdf_of(pages: Sequence[Sequence[Line | Rule]]) -> bytes:
    letters = sorted(
        {letter for page in pages for line in page if isinstance(line, Line) for letter in line.text} - {"\t"}
    )
    codes = {letter: at + 1 for at, letter in enumerate(letters)}
    font, first_page = 3, 8
    kids = " ".join(f"{first_page + 2 * at} 0 R" for at in range(len(pages)))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Mau /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Mau /DW 500 /FontDescriptor 5 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        b"<< /Type /FontDescriptor /FontName /Mau /Flags 4 /FontBBox [0 -200 1000 900] /Ascent 800 /Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 >>",
        stream(unicode_map(codes)),
        b"null",
    ]
    for at, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Contents {first_page + 2 * at + 1} 0 R "
            f"/Resources << /Font << /F {font} 0 R >> >> >>".encode()
        )
        objects.append(stream("\n".join(shown(line, codes) for line in page)))
    return assembled(objects)


def shown(line: Line | Rule, codes: dict[str, int]) -> str:
    if isinstance(line, Rule):
        return f"{line.x0:.1f} {line.y0:.1f} m {line.x1:.1f} {line.y1:.1f} l S"
    parts = re.findall(r"\t+|[^\t]+", line.text)
    text = " ".join(
        f"{-500 * len(part)}" if part[0] == "\t" else f"<{''.join(f'{codes[letter]:04x}' for letter in part)}>"
        for part in parts
    )
    return f"BT /F {EM} Tf 1 0 0 1 {line.x:.1f} {line.y:.1f} Tm [{text}] TJ ET"


def unicode_map(codes: dict[str, int]) -> str:
    chars = "\n".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(codes)} beginbfchar\n{chars}\nendbfchar\nendcmap end"
    )


def stream(content: str) -> bytes:
    data = content.encode("ascii")
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def assembled(objects: Sequence[bytes], trailer: str = "") -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def pictured() -> bytes:
    """A page that is one picture."""
    held = io.BytesIO()
    Image.new("L", (85, 120), 200).save(held, "PDF", resolution=10)
    return held.getvalue()


def joined(*files: bytes) -> bytes:
    target = pypdfium2.PdfDocument.new()
    for file in files:
        target.import_pages(pypdfium2.PdfDocument(file))
    held = io.BytesIO()
    target.save(held)
    return held.getvalue()
