"""A directive's text set as a paper (PDF, then pictures of its pages)."""

from __future__ import annotations

import json
import re
from itertools import takewhile
from pathlib import Path

import pypdfium2 as pdfium
import typst
from PIL import Image

FONTS = Path(__file__).parents[2] / "node_modules/@expo-google-fonts/tinos"
_TEMPLATE = Path(__file__).with_name("page.typ")
_SIGNED = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.|CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|CHÁNH VĂN PHÒNG|GIÁM ĐỐC")
_DATED = re.compile(r"ngày\s+\d+\s+tháng")


def parts_of(text: str) -> dict[str, list[str] | str]:
    """Issuers, nation, number, date, titles, body, recipients and signature of a text with an official head."""
    lines = text.strip().split("\n")
    nation = next(at for at, line in enumerate(lines) if line.startswith("CỘNG H"))
    number = nation + (2 if lines[nation + 1].startswith("Độc") else 1)
    dated = next(at for at, line in enumerate(lines) if _DATED.search(line))
    rest = lines[dated + 1 :]
    foot = next((at for at, line in enumerate(rest) if line.startswith("Nơi nhận")), None)
    if foot is None:
        foot = next((at for at, line in enumerate(rest) if at > 2 and _SIGNED.match(line)), len(rest))
    body, ending = rest[:foot], rest[foot:]
    copied = [line for line in ending if line[:1] in "-+" or line.startswith("Nơi nhận")]
    titles = _titles(body)
    return {
        "issuers": lines[:nation] or [""],
        "nation": lines[nation:number],
        "number": lines[number:dated],
        "date": lines[dated],
        "titles": titles,
        "body": body[len(titles) :],
        "recipients": copied,
        "signature": [line for line in ending if line not in copied],
    }


def _titles(body: list[str]) -> list[str]:
    """The type in capitals, and the line beneath it that says what about."""
    caps = list(takewhile(str.isupper, body))
    return body[: len(caps) + 1] if caps and len(caps) < 3 and len(body) > len(caps) else caps


def pdf_of(text: str) -> bytes:
    paper = json.dumps(parts_of(text), ensure_ascii=False)
    return typst.compile(
        _TEMPLATE, font_paths=[FONTS], ignore_system_fonts=True, format="pdf", sys_inputs={"paper": paper}
    )


def pages_of(pdf: bytes, dpi: int = 300) -> list[Image.Image]:
    """Pictures of the pages in colour."""
    document = pdfium.PdfDocument(pdf)
    return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
