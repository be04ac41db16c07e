"""The journal's pages name documents and what was done with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from roviec.journal.models import Entry
from roviec.journal.words import act_name, object_names
from roviec.reports.acts import publish_document, sign_document
from roviec.reports.models import Document
from tests.conftest import Cast


def test_every_act_of_the_room_has_a_name(document: Document, cast: Cast) -> None:
    access = cast.officer.access
    sign_document(actor=access.actor, access=access, document=document, number=5, on=date(2026, 2, 5))
    publish_document(actor=access.actor, access=access, document=document)
    names = [act_name(act) for act in Entry.objects.order_by("seq").values_list("act", flat=True)]
    assert names == ["Lập văn bản", "Ký văn bản", "Phát hành văn bản"]


def test_a_document_is_named_by_its_number_and_title(make: Callable[..., Document], cast: Cast) -> None:
    document, access = make(), cast.officer.access
    key = ("reports.document", str(document.pk))
    assert object_names([key])[key].startswith("Văn bản đi Báo cáo Kết quả")
    sign_document(actor=access.actor, access=access, document=document, number=5, on=date(2026, 2, 5))
    assert object_names([key])[key].startswith("Văn bản đi 05/BC-CATP Báo cáo Kết quả")


def test_an_address_may_hold_anything(db: None) -> None:
    key = ("reports.document", "x" * 30)
    assert object_names([key])[key] == f"Văn bản đi {'x' * 30}"
