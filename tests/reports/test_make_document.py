from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django.fixtures import Settings

from roviec.journal.context import Actor
from roviec.journal.models import Entry
from roviec.reports.errors import DocumentRefused
from roviec.reports.layout.as_json import from_json
from roviec.reports.layout.read_back import pieces_of, read_docx
from roviec.reports.models import Document, Rendering
from tests.conftest import Cast, City

Make = Callable[..., Document]


def stored(folder: Path) -> list[Path]:
    return [path for path in (folder / "files").rglob("*") if path.is_file()]


def test_a_draft_has_its_content_and_three_files(document: Document, city: City, cast: Cast) -> None:
    assert document.state == Document.State.DRAFT
    assert document.title.startswith("Báo cáo Kết quả triển khai Đề án 06 tháng 01")
    assert document.made_by == cast.officer.person
    assert [row.unit_id for row in document.addressees.all()] == [city.ward.pk]
    assert {row.format for row in document.renderings.all()} == {"docx", "pdf", "xlsx"}
    for row in document.renderings.all():
        data = row.file.read()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (row.sha256, row.size)


def test_the_word_file_says_what_the_content_says(document: Document) -> None:
    data = document.renderings.get(format="docx").file.read()
    assert read_docx(data) == pieces_of(from_json(document.content))


def test_number_and_day_are_taken_out_until_it_is_signed(document: Document) -> None:
    head = from_json(document.content).head
    assert (head.number, head.on) == (None, None)
    assert (document.number, document.issued_on, document.symbol) == (None, None, "")
    assert document.notation == "BC-CATP"


def test_the_journal_keeps_hashes_and_no_words(document: Document) -> None:
    entry = Entry.objects.get(act="reports.make")
    assert entry.object_id == str(document.pk)
    assert entry.after["source"] == "assess.run:7"
    assert entry.after["files"]["pdf"] == document.renderings.get(format="pdf").sha256
    assert "Mẫu" not in str(entry.after)


def test_an_addressee_named_twice_gets_it_once(make: Make, city: City) -> None:
    assert make(addressed_to=[city.ward.pk, city.sci.pk, city.ward.pk]).addressees.count() == 2


def test_an_automatic_act_needs_no_access(make: Make) -> None:
    made = make(actor=Actor.system("assess.publish"), access=None)
    assert made.made_by is None


def test_nobody_passes_for_the_system(make: Make, cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        make(access=None)


@pytest.mark.parametrize("role", ["leader", "clerk", "ward_clerk", "administrator", "auditor"])
def test_others_may_not_make_documents(make: Make, cast: Cast, role: str) -> None:
    member = cast.named(role)
    with pytest.raises(PermissionDenied):
        make(actor=member.access.actor, access=member.access)
    assert not Document.objects.exists()


@pytest.mark.parametrize("wrong", [{"kind": "letter"}, {"period": "2026-13"}, {"period": "soon"}])
def test_an_unknown_kind_or_period_is_refused(make: Make, wrong: dict[str, str], own_files: Path) -> None:
    with pytest.raises(ValueError):
        make(**wrong)
    assert not stored(own_files)


def test_a_failure_leaves_neither_row_nor_file(make: Make, own_files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_fields: object) -> None:
        assert stored(own_files), "the files were there already"
        raise RuntimeError("journal")

    monkeypatch.setattr("roviec.reports.acts.record", fail)
    with pytest.raises(RuntimeError):
        make()
    assert not Document.objects.exists()
    assert not Rendering.objects.exists()
    assert not stored(own_files)


def test_without_the_typeface_nothing_is_made(make: Make, settings: Settings, tmp_path: Path) -> None:
    settings.DOCUMENT_FONTS = tmp_path
    with pytest.raises(DocumentRefused) as refused:
        make()
    assert refused.value.code == "no_font"
    assert not Document.objects.exists()
