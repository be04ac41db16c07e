from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from roviec.directives.models import Directive
from tests.conftest import Cast
from tests.directives.conftest import LETTER

URL = "/van-ban/tiep-nhan/"


def upload(client: Client, data: bytes, name: str, **more: str) -> tuple[int, str]:
    answer = client.post(URL, {"file": SimpleUploadedFile(name, data), **more})
    return answer.status_code, answer.content.decode()


def test_a_file_becomes_a_draft_and_its_page_opens(cast: Cast) -> None:
    client = cast.officer.client()
    answer = client.post(URL, {"file": SimpleUploadedFile("cong-van.txt", LETTER.encode())}, follow=True)
    directive = Directive.objects.get()
    assert answer.redirect_chain == [(f"/van-ban/{directive.pk}/", 302)]
    assert "Đã đọc xong văn bản" in answer.content.decode()
    assert directive.taken_by == cast.officer.person


def test_a_text_without_a_task_says_what_to_do_next(cast: Cast) -> None:
    answer = cast.officer.client().post(URL, {"text": "Trời hôm nay đẹp."}, follow=True)
    page = answer.content.decode()
    assert "không thấy nhiệm vụ nào. Hãy thêm bằng tay, hoặc bỏ văn bản" in page
    assert "Hãy xác nhận từng nhiệm vụ" not in page


def test_pasted_text_becomes_a_draft(cast: Cast) -> None:
    assert cast.officer.client().post(URL, {"text": LETTER}).status_code == 302
    assert Directive.objects.get().source_kind == "pasted"


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "rong.docx", "rong.docx: không có chữ nào"),
        (b"GIF89a" + bytes(100), "anh.gif", "anh.gif: không phải văn bản"),
        (b"GIF89a" + bytes(100), "anh.docx", "anh.docx: tên ghi là .docx nhưng bên trong là"),
        (b"PK\x03\x04" + bytes(200), "hong.docx", "hong.docx: tệp docx bị hỏng"),
        (b"%PDF-1.7\n" + bytes(200), "hong.pdf", "hong.pdf: tệp pdf bị hỏng"),
        (b"   \n ", "trang.txt", "trang.txt: không có chữ nào"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(cast: Cast, data: bytes, name: str, said: str) -> None:
    status, page = upload(cast.officer.client(), data, name)
    assert status == 422
    assert said in page
    assert "Không có gì được lưu" in page
    assert not Directive.objects.exists()


def test_a_hostile_name_is_shown_as_text(cast: Cast) -> None:
    _, page = upload(cast.officer.client(), b"", "<script>alert(1)</script>.txt")
    assert "<script>alert" not in page


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.UPLOAD_LIMIT = 2 * 2**20

    def read(*_: object) -> None:
        raise AssertionError("the body was read")

    monkeypatch.setattr("django.http.request.HttpRequest.parse_file_upload", read)
    status, page = upload(cast.officer.client(), bytes(4 * 2**20), "to.docx")
    assert status == 413
    assert "lớn 4 MB, quá mức 2 MB" in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [({}, "Hãy chọn một tệp, hoặc dán nội dung."), ({"text": "  \n"}, "Hãy chọn một tệp, hoặc dán nội dung.")],
)
def test_nothing_given_is_asked_for_again(cast: Cast, fields: dict[str, str], said: str) -> None:
    page = cast.officer.client().post(URL, fields).content.decode()
    assert said in page
    assert not Directive.objects.exists()


def test_a_file_and_a_text_at_once_are_one_too_many(cast: Cast) -> None:
    _, page = upload(cast.officer.client(), LETTER.encode(), "a.txt", text="khác")
    assert "Chỉ chọn một cách" in page
    assert not Directive.objects.exists()


def test_a_form_from_another_site_is_refused(cast: Cast) -> None:
    """The view looks at the size before the token: the token must still be asked for."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.officer.user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(URL, {"text": LETTER}).status_code == 403
    assert not Directive.objects.exists()


def test_our_own_form_carries_the_token(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.officer.user, backend="django.contrib.auth.backends.ModelBackend")
    assert "csrfmiddlewaretoken" in client.get(URL).content.decode()
    token = client.cookies["csrftoken"].value
    assert client.post(URL, {"text": LETTER, "csrfmiddlewaretoken": token}).status_code == 302


def test_the_sample_that_ships_is_taken(cast: Cast) -> None:
    sample = Path(__file__).parent.parent.parent / "roviec/packs/samples/cong-van-mau.docx"
    assert (
        cast.officer.client().post(URL, {"file": SimpleUploadedFile(sample.name, sample.read_bytes())}).status_code
        == 302
    )
    assert Directive.objects.get().tasks.count() > 20
