"""The process that judges one PDF's signatures: the file on standard input, the roots' file as argument, JSON on standard output."""

from __future__ import annotations

import io
import json
import logging
import resource
import sys
from pathlib import Path
from typing import Any

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from roviec.directives.intake import limits


def judged(data: bytes, roots: list[x509.Certificate]) -> list[dict[str, Any]]:
    """What is not even readable as a signature is one without a name, not intact."""
    return [_one(found, roots) for found in PdfFileReader(io.BytesIO(data)).embedded_regular_signatures]


def _one(found: EmbeddedPdfSignature, roots: list[x509.Certificate]) -> dict[str, Any]:
    try:
        status = validate_pdf_signature(found, ValidationContext(trust_roots=roots, allow_fetching=False))
    except Exception:  # noqa: BLE001  # a broken signature can make the parser fail in any way
        return {"signer": "", "organisation": "", "signed_at": "", "intact": False, "trusted": None}
    at = status.signer_reported_dt
    subject = status.signing_cert.subject.native
    return {
        "signer": _said(subject.get("common_name") or status.signing_cert.subject.human_friendly),
        "organisation": _said(subject.get("organization_name") or ""),
        "signed_at": at.isoformat() if at else "",
        "intact": _is_intact(status),
        # of changed bytes no chain is built: nothing can be said of it
        "trusted": bool(status.trusted) if roots and status.intact and status.valid else None,
    }


def _is_intact(status: PdfSignatureStatus) -> bool:
    """The signed bytes are as they were, and what was added after them is at most another signature."""
    if not (status.intact and status.valid):
        return False
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    level = status.modification_level
    return level is not None and level <= ModificationLevel.FORM_FILLING


def _said(name: str | list[str]) -> str:
    return name if isinstance(name, str) else ", ".join(name)


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.PDF_MEMORY, limits.PDF_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.PDF_SECONDS, limits.PDF_SECONDS))
    logging.disable(logging.CRITICAL)  # pyHanko writes certificates' names: people
    roots = [
        x509.Certificate.load(der)
        for file in sys.argv[1:]
        for _, _, der in pem.unarmor(Path(file).read_bytes(), multiple=True)
    ]
    sys.stdout.write(json.dumps(judged(sys.stdin.buffer.read(), roots)))


if __name__ == "__main__":
    main()
