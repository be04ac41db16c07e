"""One PDF of all pages: those recognised with their words behind the picture, the others as they came."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from roviec.directives.intake import limits
from roviec.directives.intake.scan.joiner import join
from roviec.directives.intake.taken import IntakeError


def joined(printed: Mapping[int, bytes], original: bytes | None) -> bytes:
    """`printed`: page number from 0 -> its PDF, empty for a blank page; `original`: the PDF that the other pages stand in.

    Pages that Tesseract printed are joined here; a PDF from strangers is opened in a process of its own.
    """
    with tempfile.TemporaryDirectory(prefix="roviec-scan-") as name:
        folder = Path(name)
        if original is not None:
            (folder / "original").write_bytes(original)
        for number, page in printed.items():
            (folder / f"{number}.pdf").write_bytes(page)
        if original is None:
            join(folder)
            return (folder / "joined").read_bytes()
        command = [sys.executable, "-m", "roviec.directives.intake.scan.joiner", name]
        try:
            code = subprocess.run(command, capture_output=True, timeout=limits.PAGE_SECONDS * 4, check=False).returncode
        except subprocess.TimeoutExpired:
            raise IntakeError("bomb", kind="pdf") from None
        if code:
            raise IntakeError("damaged", kind="pdf")
        return (folder / "joined").read_bytes()
