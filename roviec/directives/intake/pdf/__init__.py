"""PDF with text. PDFium is native code fed by strangers: it runs in a process of its own, on a ration of time and memory."""

from __future__ import annotations

import json
import subprocess
import sys

from roviec.directives.intake import limits
from roviec.directives.intake.plain import from_text
from roviec.directives.intake.taken import Extract, IntakeError, Warned

__all__ = ["read"]


def read(data: bytes, filename: str) -> Extract:
    command = [sys.executable, "-m", "roviec.directives.intake.pdf.worker"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.PDF_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise IntakeError("bomb", kind="pdf") from None
    if done.returncode:
        raise IntakeError("damaged", kind="pdf")
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise IntakeError(answer["refused"], **answer["fields"])
    extract = from_text(answer["text"])
    blank, pages = answer["blank"], answer["pages"]
    if blank == pages:
        raise IntakeError("scan_only", pages=pages)
    without = (Warned("pages_without_text", {"pages": blank, "of": pages}),) if blank else ()
    return Extract(extract.text, extract.encoding, (*extract.warnings, *without))
