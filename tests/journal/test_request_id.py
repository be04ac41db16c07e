from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from roviec.journal.context import request_id
from roviec.journal.middleware import RequestId


def answered(offered: str | None) -> tuple[str, str]:
    """The id that the view saw, and that of the answer."""
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request_id.get())
        return HttpResponse()

    headers = {} if offered is None else {"X-Request-ID": offered}
    response = RequestId(view)(RequestFactory().get("/", headers=headers))
    return seen[0], response["X-Request-ID"]


def test_it_works() -> None:
    inside, outside = answered(None)
    assert inside == outside
    assert len(inside) == 32
    assert answered(None)[0] != inside
    assert request_id.get() == ""


def test_an_id_of_the_proxy_is_kept() -> None:
    assert answered("edge-1.0_abc") == ("edge-1.0_abc", "edge-1.0_abc")


@pytest.mark.parametrize(
    "offered", ["", "short", "x" * 65, "has space 123", "new\nline123", "<script>12", "đề-án-06cp"]
)
def test_an_id_that_could_do_harm_is_replaced(offered: str) -> None:
    inside, outside = answered(offered)
    assert inside == outside != offered
    assert len(inside) == 32


def test_the_id_is_gone_after_a_view_that_fails() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        raise LookupError

    with pytest.raises(LookupError):
        RequestId(view)(RequestFactory().get("/"))
    assert request_id.get() == ""
