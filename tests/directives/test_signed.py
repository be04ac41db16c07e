from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.fixtures import Settings

from roviec.directives.models import Directive
from roviec.directives.signed import signatures
from tests.conftest import Cast
from tests.intake.signing import letter, signed, with_a_changed_byte
from tests.reports.layout import keys

CHANGED = "Tệp đã bị thay đổi sau khi ký"


@pytest.fixture
def roots(settings: Settings, tmp_path: Path) -> None:
    settings.SIGN_ROOTS = keys.root_file(tmp_path)


def page_of(cast: Cast, data: bytes) -> str:
    file = SimpleUploadedFile("ky-so.pdf", data)
    answer = cast.officer.client().post("/van-ban/tiep-nhan/", {"file": file}, follow=True)
    assert answer.redirect_chain
    return answer.content.decode()


def test_both_signatures_are_shown_with_what_can_be_said_of_them(cast: Cast, roots: None, tmp_path: Path) -> None:
    page = page_of(cast, signed(signed(letter(), tmp_path), tmp_path, "CoQuan"))
    assert page.count(f"<strong>{keys.SIGNER}</strong>") == 2
    assert page.count("không thay đổi từ khi ký") == 2
    assert page.count("chứng thư đáng tin cậy") == 2
    assert CHANGED not in page
    assert [one.at is not None for one in signatures(Directive.objects.get())] == [True, True]


def test_a_changed_byte_is_said_first(cast: Cast, roots: None, tmp_path: Path) -> None:
    page = page_of(cast, with_a_changed_byte(signed(letter(), tmp_path)))
    assert CHANGED in page
    assert "không thay đổi từ khi ký" not in page


def test_without_roots_it_says_that_trust_is_not_judged(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    settings.SIGN_ROOTS = None
    page = page_of(cast, signed(letter(), tmp_path))
    assert "chưa xét độ tin cậy của chứng thư" in page
    assert "chứng thư đáng tin cậy" not in page


def test_who_may_only_read_sees_them_too(cast: Cast, roots: None, tmp_path: Path) -> None:
    page_of(cast, signed(letter(), tmp_path))
    directive = Directive.objects.get()
    page = cast.leader.client().get(f"/van-ban/{directive.pk}/").content.decode()
    assert f"<strong>{keys.SIGNER}</strong>" in page
    assert "Cần xem lại (signed)" not in page


def test_an_unsigned_file_says_nothing_of_signatures(cast: Cast) -> None:
    assert "Chữ ký số của tệp gốc" not in page_of(cast, letter())
