from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from roviec.config import urls as real
from roviec.web import errors
from tests.conftest import Cast

REQUEST_ID = "yeu-cau-123456"


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def bad(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def failed(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a secret in the message")


urlpatterns = [path("cam", forbidden), path("sai", bad), path("hong", failed), *real.urlpatterns]
handler400, handler403, handler404, handler500 = (
    errors.bad_request, errors.forbidden, errors.not_found, errors.failed,
)  # fmt: skip


@pytest.fixture
def client(cast: Cast) -> Iterator[Client]:
    with override_settings(ROOT_URLCONF=__name__):
        client = cast.clerk.client()
        client.raise_request_exception = False
        yield client


@pytest.mark.parametrize(
    ("url", "status", "words"),
    [
        ("/cam", 403, "Bạn không được phép làm việc này"),
        ("/sai", 400, "Yêu cầu không hợp lệ"),
        ("/khong-co", 404, "Không tìm thấy trang"),
        ("/hong", 500, "Hệ thống gặp lỗi"),
    ],
)
def test_an_error_says_what_happened_and_names_its_request(client: Client, url: str, status: int, words: str) -> None:
    answer = client.get(url, headers={"X-Request-ID": REQUEST_ID})
    assert answer.status_code == status
    page = answer.content.decode()
    assert words in page
    assert f"<code>{REQUEST_ID}</code>" in page
    assert 'href="/"' in page
    assert "a secret" not in page


def test_a_forms_address_opened_by_hand_is_explained(cast: Cast) -> None:
    answer = cast.clerk.client().get("/giao-dien/", headers={"X-Request-ID": REQUEST_ID})
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    page = answer.content.decode()
    assert "Địa chỉ này chỉ nhận biểu mẫu" in page
    assert f"<code>{REQUEST_ID}</code>" in page


def test_other_methods_get_no_page(cast: Cast) -> None:
    assert cast.clerk.client().put("/tim-kiem/").content == b""


def test_a_failure_is_shown_even_when_the_database_is_gone(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise RuntimeError("no database")

    monkeypatch.setattr("roviec.web.context.access_of", gone)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Hệ thống gặp lỗi" in answer.content.decode()


def test_a_stale_form_is_explained(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.clerk.user, backend="django.contrib.auth.backends.ModelBackend")
    answer = strict.post("/giao-dien/", {"theme": "dark"})
    assert answer.status_code == 403
    assert "Phiên làm việc đã cũ" in answer.content.decode()


def test_anonymous_visitors_get_a_page_too(db: None, client: Client) -> None:
    assert "Không tìm thấy trang" in Client().get("/khong-co").content.decode()
