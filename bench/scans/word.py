"""A directive's text set in Word by the form of Decree 30/2020/NĐ-CP and printed by LibreOffice, as an office does it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Cm, Mm, Pt

from bench.scans.render import FONTS, parts_of

FONT = "Tinos"
_FONTCONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""


def installed() -> bool:
    return shutil.which("soffice") is not None


def docx_of(text: str) -> bytes:
    parts = parts_of(text)
    word = docx.Document()
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(20), Mm(20), Mm(30), Mm(17)
    word.styles["Normal"].font.name = FONT
    _head(word, parts)
    titles = list(parts["titles"])
    for at, line in enumerate(titles):
        last = at == len(titles) - 1
        _line(word.add_paragraph(), line, 14, "b", ALIGN.CENTER, below=10 if last else 0, above=0 if at else 14)
    for line in parts["body"]:
        paragraph = _line(word.add_paragraph(), line, 14, "", ALIGN.JUSTIFY, below=6)
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        paragraph.paragraph_format.line_spacing = 1.15
    _foot(word, parts)
    held = io.BytesIO()
    word.save(held)
    return held.getvalue()


def pdf_of(text: str) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "paper.docx").write_bytes(docx_of(text))
        (folder / "fonts.conf").write_text(_FONTCONFIG.format(fonts=FONTS.resolve(), cache=folder / "cache"))
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", name, str(folder / "paper.docx")]  # fmt: skip
        env = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
        subprocess.run(command, check=True, capture_output=True, env=env, timeout=180)
        return (folder / "paper.pdf").read_bytes()


def _head(word: Any, parts: dict[str, Any]) -> None:
    table = word.add_table(2, 2)
    table.autofit = False
    issuer, nation, number, date = (table.cell(*at) for at in ((0, 0), (0, 1), (1, 0), (1, 1)))
    _stack(
        issuer, [(line, 13, "b" if at == len(parts["issuers"]) - 1 else "") for at, line in enumerate(parts["issuers"])]
    )
    _stack(nation, [(line, 14 if at else 12.5, "bu" if at else "b") for at, line in enumerate(parts["nation"])])
    _stack(number, [(line, 12 if at else 13, "") for at, line in enumerate(parts["number"])])
    _stack(date, [(parts["date"], 14, "i")])
    for column, width in enumerate((6.4, 9.9)):
        for cell in table.columns[column].cells:
            cell.width = Cm(width)


def _foot(word: Any, parts: dict[str, Any]) -> None:
    copied, signed = list(parts["recipients"]), list(parts["signature"])
    if not signed:
        return
    left, right = word.add_table(1, 2).rows[0].cells
    if copied:
        _stack(left, [(line, 11 if at else 12, "" if at else "bi") for at, line in enumerate(copied)], ALIGN.LEFT)
    _stack(right, [(line, 14, "b") for line in signed])
    right.paragraphs[-1].paragraph_format.space_before = Cm(2.4)


def _stack(cell: Any, lines: Iterable[tuple[str, float, str]], align: ALIGN = ALIGN.CENTER) -> None:
    for at, (line, size, look) in enumerate(lines):
        _line(cell.paragraphs[0] if at == 0 else cell.add_paragraph(), line, size, look, align)


def _line(
    paragraph: Any, text: str, size: float, look: str, align: ALIGN, *, above: float = 0, below: float = 0
) -> Any:
    """`look`: of b(old), i(talic), u(nderlined)."""
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold, run.italic, run.underline = "b" in look, "i" in look, "u" in look
    paragraph.alignment = align
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(above), Pt(below)
    return paragraph
