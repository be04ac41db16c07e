"""PDF with text. PDFium is native code fed by strangers: it runs in a process of its own, on a ration of time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from roviec.directives.intake import limits
from roviec.directives.intake.grid import Cell
from roviec.directives.intake.pdf.page import Page, Piece, Table
from roviec.directives.intake.plain import from_text
from roviec.directives.intake.taken import Extract, IntakeError, Warned

__all__ = ["pages_in", "read"]


def read(data: bytes, filename: str) -> Extract:
    answer = _asked(data)
    extract = from_text(answer["text"])
    pictures, pages = len(answer["pictures"]), answer["pages"]
    if pictures == pages:
        raise IntakeError("scan_only", pages=pages)
    without = (Warned("pages_without_text", {"pages": pictures, "of": pages}),) if pictures else ()
    return Extract(extract.text, extract.encoding, (*extract.warnings, *without))


def pages_in(data: bytes) -> list[Page]:
    """What stands on each page; those that are pictures have to be recognised."""
    pages = _asked(data, "pieces")["in_pieces"]
    return [
        Page(
            page["width"],
            [Piece(**piece) for piece in page["pieces"]],
            page["is_picture"],
            [
                Table(**table | {"rows": [[Cell(**cell) for cell in row] for row in table["rows"]]})
                for table in page["tables"]
            ],
        )
        for page in pages
    ]


def _asked(data: bytes, *how: str) -> Any:
    command = [sys.executable, "-m", "roviec.directives.intake.pdf.worker", *how]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.PDF_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise IntakeError("bomb", kind="pdf") from None
    if done.returncode:
        raise IntakeError("damaged", kind="pdf")
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise IntakeError(answer["refused"], **answer["fields"])
    return answer
