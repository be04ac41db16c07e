"""Signatures on PDF (PAdES, ETSI EN 319 142-1) with a certificate in a PKCS#12 file, and what can be said of a signed file.

A signature is appended: the signed file begins with every byte of the file that was signed.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from asn1crypto import pem, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

FIELD = "ChuKySo"
Result = TypeVar("Result")


class SigningFailed(Exception):
    """The key file can't be read or opened, or doesn't sign. The message names no secret."""


@dataclass(frozen=True)
class Verdict:
    """What a file's signature says. `trusted` is None when no roots were given to judge by."""

    signed: bool
    intact: bool = False  # the signed bytes are as they were, and nothing stands outside them
    signer: str = ""
    issuer: str = ""
    signed_at: datetime | None = None  # as the signer's clock had it
    trusted: bool | None = None


def sign_pdf(pdf: bytes, key_file: Path, password: str, *, reason: str, place: str) -> bytes:
    try:
        signer = signers.SimpleSigner.load_pkcs12_data(key_file.read_bytes(), [], password.encode())
        meta = signers.PdfSignatureMetadata(
            field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, reason=reason, location=place
        )
        made = _apart(lambda: signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), meta, signer=signer))
    except (OSError, ValueError, SigningError) as error:
        raise SigningFailed(type(error).__name__) from error
    data: bytes = made.getvalue()
    return data


def verify_pdf(pdf: bytes, roots: Sequence[x509.Certificate] = ()) -> Verdict:
    """A file that can't even be read is signed and not intact: who sees it must not take it for an unsigned one."""
    try:
        found = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        if not found:
            return Verdict(signed=False)
        context = ValidationContext(trust_roots=list(roots), allow_fetching=False)
        status = _apart(lambda: validate_pdf_signature(found[-1], context))
        coverage = found[-1].evaluate_signature_coverage()
    except Exception:  # noqa: BLE001  # a broken file can make the parser fail in any way
        return Verdict(signed=True)
    return Verdict(
        signed=True,
        intact=status.intact and status.valid and coverage == SignatureCoverageLevel.ENTIRE_FILE,
        signer=_name(status.signing_cert.subject),
        issuer=_name(status.signing_cert.issuer),
        signed_at=status.signer_reported_dt,
        trusted=status.trusted if roots else None,
    )


def read_roots(file: Path) -> list[x509.Certificate]:
    """Every certificate of a PEM file."""
    return [x509.Certificate.load(der) for _, _, der in pem.unarmor(file.read_bytes(), multiple=True)]


def _apart(work: Callable[[], Result]) -> Result:
    """In a thread of its own: pyHanko starts an event loop, which fails where one is running (an ASGI server, a browser's driver)."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def _name(name: x509.Name) -> str:
    native = name.native
    said = native.get("common_name") or name.human_friendly
    return said if isinstance(said, str) else ", ".join(said)
