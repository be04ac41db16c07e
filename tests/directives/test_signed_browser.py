"""Signatures on the page of a directive, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_django.fixtures import Settings

from tests.browser import IN_BROWSER, PHONE, OpenAs, follow, good
from tests.conftest import Cast
from tests.intake.signing import letter, signed, with_a_changed_byte
from tests.reports.layout import keys

pytestmark = IN_BROWSER


@pytest.mark.parametrize("width", [1360, PHONE])
@pytest.mark.parametrize("changed", [False, True], ids=["whole", "changed"])
def test_a_signed_file_is_sent_and_its_signatures_are_read(
    open_as: OpenAs, cast: Cast, settings: Settings, tmp_path: Path, width: int, changed: bool
) -> None:
    settings.SIGN_ROOTS = keys.root_file(tmp_path)
    data = signed(signed(letter(), tmp_path), tmp_path, "CoQuan")
    file = tmp_path / "ky-so.pdf"
    file.write_bytes(with_a_changed_byte(data) if changed else data)
    page = open_as(cast.officer, "/van-ban/tiep-nhan/", width)
    page.set_input_files("#id_file", file)
    follow(page.get_by_role("button", name="Đọc văn bản"))
    block = page.get_by_role("region", name="Chữ ký số của tệp gốc")
    expect(block.get_by_role("listitem")).to_have_count(2)
    expect(block.get_by_text("đã thay đổi sau khi ký" if changed else "không thay đổi từ khi ký")).to_have_count(2)
    expect(block.get_by_text("đừng coi là bản gốc")).to_have_count(int(changed))
    good(page, f"signed-{'changed' if changed else 'whole'}")
