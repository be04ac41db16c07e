"""A person's word on what the reader proposes to do to earlier duties."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from roviec.directives.acts import mark_issued
from roviec.directives.amendments.acts import (
    Wanted,
    accept_amendment,
    edit_amendment,
    find_amendments,
    reconsider_amendment,
    reject_amendment,
)
from roviec.directives.errors import Refused
from roviec.directives.models import Amendment, Directive, Task
from roviec.journal.reads import entries_about
from tests.conftest import Cast, City
from tests.directives.amending import FIRST, given, later

Effect, State = Amendment.Effect, Amendment.State


@pytest.fixture
def earlier(cast: Cast) -> Directive:
    return given(cast.officer)


@pytest.fixture
def draft(earlier: Directive, cast: Cast) -> Directive:
    return later(cast.officer)


@pytest.fixture
def extension(draft: Directive) -> Amendment:
    return draft.amendments.get(effect=Effect.EXTEND)


def test_taking_a_directive_proposes_what_it_does_to_earlier_ones(draft: Directive, earlier: Directive) -> None:
    extend, end = draft.amendments.order_by("start")
    assert (extend.effect, extend.state, extend.deadline) == (Effect.EXTEND, State.PROPOSED, date(2025, 11, 30))
    assert extend.earlier == earlier.tasks.get(quote__contains="kiểm tra an toàn")
    assert extend.words.startswith("Gia hạn thời gian hoàn thành")
    assert (end.effect, end.earlier) == (Effect.END, earlier.tasks.get(quote__contains="tuyên truyền"))


def test_what_is_named_and_not_found_is_said(draft: Directive) -> None:
    (missing,) = [one for one in draft.warnings if str(one["code"]).startswith("amends-")]
    assert missing["code"] == "amends-place"
    assert missing["fields"] == {"number": "12/UBND-CATP", "words": "Sửa đổi khoản 9 Công văn số 12/UBND-CATP."}


def test_accepting_keeps_who_and_why_and_drops_the_sentence_as_a_task(
    extension: Amendment, cast: Cast, draft: Directive
) -> None:
    sentence = draft.tasks.get(start__lt=extension.end, end__gt=extension.start)
    officer = cast.officer
    row = accept_amendment(actor=officer.access.actor, person=officer.person, amendment=extension, reason="Đúng")
    assert (row.state, row.decided_by, row.reason) == (State.ACCEPTED, officer.person, "Đúng")
    sentence.refresh_from_db()
    assert sentence.state == Task.State.DROPPED
    assert "không giao việc mới" in sentence.drop_reason
    assert entries_about(row)[0].act == "directives.accept_amendment"
    assert draft.tasks.filter(state=Task.State.PROPOSED, quote__contains="kho dữ liệu số").exists()


def test_a_decision_is_not_taken_twice_and_can_be_reconsidered(extension: Amendment, cast: Cast) -> None:
    actor = cast.officer.access.actor
    accept_amendment(actor=actor, person=cast.officer.person, amendment=extension)
    with pytest.raises(Refused, match="decided_meanwhile"):
        reject_amendment(actor=actor, person=cast.officer.person, amendment=extension, reason="Nhầm")
    row = reconsider_amendment(actor=actor, amendment=extension)
    assert (row.state, row.decided_by, row.decided_at) == (State.PROPOSED, None, None)
    with pytest.raises(Refused, match="not_decided"):
        reconsider_amendment(actor=actor, amendment=extension)


def test_rejecting_asks_for_a_reason(extension: Amendment, cast: Cast) -> None:
    actor, person = cast.officer.access.actor, cast.officer.person
    with pytest.raises(Refused, match="no_reason"):
        reject_amendment(actor=actor, person=person, amendment=extension, reason=" ")
    row = reject_amendment(actor=actor, person=person, amendment=extension, reason="Chỉ nhắc lại")
    assert (row.state, row.reason) == (State.REJECTED, "Chỉ nhắc lại")
    assert entries_about(row)[0].reason == "Chỉ nhắc lại"


def test_it_is_accepted_otherwise_than_proposed_with_a_reason(
    extension: Amendment, cast: Cast, earlier: Directive
) -> None:
    actor, person = cast.officer.access.actor, cast.officer.person
    task = earlier.tasks.get(quote__contains="tuyên truyền")
    wanted = Wanted(effect=Effect.CHANGE, earlier_id=task.pk, deadline=date(2025, 12, 1), leads=["UBND phường An Khê"])
    with pytest.raises(Refused, match="no_reason"):
        edit_amendment(actor=actor, person=person, amendment=extension, wanted=wanted, reason="")
    row = edit_amendment(actor=actor, person=person, amendment=extension, wanted=wanted, reason="Ghi nhầm khoản")
    assert (row.effect, row.earlier, row.deadline, row.leads) == (
        Effect.CHANGE, task, date(2025, 12, 1), ["UBND phường An Khê"]
    )  # fmt: skip
    assert row.by_person
    assert row.state == State.ACCEPTED


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"effect": "extend"}, "no_day"),
        ({"effect": "change"}, "nothing_changed"),
        ({"effect": "lạ"}, "unknown_effect"),
        ({"effect": "change", "leads": ["Sở Nào Đó"]}, "unknown_body"),
        ({"effect": "end", "earlier_id": None}, "no_earlier"),
        ({"effect": "end", "earlier_id": 0}, "earlier_ended"),
    ],
)
def test_what_makes_no_sense_is_refused(extension: Amendment, cast: Cast, values: dict[str, object], code: str) -> None:
    said = {"earlier_id": extension.earlier_id, **values}
    with pytest.raises(Refused, match=code):
        edit_amendment(
            actor=cast.officer.access.actor, person=None, amendment=extension, wanted=Wanted(**said), reason="Thử"  # type: ignore[arg-type]
        )  # fmt: skip
    extension.refresh_from_db()
    assert extension.state == State.PROPOSED


def test_a_task_of_this_directive_is_no_earlier_one(extension: Amendment, draft: Directive, cast: Cast) -> None:
    own = draft.tasks.first()
    assert own is not None
    wanted = Wanted(effect=Effect.END, earlier_id=own.pk)
    with pytest.raises(Refused, match="earlier_ended"):
        edit_amendment(actor=cast.officer.access.actor, person=None, amendment=extension, wanted=wanted, reason="Thử")


def test_of_several_candidates_one_is_chosen(extension: Amendment, earlier: Directive, cast: Cast) -> None:
    first, second = earlier.tasks.order_by("start")[1:3]
    Amendment.objects.filter(pk=extension.pk).update(earlier=None, candidates=[first.pk, second.pk])
    with pytest.raises(Refused, match="no_earlier"):
        accept_amendment(actor=cast.officer.access.actor, person=None, amendment=extension)
    row = accept_amendment(actor=cast.officer.access.actor, person=None, amendment=extension, earlier_id=second.pk)
    assert (row.earlier, row.candidates) == (second, [])


def test_looking_again_keeps_what_was_decided(draft: Directive, extension: Amendment, cast: Cast) -> None:
    actor = cast.officer.access.actor
    reject_amendment(actor=actor, person=cast.officer.person, amendment=extension, reason="Chỉ nhắc lại")
    assert find_amendments(actor=actor, directive=draft) == 1
    assert draft.amendments.get(effect=Effect.EXTEND).state == State.REJECTED
    assert draft.amendments.get(effect=Effect.END).state == State.PROPOSED
    assert len([one for one in Directive.objects.get(pk=draft.pk).warnings if "amends" in str(one["code"])]) == 1


def test_looking_again_finds_what_was_issued_since(cast: Cast, city: City) -> None:
    draft = later(cast.officer)
    assert not draft.amendments.exists()
    given(cast.officer)
    assert find_amendments(actor=cast.officer.access.actor, directive=draft) == 2


def test_a_number_of_another_year_is_another_document(cast: Cast, city: City) -> None:
    given(cast.officer, FIRST.replace("năm 2025", "năm 2024").replace("/2025", "/2024"), date(2024, 8, 6))
    assert not later(cast.officer).amendments.exclude(effect=Effect.AGAIN).exists()


@pytest.mark.parametrize("who", ["leader", "clerk", "ward_clerk", "auditor", "administrator"])
def test_only_who_prepares_directives_decides(extension: Amendment, cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        accept_amendment(actor=cast.named(who).access.actor, person=None, amendment=extension)
    extension.refresh_from_db()
    assert extension.state == State.PROPOSED


def test_nothing_is_decided_after_the_issue(extension: Amendment, draft: Directive, cast: Cast) -> None:
    mark_issued(actor=cast.officer.access.actor, directive=draft, unit_ids=[], at=draft.taken_at)
    with pytest.raises(Refused, match="not_draft"):
        accept_amendment(actor=cast.officer.access.actor, person=None, amendment=extension)
