"""A picture of the first page of a PDF or of an image. Both decoders are native code fed by strangers: they run in a process
of their own, on a ration of time and memory, and what comes out is a picture made anew, without what else was in the file."""

from __future__ import annotations

import subprocess
import sys
from typing import IO

from roviec.duties.evidence import limits
from roviec.duties.evidence.sniff import CSV, JPEG, PDF, PNG, TXT

PICTURED = frozenset({PDF, PNG, JPEG})
HEADED = frozenset({TXT, CSV})


class NoPreview(Exception):
    """The file gives none: damaged, locked, too large; or its kind is only for downloading."""


def picture(file: IO[bytes], media_type: str) -> bytes:
    """PNG, at most `limits.PREVIEW_WIDTH` wide."""
    if media_type not in PICTURED:
        raise NoPreview
    command = [sys.executable, "-I", "-m", "roviec.duties.evidence.worker", "pdf" if media_type == PDF else "image"]
    try:
        done = subprocess.run(
            command, input=file.read(), capture_output=True, timeout=limits.PREVIEW_SECONDS, check=False, env={}
        )
    except subprocess.TimeoutExpired:
        raise NoPreview from None
    if done.returncode or not done.stdout.startswith(b"\x89PNG") or len(done.stdout) > limits.PREVIEW_BYTES:
        raise NoPreview
    return done.stdout


def text_head(file: IO[bytes], media_type: str) -> str:
    """The first lines of a text or a table; empty for other kinds."""
    if media_type not in HEADED:
        return ""
    data = file.read(4 * limits.TEXT_HEAD)
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return data.decode(encoding, errors="ignore")[: limits.TEXT_HEAD]
