from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.http import HttpResponse
from pytest_django.fixtures import Settings

from roviec.directives.envelope import read_envelope
from roviec.reports.acts import publish_document, sign_document
from roviec.reports.layout.as_json import from_json
from roviec.reports.layout.read_back import figures_in, pieces_of, read_docx
from roviec.reports.models import Document
from tests.conftest import Cast, City
from tests.reports.layout import keys
from tests.reports.layout.documents import SYNTHETIC, report

Make = Callable[..., Document]


def page(document: Document, cast: Cast, role: str = "officer") -> str:
    response = cast.named(role).client().get(f"/bao-cao/{document.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def sign(document: Document, cast: Cast, **data: object) -> HttpResponse:
    values = {"number": 5, "on": "2026-02-05", **data}
    return cast.officer.client().post(f"/bao-cao/{document.pk}/ky/", values)  # type: ignore[return-value]


@pytest.fixture
def published(document: Document, cast: Cast) -> Document:
    access = cast.officer.access
    sign_document(actor=access.actor, access=access, document=document, number=5, on=date(2026, 2, 5))
    publish_document(actor=access.actor, access=access, document=document)
    return document


def test_it_shows_the_document_as_it_is_printed(document: Document, cast: Cast) -> None:
    shown = page(document, cast)
    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "BÁO CÁO",
        "2.2.1. Tồn tại, hạn chế",
        "- Tỷ lệ đúng hạn: 90,8 %",
        SYNTHETIC,
    ):
        assert text in shown
    assert '<td class="num">1.234</td>' in shown
    assert "/BC-CATP" in shown


def test_a_text_is_never_markup(make: Make, cast: Cast) -> None:
    import dataclasses

    from roviec.reports.layout.model import Paragraph

    made = make(document=dataclasses.replace(report(), body=(Paragraph("<script>alert(1)</script>"),)))
    shown = page(made, cast)
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;./." in shown


def test_a_day_of_signing_that_has_not_come_is_said_at_its_field(document: Document, cast: Cast) -> None:
    answer = sign(document, cast, on="2062-02-05")
    assert answer.status_code == 422
    assert "Ngày ký chưa đến" in answer.content.decode()
    document.refresh_from_db()
    assert document.state == Document.State.DRAFT


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx"])
def test_the_stored_bytes_are_what_one_downloads(document: Document, cast: Cast, form: str) -> None:
    response = cast.officer.client().get(f"/bao-cao/{document.pk}/tep/{form}/")
    data = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert data == document.renderings.get(format=form).file.read()
    assert response.headers["Content-Disposition"] == f'attachment; filename="monthly-2026-01.{form}"'


def test_figures_of_the_word_file_equal_the_pages(document: Document, cast: Cast) -> None:
    data = b"".join(cast.officer.client().get(f"/bao-cao/{document.pk}/tep/docx/").streaming_content)  # type: ignore[attr-defined]
    assert figures_in(read_docx(data)) == figures_in(pieces_of(from_json(document.content)))


def test_after_signing_one_downloads_what_was_signed(published: Document, cast: Cast) -> None:
    response = cast.ward_clerk.client().get(f"/bao-cao/{published.pk}/tep/pdf/")
    data = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert data == published.renderings.get(format="pdf", final=True).file.read()
    assert "monthly-05bc-catp-2026-01.pdf" in response.headers["Content-Disposition"]


def test_there_is_no_other_format(document: Document, cast: Cast) -> None:
    assert cast.officer.client().get(f"/bao-cao/{document.pk}/tep/exe/").status_code == 404


def test_a_lost_file_is_not_found_and_the_page_says_so(document: Document, cast: Cast) -> None:
    Path(document.renderings.get(format="xlsx").file.path).unlink()
    assert cast.officer.client().get(f"/bao-cao/{document.pk}/tep/xlsx/").status_code == 404
    assert "Có tệp đã lưu không còn đúng như khi lập: Excel." in " ".join(page(document, cast).split())


def test_what_is_not_published_to_a_unit_is_not_there(document: Document, cast: Cast) -> None:
    for path in ("", "tep/pdf/"):
        assert cast.ward_clerk.client().get(f"/bao-cao/{document.pk}/{path}").status_code == 404


def test_an_addressee_reads_it_and_nothing_about_others(make: Make, cast: Cast, city: City) -> None:
    made = make(addressed_to=[city.ward.pk, city.other_ward.pk, city.sci.pk])
    access = cast.officer.access
    sign_document(actor=access.actor, access=access, document=made, number=5, on=date(2026, 2, 5))
    publish_document(actor=access.actor, access=access, document=made)
    shown = page(made, cast, "ward_clerk")
    assert "UBND phường Hải Châu" in shown
    assert "và 2 đơn vị khác" in shown
    assert "UBND phường An Khê</" not in shown
    assert "assess.run:7" not in shown


