"""The page's preview shows all that is printed, and nothing that is not."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

import pytest
from django.utils import translation

from roviec.reports.layout.as_json import Json, from_json
from roviec.reports.layout.model import Document as Content
from roviec.reports.layout.printed import printed
from roviec.reports.models import Document
from tests.conftest import Cast
from tests.reports.layout.documents import dispatch, notice, report

OF_THE_FILE = {"title", "author"}  # not printed on the sheet


def words(data: Json) -> Iterator[str]:
    if isinstance(data, str) and data:
        yield " ".join(data.split())
    elif isinstance(data, list):
        for item in data:
            yield from words(item)
    elif isinstance(data, dict):
        for name, item in data.items():
            if name != "sort":
                yield from words(item)


def text_of(page: str) -> str:
    sheet = page[page.index('<article class="sheet"') : page.rindex("</article>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", sheet)).split())


@pytest.mark.parametrize("content", [report(), dispatch(), notice()], ids=["report", "dispatch", "notice"])
def test_every_printed_line_is_on_the_page(content: Content, make: Callable[..., Document], cast: Cast) -> None:
    made = make(document=content)
    shown = text_of(cast.officer.client().get(f"/bao-cao/{made.pk}/").content.decode())
    lines = printed(from_json(made.content))
    wanted = [line for name, part in lines.items() if name not in OF_THE_FILE for line in words(part)]
    assert len(wanted) > 15
    assert [line for line in wanted if line not in shown] == []


def test_headings_follow_one_another_below_the_pages_own(document: Document, cast: Cast) -> None:
    page = cast.officer.client().get(f"/bao-cao/{document.pk}/").content.decode()
    sheet = page[page.index('<article class="sheet"') :]
    assert re.findall(r"<h(\d) class=\"sheet__heading", sheet) == ["3", "4", "4", "5", "5", "6", "3"]
    assert page.count("<h1") == 1


def test_the_preview_is_vietnamese_on_an_english_page(document: Document, cast: Cast) -> None:
    client = cast.officer.client()
    with translation.override("vi"):  # the page's language would stay the thread's
        client.post("/ngon-ngu/setlang/", {"language": "en", "next": "/"})
        page = client.get(f"/bao-cao/{document.pk}/").content.decode()
    assert "This document" in page
    assert '<article class="sheet" lang="vi">' in page
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân thành phố." in page
