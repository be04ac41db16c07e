from __future__ import annotations

import pytest

from roviec.directives.acts import discard_directive
from roviec.directives.models import Directive
from roviec.directives.views import listing
from roviec.journal.context import Actor
from tests.conftest import Cast
from tests.tables.downloads import rows_of


def test_it_works(cast: Cast, draft: Directive) -> None:
    page = cast.officer.client().get("/van-ban/").content.decode()
    assert "12/UBND-CATP" in page
    assert "còn 5 nhiệm vụ chưa xác nhận" in page
    assert "thử nghiệm việc giao nhiệm vụ &lt;số&gt; &amp;" in page


def test_an_empty_list_says_what_to_do(cast: Cast) -> None:
    assert "/van-ban/tiep-nhan/" in cast.officer.client().get("/van-ban/").content.decode()
    page = cast.clerk.client().get("/van-ban/").content.decode()
    assert "Chưa có văn bản nào" in page
    assert "/van-ban/tiep-nhan/" not in page


def test_a_state_can_be_asked_for(cast: Cast, actor: Actor, draft: Directive) -> None:
    client = cast.officer.client()
    assert "12/UBND-CATP" not in client.get("/van-ban/?state=issued").content.decode()
    assert "12/UBND-CATP" in client.get("/van-ban/?state=draft").content.decode()
    assert "12/UBND-CATP" in client.get("/van-ban/?state=%27nonsense").content.decode()
    discard_directive(actor=actor, directive=draft, reason="Nhầm")
    assert "12/UBND-CATP" in client.get("/van-ban/?state=dropped").content.decode()


def test_the_list_has_pages(cast: Cast, draft: Directive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "A_PAGE", 1)
    draft.pk, draft.number = None, "99/UBND-CATP"
    draft.save(force_insert=True)
    client = cast.officer.client()
    assert [name in client.get("/van-ban/").content.decode() for name in ("99/UBND", "12/UBND")] == [True, False]
    assert [name in client.get("/van-ban/?page=2").content.decode() for name in ("99/UBND", "12/UBND")] == [False, True]
    assert client.get("/van-ban/?page=xyz").status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_list(
    cast: Cast, draft: Directive, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    for _ in range(20):
        draft.pk = None
        draft.save(force_insert=True)
    client = cast.officer.client()
    with django_assert_max_num_queries(11):
        assert client.get("/van-ban/").status_code == 200


def test_the_file_has_the_rows_of_the_page(cast: Cast, draft: Directive) -> None:
    (row,) = rows_of(cast.officer.client(), "/van-ban/danh-sach.csv")
    assert (row["Số, ký hiệu"], row["Nhiệm vụ chưa xác nhận"], row["Đơn vị đã nhận"]) == ("12/UBND-CATP", "5", "")
    assert rows_of(cast.officer.client(), "/van-ban/danh-sach.csv?state=issued") == []
    assert rows_of(cast.clerk.client(), "/van-ban/danh-sach.csv") == []
