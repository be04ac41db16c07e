from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from pytest_django.fixtures import Settings

from roviec.journal.models import Entry
from roviec.reports.acts import sign_document
from roviec.reports.errors import DocumentRefused
from roviec.reports.files import verdict_of
from roviec.reports.layout.as_json import from_json
from roviec.reports.layout.read_back import read_docx
from roviec.reports.models import Document
from roviec.vietnamese.keys import search_key
from tests.conftest import Cast
from tests.reports.layout import keys

Make = Callable[..., Document]
DAY = date(2026, 2, 5)


@pytest.fixture
def sign(cast: Cast) -> Callable[..., None]:
    def signed(document: Document, role: str = "officer", number: int = 5, on: date = DAY) -> None:
        access = cast.named(role).access
        sign_document(actor=access.actor, access=access, document=document, number=number, on=on)

    return signed


Sign = Callable[..., None]


@pytest.fixture
def key(settings: Settings, tmp_path: Path) -> None:
    settings.SIGN_CERT, settings.SIGN_PASSWORD = keys.key_file(tmp_path), keys.PASSWORD
    settings.SIGN_ROOTS = keys.root_file(tmp_path)


def test_it_gets_number_and_day(document: Document, sign: Sign, cast: Cast) -> None:
    sign(document)
    assert (document.state, document.symbol, document.year) == (Document.State.SIGNED, "05/BC-CATP", 2026)
    assert (document.issued_on, document.signed_by) == (DAY, cast.officer.person)
    head = from_json(document.content).head
    assert (head.number, head.on) == (5, DAY)


@pytest.mark.parametrize(
    ("on", "refused"), [(date(2026, 2, 5), False), (date(2026, 2, 6), True), (date(2062, 2, 5), True)]
)
def test_a_day_that_has_not_come_is_refused_and_it_stays_a_draft(
    document: Document, sign: Sign, on: date, refused: bool
) -> None:
    with time_machine.travel("2026-02-05T23:30:00+07:00", tick=False):
        if refused:
            with pytest.raises(DocumentRefused, match="day_ahead"):
                sign(document, on=on)
        else:
            sign(document, on=on)
    document.refresh_from_db()
    assert document.state == (Document.State.DRAFT if refused else Document.State.SIGNED)
    assert document.renderings.filter(final=True).exists() is not refused


def test_it_is_found_by_its_number_from_then_on(document: Document, sign: Sign) -> None:
    assert not document.search_key.startswith("05")
    sign(document)
    assert document.search_key == f"{search_key(document.symbol)} {search_key(document.title)}"


@pytest.mark.parametrize("role", ["leader", "officer"])
def test_leaders_and_the_standing_body_sign(document: Document, sign: Sign, role: str) -> None:
    sign(document, role)
    assert document.state == Document.State.SIGNED


@pytest.mark.parametrize("role", ["clerk", "ward_clerk", "administrator", "auditor"])
def test_others_do_not(document: Document, sign: Sign, role: str) -> None:
    with pytest.raises(PermissionDenied):
        sign(document, role)
    document.refresh_from_db()
    assert document.state == Document.State.DRAFT


def test_the_drafts_files_stay_and_the_signed_ones_are_new(document: Document, sign: Sign) -> None:
    before = {row.pk: row.sha256 for row in document.renderings.all()}
    sign(document)
    assert {row.pk: row.sha256 for row in document.renderings.filter(final=False)} == before
    finals = document.renderings.filter(final=True)
    assert {row.format for row in finals} == {"docx", "pdf", "xlsx"}
    for row in finals:
        assert hashlib.sha256(row.file.read()).hexdigest() == row.sha256
    assert read_docx(finals.get(format="docx").file.read())


def test_without_a_key_there_is_no_digital_signature(document: Document, sign: Sign) -> None:
    sign(document)
    assert document.digitally_signed is False
    assert b"/ByteRange" not in document.renderings.get(format="pdf", final=True).file.read()


def test_with_a_key_the_pdf_carries_it(document: Document, sign: Sign, key: None) -> None:
    sign(document)
    found = verdict_of(document)
    assert document.digitally_signed is True
    assert (found.intact, found.trusted, found.signer) == (True, True, keys.SIGNER)


def test_a_changed_file_is_found(document: Document, sign: Sign, key: None) -> None:
    sign(document)
    path = Path(document.renderings.get(format="pdf", final=True).file.path)
    data = path.read_bytes()
    path.write_bytes(data[:3000] + bytes([data[3000] ^ 1]) + data[3001:])
    assert not verdict_of(document).intact
    path.unlink()
    assert not verdict_of(document).intact


def test_a_signature_taken_out_does_not_make_it_unsigned(document: Document, sign: Sign, key: None) -> None:
    sign(document)
    draft = document.renderings.get(format="pdf", final=False).file.read()
    Path(document.renderings.get(format="pdf", final=True).file.path).write_bytes(draft)
    found = verdict_of(document)
    assert (found.signed, found.intact) == (True, False)


def test_a_key_that_does_not_open_leaves_a_draft(document: Document, sign: Sign, key: None, settings: Settings) -> None:
    settings.SIGN_PASSWORD = "sai"
    with pytest.raises(DocumentRefused) as refused:
        sign(document)
    assert refused.value.code == "key_failed"
    document.refresh_from_db()
    assert document.state == Document.State.DRAFT
    assert not document.renderings.filter(final=True).exists()


def test_it_is_signed_once(document: Document, sign: Sign) -> None:
    seen_by_another = Document.objects.get(pk=document.pk)
    sign(document)
    with pytest.raises(DocumentRefused) as refused:
        sign(seen_by_another, number=6)
    assert refused.value.code == "not_draft"
    document.refresh_from_db()
    assert document.number == 5


def test_a_number_is_given_once_a_year(make: Make, sign: Sign) -> None:
    first, second = make(), make()
    sign(first)
    with pytest.raises(DocumentRefused) as refused:
        sign(second)
    assert refused.value.code == "number_taken"
    assert second.renderings.filter(final=True).count() == 0
    sign(second, on=date(2025, 1, 4))
    assert second.symbol == first.symbol


def test_the_journal_knows_which_bytes_were_signed(document: Document, sign: Sign) -> None:
    sign(document, "leader")
    entry = Entry.objects.get(act="reports.sign")
    assert entry.after["number"] == "05/BC-CATP"
    finals = document.renderings.filter(final=True)
    assert entry.after["files"] == {row.format: row.sha256 for row in finals}
