"""Adopt, adapt or reject: by whom, why, on what ground; a later decision stands beside the earlier one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from roviec.org.models import Role
from roviec.programme import acts
from roviec.programme.as_on import as_on
from roviec.programme.models import Choice, Decision, Item
from tests.conftest import Cast, City, make_member
from tests.programme.conftest import SINCE, TODAY
from tests.programme.said import code, entry


def deciding(cast: Cast, item: Item, who: str = "leader", **change: Any) -> str:
    said = {
        "choice": Choice.ADAPT, "why": "Hợp với quy mô của thành phố", "on": date(2026, 6, 1),
        "decided_by": cast.leader.person, "legal_basis": "Quyết định mẫu 01", **change,
    }  # fmt: skip
    return code(acts.decide, access=cast.named(who).access, item=item, **said)


def test_it_works(practice: Item, cast: Cast) -> None:
    assert deciding(cast, practice) == ""
    practice.refresh_from_db()
    decision = practice.decisions.get()
    assert (practice.decision, decision.choice, decision.why) == ("adapt", "adapt", "Hợp với quy mô của thành phố")
    assert (decision.decided_by, decision.legal_basis, decision.on) == (cast.leader.person, "Quyết định mẫu 01", date(2026, 6, 1))  # fmt: skip
    assert entry().before == {"decision": ""}
    assert entry().after == {"decision": "adapt", "on": "2026-06-01", "decided_by": cast.leader.person.pk, "basis": "Quyết định mẫu 01"}  # fmt: skip


def test_the_standing_body_writes_down_what_a_leader_decided(practice: Item, cast: Cast) -> None:
    assert deciding(cast, practice, "officer") == ""
    decision = practice.decisions.get()
    assert (decision.decided_by, decision.person) == (cast.leader.person, cast.officer.person)


@pytest.mark.parametrize("who", ["clerk", "ward_clerk", "administrator", "auditor"])
def test_nobody_else_decides(who: str, practice: Item, cast: Cast) -> None:
    assert deciding(cast, practice, who) == "forbidden"
    assert deciding(cast, practice) == ""


def test_the_leader_of_a_department_decides_nothing_for_the_city(practice: Item, cast: Cast, city: City) -> None:
    head = make_member("head", "Giám đốc Mẫu", Role.LEADER, city.sci)
    said = {"choice": "adopt", "why": "vì", "on": TODAY, "decided_by": head.person}
    assert code(acts.decide, access=head.access, item=practice, **said) == "forbidden"


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"choice": "perhaps"}, "unknown_choice"),
        ({"why": " "}, "no_reason"),
        ({"on": TODAY + timedelta(days=1)}, "in_the_future"),
        ({"on": SINCE - timedelta(days=1)}, "before_the_item"),
    ],
)
def test_what_is_refused(change: dict[str, Any], refused: str, practice: Item, cast: Cast) -> None:
    assert deciding(cast, practice, **change) == refused
    assert not practice.decisions.exists()


def test_a_later_decision_is_a_new_row_and_the_old_one_can_be_read(practice: Item, cast: Cast) -> None:
    deciding(cast, practice)
    assert (
        deciding(cast, practice, choice=Choice.REJECT, why="Không đủ kinh phí", on=date(2026, 5, 1))
        == "before_the_last"
    )
    practice.refresh_from_db()
    assert deciding(cast, practice, choice=Choice.REJECT, why="Không đủ kinh phí", on=date(2026, 9, 1)) == ""
    assert [row.choice for row in practice.decisions.all()] == ["adapt", "reject"]
    then = [as_on(Item.objects.all(), day).get().decision_then for day in (SINCE, date(2026, 8, 31), date(2026, 9, 1))]
    assert then == ["", "adapt", "reject"]


def test_of_two_at_once_one_wins(practice: Item, cast: Cast) -> None:
    shown = Item.objects.get(pk=practice.pk)
    assert deciding(cast, practice) == ""
    assert deciding(cast, shown, "officer", choice=Choice.REJECT) == "changed_meanwhile"


def test_the_database_keeps_no_decision_without_a_reason(practice: Item, cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(item=practice, choice="adopt", why="", decided_by=cast.leader.person, on=TODAY)
