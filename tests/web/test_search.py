from __future__ import annotations

import unicodedata

import pytest

from roviec.org.models import UnitAlias
from roviec.reports.models import Document
from roviec.web.search import A_PAGE, FIRST, search
from tests.conftest import Cast, City, Member
from tests.reports.rows import draft_row, published_row
from tests.web.conftest import QUOTE, Work, make_directive


def found(member: Member, query: str, only: str = "") -> dict[str, list[str]]:
    return {group.key: [str(row) for row in group.page] for group in search(query, member.access, only).groups}


@pytest.mark.parametrize(
    "query", ["đất đai", "dat dai", "ĐẤT ĐAI", "Dat  đai", unicodedata.normalize("NFD", "đất đai")]
)
def test_marks_and_case_do_not_matter(work: Work, cast: Cast, query: str) -> None:
    assert found(cast.officer, query)["van-ban"] == ["42/UBND-KT", "41/UBND-KT"]


@pytest.mark.parametrize("query", ["41/UBND-KT", "41", "41 ubnd", "ubnd 41"])
def test_a_number_finds_its_directive(work: Work, cast: Cast, query: str) -> None:
    assert found(cast.officer, query)["van-ban"] == ["41/UBND-KT"]


def test_a_document_is_found_by_who_sees_it(work: Work, cast: Cast, city: City) -> None:
    draft, sent = draft_row(city.police), published_row(city.police, city.ward)
    Document.objects.filter(pk=draft.pk).update(search_key="thong bao thu")
    Document.objects.filter(pk=sent.pk).update(search_key="01 tb thong bao thu")
    assert len(found(cast.officer, "thông báo thử")["bao-cao"]) == 2
    assert len(found(cast.ward_clerk, "thong bao")["bao-cao"]) == 1
    assert "bao-cao" not in found(cast.stranger, "thong bao")
    page = cast.ward_clerk.client().get("/tim-kiem/?q=thong+bao").content.decode()
    assert f'href="/bao-cao/{sent.pk}/"' in page


def test_all_words_must_be_there_and_only_the_last_may_be_unfinished(work: Work, cast: Cast) -> None:
    assert "nhiem-vu" in found(cast.officer, "ra soat ha tang")
    assert "nhiem-vu" in found(cast.officer, "ha ta")
    assert found(cast.officer, "oat ang") == {}
    assert found(cast.officer, "r soat") == {}
    assert "nhiem-vu" in found(cast.officer, "mang so")  # the key's last word and its first
    assert "nhiem-vu" not in found(cast.officer, "ra soat cao tuoi")


@pytest.mark.parametrize("query", ["%", "_", "'; DROP TABLE", "\\", "(", "\x00"])
def test_signs_are_text_not_patterns(work: Work, cast: Cast, query: str) -> None:
    assert found(cast.officer, query) == {}
    assert cast.officer.client().get("/tim-kiem/", {"q": query}).status_code == 200


def test_everybody_finds_only_what_they_may_see(work: Work, cast: Cast) -> None:
    assert found(cast.clerk, "ra soat")["nhiem-vu"] == [QUOTE]
    assert found(cast.clerk, "dat dai")["van-ban"] == ["41/UBND-KT"]
    assert found(cast.ward_clerk, "dat dai")["van-ban"] == ["41/UBND-KT"]
    assert "nhiem-vu" not in found(cast.ward_clerk, "ra soat")
    assert found(cast.stranger, "dat dai") == {}
    assert found(cast.past_clerk, "dat dai") == {}


def test_units_are_found_by_name_or_by_what_they_are_called(cast: Cast, city: City) -> None:
    UnitAlias.objects.create(unit=city.police, text="CATP", key="catp")
    assert found(cast.stranger, "an khe")["don-vi"] == ["UBND phường An Khê"]
    assert found(cast.stranger, "catp")["don-vi"] == ["Công an thành phố"]


def test_units_that_have_ended_come_last_with_their_end(cast: Cast, city: City) -> None:
    assert found(cast.stranger, "so")["don-vi"] == ["Sở Khoa học và Công nghệ", "Sở Thông tin và Truyền thông"]
    assert "đến 1-7-2025" in cast.stranger.client().get("/tim-kiem/?q=truyen+thong").content.decode()


def test_a_long_group_shows_its_beginning_and_pages_on_its_own(cast: Cast) -> None:
    for number in range(A_PAGE + 2):
        make_directive(f"{number}/CV", "draft")
    assert len(found(cast.officer, "dat dai")["van-ban"]) == FIRST
    client = cast.officer.client()
    assert f"Xem cả {A_PAGE + 2}" in client.get("/tim-kiem/?q=dat+dai").content.decode()
    assert len(found(cast.officer, "dat dai", "van-ban")["van-ban"]) == A_PAGE
    second = search("dat dai", cast.officer.access, "van-ban", "2").groups[0].page
    assert len(second) == 2
    assert "Trang trước" in client.get("/tim-kiem/?q=dat+dai&nhom=van-ban&trang=2").content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "999", "x", ""])
def test_a_page_that_does_not_exist_is_the_nearest_one(work: Work, cast: Cast, page: str) -> None:
    answer = cast.officer.client().get("/tim-kiem/", {"q": "dat", "nhom": "van-ban", "trang": page})
    assert answer.status_code == 200
    assert "41/UBND-KT" in answer.content.decode()


def test_the_page_marks_the_words_and_escapes_the_rest(cast: Cast) -> None:
    make_directive("9/CV", "draft", "<script>alert(1)</script> đất đai")
    page = cast.officer.client().get("/tim-kiem/?q=dat").content.decode()
    assert "<mark>đất</mark>" in page
    assert "<script>alert" not in page


def test_nothing_found_says_what_to_try(work: Work, cast: Cast) -> None:
    page = cast.officer.client().get("/tim-kiem/?q=khongco").content.decode()
    assert "Không thấy gì khớp với “khongco”" in page
    assert "Gõ số văn bản" in cast.officer.client().get("/tim-kiem/").content.decode()


def test_while_typing_only_the_results_are_sent(work: Work, cast: Cast) -> None:
    headers = {"HX-Request": "true", "HX-Target": "results"}
    page = cast.officer.client().get("/tim-kiem/?q=dat", headers=headers).content.decode()
    assert "<html" not in page
    assert "41/UBND-KT" in page


def test_a_very_long_query_is_cut_not_refused(cast: Cast) -> None:
    assert cast.officer.client().get("/tim-kiem/", {"q": "a" * 5000}).status_code == 200
