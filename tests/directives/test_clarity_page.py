"""The check of a draft on its page: whose it is, what it is held against, the Word file, and what is not kept."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from docx import Document as open_docx
from pytest_django import DjangoAssertNumQueries

from roviec.directives.models import Directive, Task
from roviec.tables.models import Waiting
from tests.conftest import Cast, City
from tests.directives.conftest import LETTER

URL = "/van-ban/soat-du-thao/"
DRAFT = LETTER.replace("12/UBND-CATP", "30/UBND-CATP").replace("30/9/2025", "31/9/2025")


def sent(client: Client, text: str = DRAFT, name: str = "du-thao.txt") -> str:
    """The address of what was found."""
    answer = client.post(URL, {"file": SimpleUploadedFile(name, text.encode())})
    assert answer.status_code == 302
    return str(answer["Location"])


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_any_officer_has_a_draft_checked_and_nothing_becomes_a_directive(cast: Cast) -> None:
    text = page(client := cast.ward_clerk.client(), sent(client))
    assert "Không có ngày 31/9/2025 trong lịch." in text
    assert "ngày 30/9/2025" in text
    assert not Directive.objects.exists()


def test_what_was_pasted_is_checked_like_a_file(cast: Cast) -> None:
    answer = cast.clerk.client().post(URL, {"text": DRAFT}, follow=True)
    assert "Nội dung dán vào" in answer.content.decode()
    assert "31/9/2025 trong lịch" in answer.content.decode()


def test_nobody_else_sees_it_and_after_a_day_nobody_does(cast: Cast) -> None:
    address = sent(cast.ward_clerk.client())
    assert cast.leader.client().get(address).status_code == 404
    assert cast.leader.client().get(f"{address}nhan-xet.docx").status_code == 404
    Waiting.objects.update(sent_at=timezone.now() - timedelta(days=1, minutes=1))
    assert cast.ward_clerk.client().get(address).status_code == 404


def test_the_word_file_has_the_remarks_in_its_margin(cast: Cast) -> None:
    client = cast.ward_clerk.client()
    answer = client.get(f"{sent(client)}nhan-xet.docx")
    assert 'filename="du-thao - nhan xet.docx"' in answer["Content-Disposition"]
    word = open_docx(io.BytesIO(answer.content))
    assert any("31/9/2025" in comment.text for comment in word.comments)
    assert any("tổng hợp kết quả" in paragraph.text for paragraph in word.paragraphs)


def test_a_weight_shows_its_remarks_only(cast: Cast) -> None:
    client = cast.ward_clerk.client()
    address = sent(client)
    assert "còn để ngỏ: " in page(client, address)
    text = page(client, f"{address}?weight=fault")
    assert "31/9/2025 trong lịch" in text
    assert "còn để ngỏ: " not in text


def test_a_body_that_has_ended_is_named_with_its_heir(cast: Cast, city: City) -> None:
    client = cast.ward_clerk.client()
    text = page(client, sent(client, DRAFT.replace("Giao Công an thành phố", "Giao Sở Thông tin và Truyền thông")))
    assert "“Sở Thông tin và Truyền thông” đã kết thúc hoạt động" in text
    assert "Sở Khoa học và Công nghệ." in text


@pytest.mark.parametrize(("who", "found"), [("clerk", True), ("stranger", False)])
def test_work_given_before_is_told_to_those_who_may_see_it(
    issued: Directive, cast: Cast, who: str, found: bool
) -> None:
    Task.objects.update(state=Task.State.CONFIRMED)
    client = getattr(cast, who).client()
    text = page(client, sent(client))
    assert ("Việc này đã giao cho cùng cơ quan tại 12/UBND-CATP" in text) is found


def test_a_directive_that_is_being_confirmed_is_checked_and_not_against_itself(draft: Directive, cast: Cast) -> None:
    client = cast.officer.client()
    text = page(client, f"/van-ban/{draft.pk}/soat/")
    assert "nhiệm vụ không có nhận xét" in text
    assert "Việc này đã giao" not in text
    word = client.get(f"/van-ban/{draft.pk}/soat/nhan-xet.docx")
    assert open_docx(io.BytesIO(word.content)).paragraphs
    assert cast.ward_clerk.client().get(f"/van-ban/{draft.pk}/soat/").status_code == 404


def test_a_file_that_cannot_be_read_is_named_and_not_kept(cast: Cast) -> None:
    answer = cast.clerk.client().post(URL, {"file": SimpleUploadedFile("anh.gif", b"GIF89a" + bytes(100))})
    assert answer.status_code == 422
    assert "anh.gif: không phải văn bản" in answer.content.decode()
    assert not Waiting.objects.exists()


@pytest.mark.parametrize("name", ["noi-dung-dan-vao", "/noi-dung-dan-vao"])
def test_a_file_named_like_pasted_text_is_a_file_whatever_its_bytes(cast: Cast, name: str) -> None:
    answer = cast.clerk.client().post(
        URL, {"file": SimpleUploadedFile(name, b"V\xe3n b\xff\xfe" + bytes(range(128, 255)))}
    )
    assert answer.status_code == 422
    assert "noi-dung-dan-vao: " in answer.content.decode()
    assert not Waiting.objects.exists()


def test_a_longer_draft_asks_no_more_questions(
    issued: Directive, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Task.objects.update(state=Task.State.CONFIRMED)
    client = cast.officer.client()
    orders = "\n".join(
        f"{n}. Giao Công an thành phố xây dựng kế hoạch {n} trước ngày {n}/9/2025." for n in range(5, 25)
    )
    address = sent(client, DRAFT.replace("3. UBND", f"{orders}\n3. UBND"))
    with django_assert_max_num_queries(34):
        assert client.get(address).status_code == 200


def test_english_is_complete(cast: Cast) -> None:
    client = cast.ward_clerk.client()
    address = sent(client)
    client.cookies["django_language"] = "en"
    text = page(client, address)
    assert "There is no such day as 31/9/2025." in text
    assert "Must be mended" in text
