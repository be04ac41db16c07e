"""A due date moves with a reason and somebody who allowed it; the first one stays, and nothing else is set back."""

from __future__ import annotations

from datetime import date

import pytest

from roviec.duties import acts
from roviec.duties.acts.moving import who_may_allow
from roviec.duties.models import DueChange, Obligation, Progress
from roviec.duties.progress import close_duty
from roviec.duties.refused import ReportRefused
from roviec.journal.models import Entry
from roviec.org.models import Role
from tests.conftest import Cast, City, Member, make_member
from tests.duties.test_progress import put, timeliness

LATER = date(2024, 10, 15)


def move(
    member: Member, obligation: Obligation, to: date = LATER, reason: str = "Chờ hướng dẫn", by: Member | None = None
) -> DueChange:
    access, allowed_by = member.access, (by or member).person
    return acts.move_due(
        actor=access.actor, access=access, obligation=obligation, to=to, reason=reason, allowed_by=allowed_by
    )


def refused(member: Member, obligation: Obligation, **facts: object) -> str:
    rows = list(Obligation.objects.values()), Entry.objects.count()
    with pytest.raises(ReportRefused) as refusal:
        move(member, obligation, **facts)  # type: ignore[arg-type]
    assert (list(Obligation.objects.values()), Entry.objects.count(), DueChange.objects.count()) == (*rows, 0)
    return refusal.value.code


def test_the_first_due_date_stays(owed: Obligation, cast: Cast) -> None:
    assert timeliness(owed, date(2024, 10, 1)) == "late"
    change = move(cast.officer, owed, by=cast.leader)
    owed.refresh_from_db()
    assert (owed.due, owed.first_due) == (LATER, date(2024, 9, 28))
    assert (change.from_due, change.to_due, change.allowed_by) == (date(2024, 9, 28), LATER, cast.leader.person)
    assert timeliness(owed, date(2024, 10, 1)) == "not_due"


def test_it_moves_again_and_each_time_is_a_row(owed: Obligation, cast: Cast) -> None:
    move(cast.officer, owed)
    move(cast.officer, owed, to=date(2024, 10, 20), reason="Bão")
    assert list(owed.due_changes.values_list("from_due", "to_due")) == [
        (date(2024, 9, 28), LATER), (LATER, date(2024, 10, 20)),
    ]  # fmt: skip


def test_the_clock_of_the_state_goes_on(owed: Obligation, cast: Cast) -> None:
    since = owed.state_since
    move(cast.officer, owed)
    owed.refresh_from_db()
    assert owed.state_since == since


def test_the_journal_has_it(owed: Obligation, cast: Cast) -> None:
    move(cast.officer, owed, by=cast.leader)
    entry = Entry.objects.get(act="duties.move_due")
    assert (entry.before, entry.reason) == ({"due": "2024-09-28"}, "Chờ hướng dẫn")
    assert entry.after == {"due": "2024-10-15", "first_due": "2024-09-28", "allowed_by": cast.leader.person.pk}


@pytest.mark.parametrize("who", ["ward_clerk", "leader", "administrator", "auditor", "clerk"])
def test_only_the_standing_body_records_it(owed: Obligation, cast: Cast, who: str) -> None:
    assert refused(cast.named(who), owed, by=cast.leader) == "forbidden"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"reason": "  "}, "reason_required"),
        ({"to": date(2024, 9, 28)}, "same_day"),
        ({"to": date(2024, 8, 31)}, "day_too_early"),
    ],
)
def test_what_cannot_be(owed: Obligation, cast: Cast, facts: dict[str, object], code: str) -> None:
    assert refused(cast.officer, owed, **facts) == code


def test_a_leader_of_the_city_or_the_standing_body_allows(owed: Obligation, cast: Cast, city: City) -> None:
    ward_leader = make_member("wl", "Tạ Văn Mẫu", Role.LEADER, city.ward)
    for member in (cast.ward_clerk, cast.administrator, ward_leader):
        assert refused(cast.officer, owed, by=member) == "not_allowed_by"
    assert set(who_may_allow(date(2024, 10, 1))) == {cast.leader.person, cast.officer.person}


def test_done_or_closed_it_stays(owed: Obligation, cast: Cast) -> None:
    assert refused(cast.officer, put(owed, Progress.DONE)) == "already_done"
    put(owed, Progress.IN_PROGRESS)
    access = cast.officer.access
    close_duty(actor=access.actor, access=access, duty=owed.duty, closed_on=date(2024, 10, 1), reason="Thay thế")
    assert refused(cast.officer, owed) == "duty_closed"


def test_who_comes_second_is_told_so(owed: Obligation, cast: Cast) -> None:
    stale = Obligation.objects.get(pk=owed.pk)
    move(cast.officer, owed)
    with pytest.raises(ReportRefused, match="changed_meanwhile"):
        move(cast.officer, stale, to=date(2024, 11, 1))
