from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from roviec.reports.layout.pdf import render_pdf
from roviec.reports.layout.signing import SigningFailed, Verdict, read_roots, sign_pdf, verify_pdf
from tests.reports.layout import keys
from tests.reports.layout.documents import dispatch
from tests.reports.layout.fonts import FONTS


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(dispatch(), FONTS)


@pytest.fixture(scope="module")
def signed(pdf: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    key = keys.key_file(tmp_path_factory.mktemp("keys"))
    return sign_pdf(pdf, key, keys.PASSWORD, reason="Phát hành", place="Đà Nẵng")


def test_an_unsigned_file_says_so(pdf: bytes) -> None:
    assert verify_pdf(pdf) == Verdict(signed=False)


def test_the_signed_file_is_the_same_document_with_a_signature_after_it(pdf: bytes, signed: bytes) -> None:
    assert signed.startswith(pdf)
    assert b"ETSI.CAdES.detached" in signed[len(pdf) :]
    assert b"<pdfaid:part>2</pdfaid:part>" in signed


def test_it_says_who_and_when_and_that_nothing_changed(signed: bytes) -> None:
    found = verify_pdf(signed, [keys.root()])
    assert (found.signed, found.intact, found.trusted) == (True, True, True)
    assert (found.signer, found.issuer) == (keys.SIGNER, keys.CA)
    assert found.signed_at is not None
    assert abs(found.signed_at - datetime.now(UTC)) < timedelta(hours=1)


def test_without_roots_trust_is_not_judged(signed: bytes) -> None:
    assert verify_pdf(signed).trusted is None


def test_a_signer_of_another_authority_is_not_trusted(signed: bytes) -> None:
    found = verify_pdf(signed, [keys.root("CA khác")])
    assert (found.intact, found.trusted) == (True, False)


@pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.85, 0.92, 0.999])
def test_a_changed_byte_is_found_wherever_it_is(signed: bytes, share: float) -> None:
    at = int(len(signed) * share)
    changed = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
    found = verify_pdf(changed, [keys.root()])
    assert not (found.signed and found.intact and found.trusted)


def test_something_added_after_the_signature_is_found(signed: bytes) -> None:
    assert not verify_pdf(signed + b"\n% more", [keys.root()]).intact


@pytest.mark.parametrize("data", [b"", b"not a pdf", b"%PDF-1.7\n%%EOF"])
def test_what_cannot_be_read_does_not_pass_for_unsigned(data: bytes) -> None:
    assert verify_pdf(data) == Verdict(signed=True)


def test_a_wrong_password_is_refused_without_naming_it(pdf: bytes, tmp_path: Path) -> None:
    with pytest.raises(SigningFailed) as refused:
        sign_pdf(pdf, keys.key_file(tmp_path), "sai-mat-khau", reason="", place="")
    assert "sai-mat-khau" not in str(refused.value)


def test_a_missing_key_file_is_refused(pdf: bytes, tmp_path: Path) -> None:
    with pytest.raises(SigningFailed):
        sign_pdf(pdf, tmp_path / "nothing.p12", "", reason="", place="")


def test_roots_are_read_from_a_pem_file(tmp_path: Path, signed: bytes) -> None:
    roots = read_roots(keys.root_file(tmp_path))
    assert len(roots) == 1
    assert verify_pdf(signed, roots).trusted


def test_it_works_where_an_event_loop_is_running(pdf: bytes, tmp_path: Path) -> None:
    async def inside() -> Verdict:
        return verify_pdf(sign_pdf(pdf, keys.key_file(tmp_path), keys.PASSWORD, reason="", place=""))

    assert asyncio.run(inside()).intact


def test_the_signatures_field_keeps_to_pdf_a(signed: bytes) -> None:
    """ISO 19005-2, 6.3: annotations are printed and not hidden; one without a picture has a size of nought."""
    field = PdfFileReader(io.BytesIO(signed)).embedded_signatures[0].sig_field
    flags = int(field["/F"])
    assert flags & 4, "printed"
    assert not flags & (1 | 2 | 32), "neither invisible nor hidden nor left out of view"
    assert [int(side) for side in field["/Rect"]] == [0, 0, 0, 0]
