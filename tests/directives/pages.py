"""Looking into a page: elements by tag and by words of their attributes, and their text on one line."""

from __future__ import annotations

from django.http import HttpResponseBase
from lxml.html import HtmlElement, document_fromstring


def parsed(answer: HttpResponseBase) -> HtmlElement:
    assert answer.status_code == 200
    page = document_fromstring(getattr(answer, "content", b"").decode())
    assert isinstance(page, HtmlElement)
    return page


def found(element: HtmlElement, tag: str, **attributes: str) -> list[HtmlElement]:
    """Elements of `tag` below; `class_="kind"` asks for that word in the attribute. `data_tasks` is `data-tasks`."""
    wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return [
        each
        for each in element.iter(tag)
        if all(value in (each.get(name) or "").split() for name, value in wanted.items())
    ]


def words(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def paragraphs(page: HtmlElement) -> str:
    """The directive's text as the page shows it."""
    (text,) = found(page, "div", class_="order-text")
    return "\n".join(each.text_content() for each in text.iter("p"))