def test_signing_offers_the_next_number(make: Make, cast: Cast) -> None:
    first, second = make(), make()
    assert sign(first, cast, number=12).status_code == 302
    from django.utils import timezone

    Document.objects.filter(pk=first.pk).update(year=timezone.localdate().year)
    form = cast.officer.client().get(f"/bao-cao/{second.pk}/").context["form"]
    assert form["number"].value() == 13


def test_signing_then_publishing(document: Document, cast: Cast) -> None:
    assert "Ký văn bản" in page(document, cast)
    assert sign(document, cast).status_code == 302
    shown = page(document, cast)
    assert "05/BC-CATP" in shown
    assert "Ký văn bản" not in shown
    assert "Phát hành văn bản" in shown
    assert cast.officer.client().post(f"/bao-cao/{document.pk}/phat-hanh/").status_code == 302
    assert "Phát hành văn bản" not in page(document, cast)
    assert "05/BC-CATP" in page(document, cast, "ward_clerk")


def test_a_number_already_given_is_said_so(make: Make, cast: Cast) -> None:
    sign(make(), cast)
    response = sign(make(), cast)
    assert response.status_code == 422
    assert "Số này đã cấp cho văn bản khác trong năm." in response.content.decode()


@pytest.mark.parametrize("data", [{"number": 0}, {"number": "x"}, {"on": "5-2-2026"}, {"on": ""}])
def test_a_wrong_number_or_day_is_said_so(document: Document, cast: Cast, data: dict[str, object]) -> None:
    response = sign(document, cast, **data)
    assert response.status_code == 422
    document.refresh_from_db()
    assert document.state == Document.State.DRAFT


def test_without_a_key_the_page_says_that_there_is_no_digital_signature(published: Document, cast: Cast) -> None:
    assert "Không có chữ ký số" in page(published, cast)


@pytest.fixture
def key(settings: Settings, tmp_path: Path) -> None:
    settings.SIGN_CERT, settings.SIGN_PASSWORD = keys.key_file(tmp_path), keys.PASSWORD


def test_with_a_key_it_says_who_when_and_whether_to_trust(
    key: None, published: Document, cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    shown = page(published, cast)
    assert keys.SIGNER in shown
    assert "Chưa bị thay đổi từ khi ký" in shown
    assert "Chưa cấu hình chứng thư gốc" in shown
    settings.SIGN_ROOTS = keys.root_file(tmp_path)
    assert "Nối tới chứng thư gốc đã cấu hình" in page(published, cast)
    settings.SIGN_ROOTS = keys.root_file(tmp_path, "CA khác")
    assert "Không nối tới chứng thư gốc nào" in page(published, cast)


def test_a_changed_pdf_is_said_so(key: None, published: Document, cast: Cast) -> None:
    path = Path(published.renderings.get(format="pdf", final=True).file.path)
    data = path.read_bytes()
    path.write_bytes(data[:4000] + bytes([data[4000] ^ 1]) + data[4001:])
    shown = page(published, cast)
    assert "Chữ ký không khớp" in shown
    assert "Có tệp đã lưu không còn đúng như khi lập" in shown


def test_the_record_in_the_journal_is_seen_by_whoever_sees_the_document(published: Document, cast: Cast) -> None:
    address = f"/nhat-ky/reports.document/{published.pk}/"
    assert cast.ward_clerk.client().get(address).status_code == 200
    assert cast.stranger.client().get(address).status_code == 404


def test_a_signed_document_goes_out_as_an_envelope_with_its_signed_file(published: Document, cast: Cast) -> None:
    answer = cast.leader.client().get(f"/bao-cao/{published.pk}/goi-dien-tu.edxml")
    found = read_envelope(answer.content)
    assert (found.symbol, found.issued_on) == (published.symbol, published.issued_on)
    assert [organ.name for organ in found.receivers] == ["UBND phường Hải Châu"]
    stored = published.renderings.get(format="pdf", final=True)
    assert hashlib.sha256(found.attachments[0].data).hexdigest() == stored.sha256


def test_a_draft_has_no_envelope(document: Document, cast: Cast) -> None:
    assert cast.leader.client().get(f"/bao-cao/{document.pk}/goi-dien-tu.edxml").status_code == 404
    assert "goi-dien-tu" not in cast.leader.client().get(f"/bao-cao/{document.pk}/").content.decode()
