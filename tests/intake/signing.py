"""PDFs signed in the test, by a certificate made in the test."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter

from tests.intake.pdfs import pdf_of
from tests.intake.test_pdf import LETTER
from tests.reports.layout import keys


def letter() -> bytes:
    return pdf_of([LETTER])


def signed(pdf: bytes, folder: Path, field: str = "LanhDao") -> bytes:
    """With one more signature, in a field of that name."""
    signer = signers.SimpleSigner.load_pkcs12_data(keys.key_file(folder).read_bytes(), [], keys.PASSWORD.encode())
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    with ThreadPoolExecutor(1) as pool:  # pyHanko starts a loop of its own
        made = pool.submit(signers.sign_pdf, IncrementalPdfFileWriter(io.BytesIO(pdf)), meta, signer).result()
    data: bytes = made.getvalue()
    return data


def with_a_changed_byte(pdf: bytes, at: int = 1200) -> bytes:
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]
