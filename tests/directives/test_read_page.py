from __future__ import annotations

import pytest
from lxml.html import HtmlElement

from roviec.directives.models import Acknowledgement, Directive
from tests.conftest import Cast, City
from tests.directives.conftest import LETTER
from tests.directives.pages import paragraphs, parsed, words


def page(cast: Cast, name: str, directive: Directive) -> HtmlElement:
    return parsed(cast.named(name).client().get(f"/van-ban/{directive.pk}/"))


def test_a_unit_reads_the_text_and_takes_note(cast: Cast, city: City, issued: Directive) -> None:
    shown = page(cast, "clerk", issued)
    assert paragraphs(shown) == issued.text.strip("\n")
    (form,) = [form for form in shown.forms if (form.action or "").endswith("/da-nhan/")]

    answer = cast.clerk.client().post(form.action, {"unit": form.fields["unit"]}, follow=True)

    noted = Acknowledgement.objects.get()
    assert (noted.circulation.unit, noted.person) == (city.sci, cast.clerk.person)
    assert "Trần Thị Mẫu" in answer.content.decode()
    assert "/da-nhan/" not in answer.content.decode()
    assert "Đã ghi nhận đơn vị đã nhận văn bản" in answer.content.decode()


def test_the_city_sees_every_unit_and_who_has_not_taken_note(cast: Cast, issued: Directive) -> None:
    said = words(page(cast, "leader", issued))
    assert "Sở Khoa học và Công nghệ Chưa ai xác nhận" in said
    assert "UBND phường Hải Châu Chưa ai xác nhận" in said


def test_a_ward_does_not_see_the_others_lines(cast: Cast, issued: Directive) -> None:
    (table,) = page(cast, "ward_clerk", issued).iter("table")
    assert "UBND phường Hải Châu" in words(table)
    assert "Sở Khoa học" not in words(table)


@pytest.mark.parametrize("unit", ["ward", "other_ward", "nonsense", ""])
def test_nobody_takes_note_for_another_unit(cast: Cast, city: City, issued: Directive, unit: str) -> None:
    named = {"ward": city.ward.pk, "other_ward": city.other_ward.pk}
    answer = cast.clerk.client().post(f"/van-ban/{issued.pk}/da-nhan/", {"unit": named.get(unit, unit)})
    assert answer.status_code == 404
    assert not Acknowledgement.objects.exists()


def test_citations_are_listed_with_what_is_not_here(cast: Cast, issued: Directive) -> None:
    said = words(page(cast, "clerk", issued))
    assert "thực hiện kế hoạch 83/KH-UBND (30-3-2025) Chưa có ở đây" in said


def test_a_draft_is_for_reading_to_those_who_see_it_but_do_not_prepare(cast: Cast, draft: Directive) -> None:
    shown = page(cast, "leader", draft)
    assert "Đang xác nhận" in words(shown)
    assert not [form for form in shown.forms if f"/van-ban/{draft.pk}/" in (form.action or "")]


def test_the_original_is_a_download_that_no_browser_runs(cast: Cast, issued: Directive) -> None:
    answer = cast.clerk.client().get(f"/van-ban/{issued.pk}/tep-goc/")
    assert b"".join(answer.streaming_content) == LETTER.encode()  # type: ignore[attr-defined]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="van-ban-dan.txt"'
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_an_original_that_is_gone_is_not_found(cast: Cast, issued: Directive) -> None:
    issued.source_file.delete(save=False)
    assert Directive.objects.get().source_file.name
    assert cast.officer.client().get(f"/van-ban/{issued.pk}/tep-goc/").status_code == 404


def test_a_name_with_marks_and_quotes_stays_one_header(cast: Cast, issued: Directive) -> None:
    Directive.objects.filter(pk=issued.pk).update(source_name='Công văn "số 5"; x=y.docx')
    header = cast.officer.client().get(f"/van-ban/{issued.pk}/tep-goc/").headers["Content-Disposition"]
    assert header.startswith("attachment; filename*=utf-8''C%C3%B4ng")


def test_the_number_of_queries_is_bounded(
    cast: Cast, issued: Directive, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    client = cast.ward_clerk.client()
    with django_assert_max_num_queries(27):
        assert client.get(f"/van-ban/{issued.pk}/").status_code == 200
