"""Digital signatures in a PDF (PAdES, ETSI EN 319 142-1): who, when, whether a byte was changed since, whose root.

A document has several: the leader's, and the organisation's seal (Decree 30/2020/NĐ-CP, Annex I).
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from roviec.directives.intake import limits

__all__ = ["Signature", "signatures_of"]


@dataclass(frozen=True, slots=True)
class Signature:
    """`signed_at` ISO, by the signer's clock, or empty; `trusted` None when there were no roots to judge by, or bytes were changed."""

    signer: str
    organisation: str
    signed_at: str
    intact: bool
    trusted: bool | None


def signatures_of(data: bytes, roots: Path | None) -> list[Signature]:
    """In the order in which they were made; of a file that says it is signed and can't be read one without a name, not intact.

    `roots` is a PEM file of certificates. Nothing is fetched.
    """
    if b"/ByteRange" not in data:
        return []
    command = [
        sys.executable,
        "-I",
        "-m",
        "roviec.directives.intake.signatures.worker",
        *([str(roots)] if roots else []),
    ]
    unreadable = [Signature("", "", "", intact=False, trusted=None)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.PDF_SECONDS, check=False, env={})
    except subprocess.TimeoutExpired:
        return unreadable
    return unreadable if done.returncode else [Signature(**each) for each in json.loads(done.stdout)]
