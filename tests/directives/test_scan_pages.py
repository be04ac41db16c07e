"""Sending a scan, watching it, and what its directive's page says."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from roviec.directives.acts import scanning
from roviec.directives.intake import scan
from roviec.directives.models import Directive, Scan
from tests.conftest import Cast
from tests.directives.scans import fax, scan_row, with_recogniser

TAKE = "/van-ban/tiep-nhan/"


@pytest.fixture
def client(cast: Cast) -> Client:
    return cast.officer.client()


def send(client: Client, pages: int = 3) -> Scan:
    answer = client.post(TAKE, {"file": SimpleUploadedFile("cong-van.tif", fax(pages))})
    row = Scan.objects.get()
    assert answer["Location"] == f"/van-ban/nhan-dang/{row.pk}/"
    return row


def test_a_scan_is_watched_page_by_page_and_leads_to_its_directive(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_recogniser(monkeypatch, stops_at=2)
    row = send(client)
    page = client.get(f"/van-ban/nhan-dang/{row.pk}/").content.decode()
    assert "trang 1 / 3" in page
    assert "Bạn có thể rời trang này" in page
    assert "cong-van.tif" in client.get("/van-ban/").content.decode()
    with pytest.raises(KeyboardInterrupt):
        scanning.recognise(row.pk)
    part = client.get(f"/van-ban/nhan-dang/{row.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "trang 3 / 3" in part
    assert "<html" not in part

    with_recogniser(monkeypatch)
    Scan.objects.update(touched_at=None)
    scanning.recognise(row.pk)
    directive = Directive.objects.get()
    assert client.get(f"/van-ban/nhan-dang/{row.pk}/")["Location"] == f"/van-ban/{directive.pk}/"
    moved = client.get(f"/van-ban/nhan-dang/{row.pk}/", headers={"HX-Request": "true"})
    assert moved["HX-Redirect"] == f"/van-ban/{directive.pk}/"
    assert f"/van-ban/nhan-dang/{row.pk}/" not in client.get("/van-ban/").content.decode()


def test_the_directive_says_that_it_was_recognised_and_offers_original_and_searchable_pdf(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_recogniser(monkeypatch)
    directive = scanning.recognise(send(client).pk)
    assert directive is not None
    page = client.get(f"/van-ban/{directive.pk}/").content.decode()
    assert "do máy nhận dạng từ ảnh, độ tin cậy trung bình 90 %" in page
    assert f"/van-ban/{directive.pk}/tep-goc/" in page
    address = f"/van-ban/{directive.pk}/ban-nhan-dang.pdf"
    assert address in page
    pdf = client.get(address)
    assert pdf["Content-Disposition"] == 'attachment; filename="cong-van-nhan-dang.pdf"'
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]


def test_without_the_program_the_page_says_what_to_ask_for(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "installed", lambda: False)
    answer = client.post(TAKE, {"file": SimpleUploadedFile("cong-van.tif", fax(1))})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "cong-van.tif: là ảnh quét hoặc ảnh chụp" in page
    assert "tesseract-ocr tesseract-ocr-vie" in page
    assert "Không có gì được lưu" in page
    assert not Scan.objects.exists()


def test_one_that_failed_says_why_and_is_tried_again_or_given_up(client: Client) -> None:
    row = scan_row(Scan.State.FAILED)
    Scan.objects.update(refusal={"code": "page_too_hard", "fields": {}})
    address = f"/van-ban/nhan-dang/{row.pk}/"
    page = client.get(address).content.decode()
    assert "nhận dạng quá lâu hoặc quá nặng" in page
    assert "Tệp gốc vẫn được giữ" in page
    assert b"".join(client.get(f"{address}tep-goc/").streaming_content) == fax(2)  # type: ignore[attr-defined]

    assert client.post(f"{address}lai/")["Location"] == address
    assert Scan.objects.get().state == Scan.State.WAITING
    assert "đã nhận dạng xong hoặc đã bỏ" in client.post(f"{address}lai/", follow=True).content.decode()
    assert client.post(f"{address}bo/")["Location"] == "/van-ban/"
    assert Scan.objects.get().state == Scan.State.DROPPED
    assert "Thử lại" not in client.get(address).content.decode()
