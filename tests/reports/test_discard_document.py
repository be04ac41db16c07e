"""A draft that nobody will sign is taken away; what is signed stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from roviec.journal.models import Entry
from roviec.reports.acts import discard_document, sign_document
from roviec.reports.errors import DocumentRefused
from roviec.reports.models import Addressee, Document, Rendering
from tests.conftest import Cast, Member

pytestmark = pytest.mark.django_db(transaction=True)  # files go once the transaction is over


def discard(document: Document, member: Member, reason: str = "Lập nhầm kỳ") -> None:
    discard_document(actor=member.access.actor, access=member.access, document=document, reason=reason)


def files(folder: Path) -> list[Path]:
    return [path for path in (folder / "files").rglob("*") if path.is_file()]


def test_rows_and_files_go_and_the_journal_keeps_what_it_was(document: Document, cast: Cast, own_files: Path) -> None:
    hashes = dict(document.renderings.values_list("format", "sha256"))
    assert len(files(own_files)) == 3
    discard(document, cast.officer)
    assert not Document.objects.exists()
    assert not Rendering.objects.exists()
    assert not Addressee.objects.exists()
    assert files(own_files) == []
    entry = Entry.objects.get(act="reports.discard")
    assert (entry.object_id, entry.reason) == (str(document.pk), "Lập nhầm kỳ")
    assert entry.before == {"kind": "monthly", "period": "2026-01", "source": "assess.run:7", "files": hashes}


def refused(document: Document, member: Member, reason: str = "Lập nhầm kỳ") -> str:
    with pytest.raises(DocumentRefused) as refusal:
        discard(document, member, reason)
    assert document.renderings.exists()
    assert not Entry.objects.filter(act="reports.discard").exists()
    return refusal.value.code


def test_it_says_why(document: Document, cast: Cast) -> None:
    assert refused(document, cast.officer, "  ") == "no_reason"


def test_what_is_signed_stays(document: Document, cast: Cast) -> None:
    access = cast.leader.access
    sign_document(actor=access.actor, access=access, document=document, number=5, on=date(2026, 2, 5))
    assert refused(document, cast.officer) == "not_draft"


@pytest.mark.parametrize("who", ["leader", "clerk", "ward_clerk", "administrator", "auditor"])
def test_others_discard_nothing(document: Document, cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        discard(document, cast.named(who))
    assert Document.objects.exists()


def test_the_page_asks_for_the_reason_and_leads_back_to_the_list(document: Document, cast: Cast) -> None:
    client, address = cast.officer.client(), reverse("reports:discard", args=[document.pk])
    assert address in client.get(reverse("reports:document", args=[document.pk])).content.decode()
    without = client.post(address, {"reason": ""})
    assert (without.status_code, Document.objects.count()) == (422, 1)
    assert "Hãy ghi lý do bỏ dự thảo." in without.content.decode()
    assert client.post(address, {"reason": "Lập nhầm"}).headers["Location"] == reverse("reports:list")
    assert not Document.objects.exists()


def test_who_only_signs_is_not_offered_it(document: Document, cast: Cast) -> None:
    page = cast.leader.client().get(reverse("reports:document", args=[document.pk])).content.decode()
    assert "Ký văn bản" in page
    assert reverse("reports:discard", args=[document.pk]) not in page
