from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from roviec.journal.models import Entry
from roviec.reports.acts import publish_document, sign_document
from roviec.reports.errors import DocumentRefused
from roviec.reports.models import Document
from tests.conftest import Cast, Member


def publish(document: Document, member: Member) -> None:
    publish_document(actor=member.access.actor, access=member.access, document=document)


@pytest.fixture
def signed(document: Document, cast: Cast) -> Document:
    access = cast.leader.access
    sign_document(actor=access.actor, access=access, document=document, number=5, on=date(2026, 2, 5))
    return document


def seen_by(member: Member) -> bool:
    return Document.objects.visible_to(member.access).exists()


def test_its_addressees_see_it_from_then_on(signed: Document, cast: Cast) -> None:
    assert not seen_by(cast.ward_clerk)
    publish(signed, cast.officer)
    assert seen_by(cast.ward_clerk)
    assert not seen_by(cast.stranger)
    assert (signed.state, signed.published_by) == (Document.State.PUBLISHED, cast.officer.person)
    assert Entry.objects.get(act="reports.publish").after == {"units": 1}


@pytest.mark.parametrize("role", ["leader", "officer", "administrator", "auditor"])
def test_who_sees_the_whole_city_sees_drafts(document: Document, cast: Cast, role: str) -> None:
    assert seen_by(cast.named(role))


@pytest.mark.parametrize("role", ["clerk", "ward_clerk", "stranger", "administrator", "auditor"])
def test_others_do_not_publish(signed: Document, cast: Cast, role: str) -> None:
    with pytest.raises(PermissionDenied):
        publish(signed, cast.named(role))
    signed.refresh_from_db()
    assert signed.state == Document.State.SIGNED


def test_a_draft_is_not_published(document: Document, cast: Cast) -> None:
    with pytest.raises(DocumentRefused) as refused:
        publish(document, cast.officer)
    assert refused.value.code == "not_signed"


def test_it_is_published_once(signed: Document, cast: Cast) -> None:
    publish(signed, cast.officer)
    with pytest.raises(DocumentRefused) as refused:
        publish(signed, cast.officer)
    assert refused.value.code == "not_signed"
    assert Entry.objects.filter(act="reports.publish").count() == 1


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx"])
def test_a_file_that_is_not_what_was_signed_is_not_published(signed: Document, cast: Cast, form: str) -> None:
    path = Path(signed.renderings.get(format=form, final=True).file.path)
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(DocumentRefused) as refused:
        publish(signed, cast.officer)
    assert refused.value.code == "file_changed"
    signed.refresh_from_db()
    assert signed.state == Document.State.SIGNED
