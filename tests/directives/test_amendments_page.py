"""Proposed amendments on the confirm page, and the chain on the pages of both directives and duties; without JavaScript."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from roviec.directives.models import Amendment, Directive, Task
from roviec.duties.issue import issue_directive
from roviec.duties.models import Duty
from tests.conftest import Cast
from tests.directives.amending import given, later
from tests.directives.pages import found, parsed, words


@pytest.fixture
def earlier(cast: Cast) -> Directive:
    return given(cast.officer)


@pytest.fixture
def draft(earlier: Directive, cast: Cast) -> Directive:
    return later(cast.officer)


@pytest.fixture
def officer(cast: Cast) -> Client:
    return cast.officer.client()


def post(client: Client, name: str, row: Amendment, **data: object) -> str:
    return client.post(
        reverse(f"directives:{name}", args=[row.directive_id, row.pk]), data, follow=True
    ).content.decode()


def address(directive: Directive) -> str:
    return reverse("directives:detail", args=[directive.pk])


def test_each_proposal_is_a_card_with_old_and_new_and_its_words(officer: Client, draft: Directive) -> None:
    page = parsed(officer.get(address(draft)))
    (section,) = found(page, "section", class_="amend")
    cards = found(section, "li", class_="amend__card")
    assert len(cards) == 2
    said = words(cards[0])
    assert "Gia hạn: nhiệm vụ 3" in said
    assert "30-9-2025 → 30-11-2025" in said
    assert "“Gia hạn thời gian hoàn thành nhiệm vụ tại khoản 2" in said
    assert "12/UBND-CATP ngày 5-8-2025" in words(section)
    assert "2 đề xuất chờ quyết định" in words(section)


def test_a_proposal_is_accepted_with_one_button(officer: Client, draft: Directive) -> None:
    row = draft.amendments.get(effect="extend")
    answer = officer.post(reverse("directives:accept_amendment", args=[draft.pk, row.pk]))
    following = draft.amendments.get(effect="end")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{address(draft)}#sua-doi-{following.pk}"
    row.refresh_from_db()
    assert row.state == "accepted"
    assert "Xem lại" in officer.get(address(draft)).content.decode()


def test_a_rejection_without_a_reason_comes_back_with_its_form_open(officer: Client, draft: Directive) -> None:
    row = draft.amendments.get(effect="extend")
    page = officer.post(reverse("directives:reject_amendment", args=[draft.pk, row.pk]), {f"khong{row.pk}-reason": ""})
    opened = [
        each for each in found(parsed(page), "details") if each.get("open") is not None and "Không phải" in words(each)
    ]
    assert len(opened) == 1
    row.refresh_from_db()
    assert row.state == "proposed"
    post(officer, "reject_amendment", row, **{f"khong{row.pk}-reason": "Chỉ nhắc lại"})
    row.refresh_from_db()
    assert (row.state, row.reason) == ("rejected", "Chỉ nhắc lại")


def form_of(row: Amendment, **values: object) -> dict[str, object]:
    said = {
        "effect": row.effect,
        "earlier": row.earlier_id,
        "deadline": "2025-12-15",
        "reason": "Đọc lại văn bản",
        **values,
    }
    return {f"sua{row.pk}-{name}": value for name, value in said.items()}


def test_a_proposal_is_changed_and_accepted(officer: Client, draft: Directive) -> None:
    row = draft.amendments.get(effect="extend")
    post(officer, "edit_amendment", row, **form_of(row))
    row.refresh_from_db()
    assert (row.state, row.deadline, row.reason) == ("accepted", date(2025, 12, 15), "Đọc lại văn bản")


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"deadline": "32/13/2025"}, "ngày"),
        ({"reason": ""}, "Lý do sửa"),
        ({"earlier": "999999"}, "Nhiệm vụ cũ"),
        ({"leads": "Sở Nào Đó"}, "“Sở Nào Đó” không khớp đơn vị nào"),
        ({"deadline": ""}, "Gia hạn thì phải có hạn mới"),
    ],
)
def test_what_was_typed_is_not_lost_when_it_is_refused(
    officer: Client, draft: Directive, values: dict[str, object], why: str
) -> None:
    row = draft.amendments.get(effect="extend")
    typed = form_of(row, **{"deliverable": "bản kế hoạch mới", **values})
    page = officer.post(reverse("directives:edit_amendment", args=[draft.pk, row.pk]), typed)
    (summary,) = found(parsed(page), "div", class_="error-summary")
    assert why in words(summary)
    assert "bản kế hoạch mới" in page.content.decode()
    row.refresh_from_db()
    assert row.state == "proposed"


def test_of_several_candidates_one_must_be_chosen(officer: Client, draft: Directive, earlier: Directive) -> None:
    row = draft.amendments.get(effect="extend")
    first, second = earlier.tasks.order_by("start")[1:3]
    Amendment.objects.filter(pk=row.pk).update(earlier=None, candidates=[first.pk, second.pk])
    page = officer.get(address(draft)).content.decode()
    assert "Chưa rõ là nhiệm vụ nào" in page
    assert "Câu này khớp nhiều nhiệm vụ" in page
    assert "Hãy chọn nhiệm vụ cũ" in post(officer, "accept_amendment", row)
    assert "Hãy chọn nhiệm vụ cũ" in post(officer, "accept_amendment", row, earlier=earlier.tasks.first().pk)  # type: ignore[union-attr]
    post(officer, "accept_amendment", row, earlier=second.pk)
    row.refresh_from_db()
    assert row.earlier == second


def test_looking_again_says_how_many(officer: Client, draft: Directive) -> None:
    draft.amendments.all().delete()
    page = officer.post(reverse("directives:find_amendments", args=[draft.pk]), follow=True).content.decode()
    assert "Tìm thấy 2 đề xuất sửa việc cũ." in page


def test_a_draft_that_amends_nothing_says_so(officer: Client, cast: Cast) -> None:
    alone = later(cast.officer)
    assert "Không thấy câu nào gia hạn" in officer.get(address(alone)).content.decode()


def test_before_issuing_what_waits_and_what_will_change_is_shown(officer: Client, draft: Directive) -> None:
    check = reverse("directives:check", args=[draft.pk])
    assert "Còn đề xuất sửa việc cũ chưa quyết định" in officer.get(check).content.decode()
    for row in draft.amendments.all():
        post(officer, "accept_amendment", row)
    draft.tasks.filter(state=Task.State.PROPOSED).update(state=Task.State.CONFIRMED)
    page = officer.get(check).content.decode()
    assert "Sẽ sửa việc đã giao" in page
    assert "Giao nhiệm vụ</button>" in page


@pytest.fixture
def done(draft: Directive, officer: Client, cast: Cast) -> Directive:
    """Both proposals accepted, the new task confirmed, the directive issued."""
    for row in draft.amendments.all():
        post(officer, "accept_amendment", row)
    draft.tasks.filter(state=Task.State.PROPOSED).update(state=Task.State.CONFIRMED)
    issue_directive(actor=cast.officer.access.actor, directive=draft, opened_on=date(2025, 9, 22))
    draft.refresh_from_db()
    return draft


def test_the_chain_shows_on_both_directives(officer: Client, done: Directive, earlier: Directive) -> None:
    new = officer.get(address(done)).content.decode()
    assert "Văn bản này sửa việc đã giao" in new
    assert address(earlier) in new
    old = officer.get(address(earlier)).content.decode()
    assert "Văn bản này đã được sửa" in old
    assert "Được gia hạn" in old
    assert "Bị chấm dứt" in old
    assert f'<a href="{address(done)}">45/UBND-CATP</a>' in old
    extended = earlier.tasks.get(quote__contains="kiểm tra an toàn")
    card = words(parsed(officer.get(address(earlier))).get_element_by_id(f"task-{extended.pk}"))
    assert "Được gia hạn · Thời hạn: 30-9-2025 → 30-11-2025 · 45/UBND-CATP" in card


def test_the_chain_shows_on_the_duties(officer: Client, done: Directive, earlier: Directive) -> None:
    ended = Duty.objects.get(quote__contains="tuyên truyền")
    page = officer.get(reverse("duties:duty", args=[ended.pk])).content.decode()
    assert "Bị chấm dứt" in page
    assert "45/UBND-CATP</a> ngày 20-9-2025" in page
    assert "Bãi bỏ nhiệm vụ tại khoản 3" in page
    extended = Duty.objects.get(quote__contains="kiểm tra an toàn")
    page = officer.get(reverse("duties:duty", args=[extended.pk])).content.decode()
    assert "<del>30-9-2025</del> → <ins>30-11-2025</ins>" in page
    assert "hạn <b>30-11-2025</b>" in page
    assert "(khi giao: 30-9-2025)" in page


def test_who_held_the_duty_may_read_what_ended_it(done: Directive, cast: Cast) -> None:
    ended = Duty.objects.get(quote__contains="tuyên truyền")
    clerk = cast.ward_clerk.client()
    assert "Bị chấm dứt" in clerk.get(reverse("duties:duty", args=[ended.pk])).content.decode()
    assert clerk.get(address(done)).status_code == 200
    assert cast.stranger.client().get(address(done)).status_code == 404


def test_lists_search_and_files_mark_what_has_ended(officer: Client, done: Directive) -> None:
    board = reverse("duties:board")
    assert "kết thúc 20-9-2025" in officer.get(board, {"period": "2025-10"}).content.decode()
    assert "kết thúc 20-9-2025" in officer.get(reverse("web:search"), {"q": "tuyên truyền"}).content.decode()
    file = b"".join(officer.get(reverse("duties:board_file", args=["csv"]), {"period": "2025-10"})).decode("utf-8-sig")
    assert "ngày 20-9-2025, chấm dứt theo 45/UBND-CATP" in file
