from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from roviec.reports.models import Document
from tests.conftest import Cast, City
from tests.reports.layout.documents import dispatch

Make = Callable[..., Document]
PAGE = "/bao-cao/"


def titles(cast: Cast, query: str = "", role: str = "officer") -> list[str]:
    response = cast.named(role).client().get(f"{PAGE}{query}")
    assert response.status_code == 200
    return [document.title for document in response.context["page"]]


@pytest.fixture
def two(make: Make, city: City) -> tuple[Document, Document]:
    first = make()
    second = make(kind=Document.Kind.NOTICE, period="2026-Q1", document=dispatch(), addressed_to=[city.sci.pk])
    Document.objects.filter(pk=second.pk).update(
        state="published",
        number=7,
        year=2026,
        issued_on=date(2026, 4, 3),
        signed_at=timezone.now(),
        published_at=timezone.now(),
    )
    return first, second


def test_the_latest_comes_first(two: tuple[Document, Document], cast: Cast) -> None:
    assert titles(cast) == [two[1].title, two[0].title]


@pytest.mark.parametrize(
    ("query", "which"),
    [
        ("?kind=monthly", [0]),
        ("?state=published", [1]),
        ("?period=2026-Q1", [1]),
        ("?q=de+an+06+thang+01", [0]),
        ("?q=đôn đốc", [1]),
        ("?kind=monthly&state=published", []),
    ],
)
def test_filters_live_in_the_address(two: tuple[Document, Document], cast: Cast, query: str, which: list[int]) -> None:
    assert titles(cast, query) == [two[at].title for at in which]


def test_it_is_filtered_by_addressee(two: tuple[Document, Document], cast: Cast, city: City) -> None:
    assert titles(cast, f"?unit={city.sci.pk}") == [two[1].title]


def test_a_unit_sees_what_was_published_to_it(two: tuple[Document, Document], cast: Cast) -> None:
    assert titles(cast, role="clerk") == [two[1].title]
    assert titles(cast, role="past_clerk") == []
    assert titles(cast, role="ward_clerk") == []


def test_a_unit_is_not_offered_filters_that_name_others(two: tuple[Document, Document], cast: Cast) -> None:
    form = cast.clerk.client().get(PAGE).context["form"]
    assert set(form.fields) == {"kind", "period", "q"}
    assert [key for key, _label in form.fields["period"].choices] == ["", "2026-Q1"]


@pytest.mark.parametrize("query", ["?kind=letter", "?period=2020-01", "?unit=0", "?state=lost"])
def test_a_wrong_filter_is_said_so(two: tuple[Document, Document], cast: Cast, query: str) -> None:
    response = cast.officer.client().get(f"{PAGE}{query}")
    assert response.status_code == 400
    assert "Có chỗ chưa đúng" in response.content.decode()


@pytest.mark.parametrize(
    ("role", "words"),
    [("officer", "Chưa có văn bản nào."), ("clerk", "Văn bản phát hành cho đơn vị của bạn sẽ hiện ở đây.")],
)
def test_an_empty_list_says_what_comes_here(cast: Cast, role: str, words: str) -> None:
    assert words in cast.named(role).client().get(PAGE).content.decode()


def test_queries_do_not_grow_with_the_documents(
    make: Make, cast: Cast, django_assert_num_queries: Callable[[int], object]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = cast.officer.client()
    counts = []
    for _number in range(2):
        make()
        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 20
