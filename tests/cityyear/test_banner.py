"""While made-up work is here every page of the application says so."""

from __future__ import annotations

import pytest

from roviec.directives.models import Directive
from tests.conftest import Cast

SAYS = "Dữ liệu minh họa"
PAGES = ["/", "/nhiem-vu/", "/nhiem-vu/bang-theo-doi/", "/van-ban/", "/nhat-ky/"]


@pytest.fixture
def sample(cast: Cast) -> Directive:
    return Directive.objects.create(
        state=Directive.State.ISSUED, number="1/MAU", text="x", search_key="x", source_name="x", source_kind="txt",
        source_sha256="0" * 64, is_sample=True,
    )  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_it(sample: Directive, cast: Cast, page: str) -> None:
    assert SAYS in cast.officer.client().get(page).content.decode()


@pytest.mark.parametrize("change", [{"is_sample": False}, {"state": Directive.State.DRAFT}])
def test_a_real_order_or_a_sample_that_gives_no_work_does_not(
    sample: Directive, cast: Cast, change: dict[str, object]
) -> None:
    Directive.objects.filter(pk=sample.pk).update(**change)
    assert SAYS not in cast.officer.client().get("/").content.decode()
