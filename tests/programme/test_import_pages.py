"""A list is sent, shown and stored by the standing body; what is wrong is said by row, in the reader's language."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from roviec.programme.models import Item
from roviec.tables import read_table
from roviec.tables.models import Waiting
from roviec.tables.reading import limits
from tests.conftest import Cast
from tests.programme.test_plan import HEADER, NEW
from tests.programme.test_store import BAD
from tests.tables.sheets import csv_of, xlsx_of

pytestmark = pytest.mark.usefixtures("stages", "city")
GOOD_FILE = csv_of(HEADER, NEW)


def send(client: Client, data: bytes, name: str = "mo-hinh.csv") -> Any:
    return client.post(reverse("programme:import"), {"file": SimpleUploadedFile(name, data)})


def preview(client: Client, data: bytes, name: str = "mo-hinh.csv") -> tuple[str, str, str]:
    """The address, what it shows, and the digest of the plan that it shows."""
    address = send(client, data, name)["Location"]
    page = client.get(address)
    assert page.status_code == 200
    return address, page.content.decode(), page.context["plan"].digest


@pytest.mark.parametrize(("data", "name"), [(GOOD_FILE, "a.csv"), (xlsx_of(HEADER, NEW), "a.xlsx")])
def test_sent_shown_and_stored(data: bytes, name: str, cast: Cast) -> None:
    client = cast.officer.client()
    address, text, digest = preview(client, data, name)
    assert not Item.objects.exists()
    assert "Lưu trú qua VNeID (mẫu)" in text
    assert "Ghi tất cả" in text
    answer = client.post(address, {"answer": "all", "digest": digest}, follow=True)
    assert answer.redirect_chain == [(reverse("programme:list"), 302)]
    assert (
        "Đã ghi: 1 mục mới, 0 mục thay đổi, 0 mốc, 0 quyết định; 0 dòng như cũ, 0 dòng bỏ lại."
        in answer.content.decode()
    )
    assert Item.objects.get().external_id == "M9"
    assert not Waiting.objects.exists()


def test_the_same_file_again_has_nothing_to_store(cast: Cast) -> None:
    client = cast.officer.client()
    address, _text, digest = preview(client, GOOD_FILE)
    client.post(address, {"answer": "all", "digest": digest})
    text = preview(client, GOOD_FILE)[1]
    assert "Không cần ghi" in text
    assert "Ghi tất cả" not in text


def test_wrong_rows_are_named_and_the_good_ones_can_be_stored(cast: Cast) -> None:
    client = cast.officer.client()
    address, text, digest = preview(client, csv_of(HEADER, NEW, BAD))
    assert "Không có đơn vị này trong sơ đồ hiện nay." in text
    assert "Sở Không Có" in text
    assert client.post(address, {"answer": "all", "digest": digest}).status_code == 409
    assert not Item.objects.exists()
    client.post(address, {"answer": "good", "digest": digest})
    assert [item.external_id for item in Item.objects.all()] == ["M9"]


def test_the_reasons_are_in_the_reader_s_language(cast: Cast) -> None:
    client = cast.officer.client()
    client.post("/ngon-ngu/setlang/", {"language": "en"})
    assert "No such unit on the present chart." in preview(client, csv_of(HEADER, NEW, BAD))[1]


def test_what_changed_meanwhile_is_shown_anew(cast: Cast) -> None:
    client = cast.officer.client()
    address, _text, digest = preview(client, GOOD_FILE)
    Item.objects.create(kind="pilot", external_id="M9", name="Khác", since="2026-01-01", search_key="", sort_key="")
    answer = client.post(address, {"answer": "all", "digest": digest})
    assert answer.status_code == 409
    assert "Danh sách vừa thay đổi" in answer.content.decode()
    assert Item.objects.get().name == "Khác"


def test_a_dropped_file_stores_nothing(cast: Cast) -> None:
    client = cast.officer.client()
    address, _text, _digest = preview(client, GOOD_FILE)
    assert client.post(address, {"answer": "drop"}).status_code == 302
    assert (Item.objects.exists(), Waiting.objects.exists()) == (False, False)
    assert client.get(address).status_code == 404
    assert client.post(address, {"answer": "all"})["Location"] == reverse("programme:import")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Tệp không có dữ liệu"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "không phải bảng tính"),
        (csv_of(["Mã", "Tên gọi"], ["1", "a"]), "Còn thiếu: Loại"),
    ],
)
def test_a_file_that_is_none_is_refused_on_the_form(data: bytes, words: str, cast: Cast) -> None:
    answer = send(cast.officer.client(), data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Waiting.objects.exists()


def test_a_huge_body_is_refused_before_it_is_read(cast: Cast) -> None:
    answer = cast.officer.client().post(
        reverse("programme:import"), {}, CONTENT_LENGTH=str(limits.FILE_BYTES * 3)
    )  # fmt: skip
    assert answer.status_code == 413
    assert "quá mức 10 MB" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.officer.user, backend="django.contrib.auth.backends.ModelBackend")
    assert send(client, GOOD_FILE).status_code == 403


def test_nobody_opens_another_s_file(cast: Cast) -> None:
    address, _text, _digest = preview(cast.officer.client(), GOOD_FILE)
    for who in ("leader", "clerk", "administrator"):
        assert cast.named(who).client().get(address).status_code == 404
        assert send(cast.named(who).client(), GOOD_FILE).status_code == 404


def test_the_template_can_be_filled_in(cast: Cast) -> None:
    from roviec.programme.columns import columns

    answer = cast.officer.client().get(reverse("programme:template"))
    assert answer.status_code == 200
    assert read_table(answer.content, "mau.xlsx", columns()).columns == tuple(column.key for column in columns())
    assert cast.clerk.client().get(reverse("programme:template")).status_code == 404
