"""An amendment between two issued directives, found out late and recorded by hand on the duty's page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from roviec.directives.errors import Refused
from roviec.directives.models import Directive
from roviec.duties.amending.acts import record_found
from roviec.duties.models import Duty
from roviec.journal.reads import entries_about
from tests.conftest import Cast, City
from tests.duties.conftest import Draft

WORDS = "Báo cáo kết quả rà soát dữ liệu dân cư."
LONGER = date(2025, 1, 31)


@pytest.fixture
def duty(open_duty: Callable[..., Duty], city: City) -> Duty:
    return open_duty(city.ward, deadline=date(2024, 12, 20))


@pytest.fixture
def later(duty: Duty, city: City) -> Directive:
    draft = Draft(number="77/UBND-TN")
    draft.task(city.police)
    draft.issue()
    draft.directive.refresh_from_db()
    return draft.directive


def form(**values: object) -> dict[str, object]:
    said = {
        "directive": "77/UBND-TN",
        "effect": "extend",
        "deadline": "2025-01-31",
        "words": WORDS,
        "reason": "Sót",
        **values,
    }
    return {f"sua-{name}": value for name, value in said.items()}


def test_it_works(duty: Duty, later: Directive, cast: Cast) -> None:
    page = cast.officer.client().post(reverse("duties:amend", args=[duty.pk]), form(), follow=True).content.decode()
    assert "Đã ghi nhận" in page
    assert "Được gia hạn" in page
    assert duty.obligations.get().due == LONGER
    row = later.amendments.get()
    assert (row.by_person, row.reason, row.decided_by, row.words) == (True, "Sót", cast.officer.person, WORDS)
    assert {entry.act for entry in entries_about(row)} == {
        "directives.record_amendment",
        "directives.carry_out_amendment",
    }


def test_an_end_is_recorded_from_its_day(duty: Duty, later: Directive, cast: Cast) -> None:
    url = reverse("duties:amend", args=[duty.pk])
    cast.officer.client().post(url, form(effect="end", deadline="", since="2024-10-10"))
    duty.refresh_from_db()
    assert duty.closed_on == date(2024, 10, 10)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"directive": "78/UBND-TN"}, "Chưa có văn bản nào đã giao mang số và ngày này"),
        ({"dated": "2023-01-01"}, "Chưa có văn bản nào đã giao mang số và ngày này"),
        ({"words": "Không có câu này"}, "Câu này không có nguyên văn"),
        ({"deadline": ""}, "Gia hạn thì phải có hạn mới"),
        ({"reason": ""}, "Vì sao ghi nhận bây giờ"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    duty: Duty, later: Directive, cast: Cast, values: dict[str, object], why: str
) -> None:
    answer = cast.officer.client().post(reverse("duties:amend", args=[duty.pk]), form(**values))
    page = answer.content.decode()
    assert why in page
    assert "error-summary" in page
    assert str({**form(), **form(**values)}["sua-directive"]) in page
    assert not later.amendments.exists()


def test_two_directives_of_one_number_are_told_apart_by_their_day(duty: Duty, later: Directive, cast: Cast) -> None:
    Directive.objects.create(
        number="77/UBND-TN", number_key=later.number_key, state="issued", issued_on=date(2023, 1, 1), text=WORDS,
        search_key="", source_name="x", source_kind="txt", source_sha256="1" * 64,
    )  # fmt: skip
    url = reverse("duties:amend", args=[duty.pk])
    assert "Có nhiều văn bản mang số này" in cast.officer.client().post(url, form()).content.decode()
    cast.officer.client().post(url, form(dated=later.issued_on.isoformat() if later.issued_on else ""))
    assert later.amendments.count() == 1


@pytest.mark.parametrize("who", ["leader", "clerk", "ward_clerk", "auditor", "administrator"])
def test_only_the_standing_body_records_it(duty: Duty, later: Directive, cast: Cast, who: str) -> None:
    assert cast.named(who).client().post(reverse("duties:amend", args=[duty.pk]), form()).status_code == 404
    with pytest.raises(PermissionDenied):
        record_found(
            access=cast.named(who).access, duty=duty, directive=later, effect="end", deadline=None, since=None,
            words=WORDS, reason="Sót",
        )  # fmt: skip
    assert not later.amendments.exists()


def test_a_draft_amends_nothing_by_hand(duty: Duty, cast: Cast) -> None:
    draft = Draft(number="78/UBND-TN").directive
    with pytest.raises(Refused, match="not_issued"):
        record_found(
            access=cast.officer.access, duty=duty, directive=draft, effect="end", deadline=None, since=None, words=WORDS,
            reason="Sót",
        )  # fmt: skip
