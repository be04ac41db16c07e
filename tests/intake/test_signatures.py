from __future__ import annotations

import io
from pathlib import Path

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from roviec.directives.intake.signatures import signatures_of
from tests.intake.signing import letter, signed, with_a_changed_byte
from tests.reports.layout import keys


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="module")
def once(folder: Path) -> bytes:
    return signed(letter(), folder, "LanhDao")


@pytest.fixture(scope="module")
def twice(folder: Path, once: bytes) -> bytes:
    return signed(once, folder, "CoQuan")


def test_it_says_who_and_when_and_that_nothing_was_changed(folder: Path, once: bytes) -> None:
    (found,) = signatures_of(once, keys.root_file(folder))
    assert (found.signer, found.intact, found.trusted) == (keys.SIGNER, True, True)
    assert found.signed_at.startswith("20")


def test_the_leaders_and_the_organisations_are_both_listed(folder: Path, twice: bytes) -> None:
    found = signatures_of(twice, keys.root_file(folder))
    assert [(each.signer, each.intact, each.trusted) for each in found] == [(keys.SIGNER, True, True)] * 2


@pytest.mark.parametrize("at", [600, 3000])
def test_a_changed_byte_is_found(folder: Path, twice: bytes, at: int) -> None:
    changed = with_a_changed_byte(twice, at)
    found = signatures_of(changed, keys.root_file(folder))
    assert found
    assert not any(each.intact for each in found)


def test_what_was_added_after_signing_is_found(folder: Path, once: bytes) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(once))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Rotate"] = writer.root["/Pages"]["/Count"]
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    assert [each.intact for each in signatures_of(out.getvalue(), keys.root_file(folder))] == [False]


def test_without_roots_trust_is_not_judged(once: bytes) -> None:
    assert [(each.intact, each.trusted) for each in signatures_of(once, None)] == [(True, None)]


def test_another_authority_is_not_trusted(tmp_path: Path, once: bytes) -> None:
    found = signatures_of(once, keys.root_file(tmp_path, "CA khác"))
    assert [(each.intact, each.trusted) for each in found] == [(True, False)]


def test_a_pdf_without_signatures_has_none() -> None:
    assert signatures_of(letter(), None) == []


@pytest.mark.parametrize("data", [b"%PDF-1.7 /ByteRange", b"/ByteRange"], ids=["broken", "no pdf"])
def test_what_says_it_is_signed_and_cannot_be_read_is_not_intact(data: bytes) -> None:
    assert [(each.signer, each.intact) for each in signatures_of(data, None)] == [("", False)]
