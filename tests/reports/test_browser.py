"""In a real browser: a draft is looked over, signed and published; the pages hold WCAG AA in both lights and fit a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytest_django.fixtures import Settings

from roviec.reports.files import verdict_of
from roviec.reports.layout.as_json import from_json
from roviec.reports.layout.read_back import figures_in, pieces_of, read_docx
from roviec.reports.models import Document
from tests.browser import IN_BROWSER, Phone, follow, good
from tests.conftest import Cast
from tests.reports.layout import keys

pytestmark = IN_BROWSER


def test_a_report_from_draft_to_its_addressee(
    phone: Phone, cast: Cast, make: Callable[..., Document], settings: Settings, tmp_path: Path
) -> None:
    settings.SIGN_CERT, settings.SIGN_PASSWORD = keys.key_file(tmp_path), keys.PASSWORD
    settings.SIGN_ROOTS = keys.root_file(tmp_path)
    document = make()
    page = phone(cast.officer, "/")
    for path in ("/bao-cao/", "/bao-cao/lap-phieu/", f"/bao-cao/{document.pk}/"):
        page.goto(path)
        good(page)
    page.fill("#id_number", "5")
    follow(page.get_by_role("button", name="Ký văn bản"))
    assert page.locator("text=Chưa bị thay đổi từ khi ký").count() == 1
    good(page)
    follow(page.get_by_role("button", name="Phát hành văn bản"))
    assert page.locator("text=Đã phát hành văn bản.").count() == 1
    page = phone(cast.ward_clerk, "/bao-cao/")
    follow(page.locator("main a >> text=Kết quả triển khai Đề án 06"))
    good(page)
    with page.expect_download() as downloading:
        page.click("main a:has-text('Word')")
    document.refresh_from_db()
    pieces = read_docx(Path(downloading.value.path()).read_bytes())
    assert figures_in(pieces) == figures_in(pieces_of(from_json(document.content)))
    assert verdict_of(document).trusted
