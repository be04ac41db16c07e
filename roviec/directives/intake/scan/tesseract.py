"""Tesseract, as Debian installs it (packages tesseract-ocr and tesseract-ocr-vie): one page at a time, on a ration of time and memory."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from pathlib import Path

from roviec.directives.intake import limits
from roviec.directives.intake.scan.words import Recognised, from_tsv
from roviec.directives.intake.taken import IntakeError

PACKAGES = "tesseract-ocr tesseract-ocr-vie"
_LANGUAGE = "vie"


def installed() -> bool:
    """The program, and its model of Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    return _LANGUAGE in (listed.stdout + listed.stderr).split()


def recognise(picture: Path) -> Recognised:
    """Words with their places; beside the picture a PDF of the same name that shows it, with the words behind it."""
    base = picture.with_suffix("")
    words = ["tesseract", str(picture), str(base), "-l", _LANGUAGE, "--dpi", "300", "tsv", "pdf"]
    # One page is one core's work: more threads cost more time than they save.
    running = subprocess.Popen(
        words, env={**os.environ, "OMP_THREAD_LIMIT": "1"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        resource.prlimit(running.pid, resource.RLIMIT_AS, (limits.PAGE_MEMORY, limits.PAGE_MEMORY))
        resource.prlimit(running.pid, resource.RLIMIT_CPU, (limits.PAGE_SECONDS, limits.PAGE_SECONDS))
    except ProcessLookupError:
        pass
    try:
        code = running.wait(limits.PAGE_SECONDS * 4)  # a loaded machine is slow, but does not use its seconds up
    except subprocess.TimeoutExpired:
        running.kill()
        running.wait()
        raise IntakeError("page_too_hard") from None
    if code:
        raise IntakeError("page_too_hard")
    return from_tsv(base.with_suffix(".tsv").read_text(encoding="utf-8", errors="replace"))
