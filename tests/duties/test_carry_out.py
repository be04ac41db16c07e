"""Issuing an amending directive changes the duties it speaks of: by rows, from a day on, and nothing of the past."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
import time_machine

from roviec.directives.models import Amendment, Circulation, Directive
from roviec.duties.amending.acts import carry_out_due
from roviec.duties.handover import hand_over
from roviec.duties.issue import IssueRefused
from roviec.duties.models import DueChange, Duty, HandOver, Obligation, Progress
from roviec.duties.obligations import make_obligations
from roviec.duties.progress import close_duty
from roviec.journal.reads import entries_about
from tests.conftest import CHANGE, Cast, City
from tests.duties.amending import LATER, amending, issue
from tests.duties.conftest import Draft, periods_of

OpenDuty = Callable[..., Duty]
DUE, LONGER = date(2024, 11, 20), date(2024, 12, 31)


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def one_off(open_duty: OpenDuty, city: City) -> Duty:
    return open_duty(city.sci, city.ward, deadline=DUE)


@pytest.fixture
def monthly(open_duty: OpenDuty, city: City) -> Duty:
    return open_duty(city.sci, recurrence="monthly", time_text="trước ngày 25 hằng tháng")


def test_an_extension_moves_the_day_by_a_row_that_names_the_directive(one_off: Duty, cast: Cast) -> None:
    amendment = issue(amending(one_off, "extend", deadline=LONGER), actor=cast.officer.access.actor)
    for obligation in one_off.obligations.all():
        assert (obligation.first_due, obligation.due) == (DUE, LONGER)
        change = obligation.due_changes.get()
        assert (change.from_due, change.to_due, change.amendment) == (DUE, LONGER, amendment)
        assert change.allowed_by == cast.officer.person
        assert change.reason.startswith("99/UBND-TN, 5-11-2024: “")
        assert entries_about(obligation)[0].act == "duties.move_due"
    assert amendment.done_at is not None
    assert amendment.outcome == {"moved": 2}


def test_the_signer_is_who_allowed_it_if_they_may(one_off: Duty, cast: Cast) -> None:
    amendment = amending(one_off, "extend", deadline=LONGER)
    Directive.objects.filter(pk=amendment.directive_id).update(signer=f"CHỦ TỊCH {cast.leader.person.full_name}")
    issue(amendment, actor=cast.officer.access.actor)
    assert {change.allowed_by for change in DueChange.objects.all()} == {cast.leader.person}


def test_what_the_system_issues_is_allowed_by_the_directive_alone(one_off: Duty) -> None:
    issue(amending(one_off, "extend", deadline=LONGER))
    assert {change.allowed_by for change in DueChange.objects.all()} == {None}


def test_finished_work_is_not_moved(one_off: Duty, city: City) -> None:
    done = one_off.obligations.filter(unit=city.sci)
    done.update(progress=Progress.DONE, done_on=date(2024, 10, 1), submitted_on=date(2024, 10, 1))
    issue(amending(one_off, "extend", deadline=LONGER))
    assert done.get().due == DUE
    assert one_off.obligations.get(unit=city.ward).due == LONGER


def test_of_work_that_returns_only_the_current_period_is_extended(monthly: Duty) -> None:
    make_obligations(LATER)
    issue(amending(monthly, "extend", deadline=date(2024, 12, 5)))
    moved = monthly.obligations.filter(due_changes__isnull=False)
    assert [row.period for row in moved] == ["2024-11"]


def test_an_ended_duty_is_closed_from_the_day_and_its_past_stays(monthly: Duty) -> None:
    make_obligations(LATER)
    assert periods_of(monthly) == ["2024-09", "2024-10", "2024-11", "2024-12"]
    amendment = issue(amending(monthly, "end"))
    monthly.refresh_from_db()
    assert monthly.closed_on == LATER
    assert periods_of(monthly) == ["2024-09", "2024-10", "2024-11"]
    assert amendment.outcome == {"withdrawn": 1}
    make_obligations(date(2025, 3, 1))
    assert periods_of(monthly) == ["2024-09", "2024-10", "2024-11"]
    entry = next(entry for entry in entries_about(monthly) if entry.act == "duties.close_duty")
    assert entry.after["directive"] == amendment.directive_id


def test_a_duty_is_ended_on_the_day_that_the_directive_names(monthly: Duty) -> None:
    amendment = issue(amending(monthly, "end", since=date(2024, 12, 1)))
    monthly.refresh_from_db()
    assert monthly.closed_on is None
    assert amendment.done_at is None
    with time_machine.travel(date(2024, 11, 30), tick=False):
        assert carry_out_due(date(2024, 11, 30)) == 0
    with time_machine.travel(date(2024, 12, 1), tick=False):
        assert carry_out_due(date(2024, 12, 1)) == 1
        assert carry_out_due(date(2024, 12, 1)) == 0
    monthly.refresh_from_db()
    assert monthly.closed_on == date(2024, 12, 1)


def test_a_replaced_duty_ends_and_the_new_one_takes_over(monthly: Duty, city: City) -> None:
    draft = Draft(number="99/UBND-TN")
    task = draft.task(city.ward, recurrence="quarterly")
    issue(amending(monthly, "replace", draft=draft, task=task))
    monthly.refresh_from_db()
    assert monthly.closed_on == LATER
    assert task.amends.get().earlier == monthly.task
    assert Duty.objects.get(task=task).obligations.get().period == "2024-Q4"


def test_another_lead_answers_from_the_day_on(monthly: Duty, city: City) -> None:
    make_obligations(LATER)
    issue(amending(monthly, "change", leads=["Công an thành phố"], since=date(2024, 11, 5)))
    make_obligations(LATER)
    charged = dict(monthly.obligations.values_list("period", "unit"))
    assert charged == {
        "2024-09": city.sci.pk, "2024-10": city.sci.pk, "2024-11": city.sci.pk, "2024-12": city.police.pk
    }  # fmt: skip
    old, new = monthly.assignments.order_by("pk")
    assert (old.unit, old.since, old.until) == (city.sci, None, LATER)
    assert (new.unit, new.since, new.until) == (city.police, LATER, None)


def test_open_work_that_comes_once_passes_to_the_new_lead(one_off: Duty, city: City) -> None:
    amendment = issue(amending(one_off, "change", leads=["Công an thành phố"], gone=["Sở Khoa học và Công nghệ"]))
    passed = one_off.obligations.get(unit=city.sci)
    assert passed.holder == city.police
    step = passed.hand_overs.get()
    assert (step.from_unit, step.to_unit, step.amendment) == (city.sci, city.police, amendment)
    assert one_off.obligations.get(unit=city.ward).holder == city.ward
    make_obligations(LATER)
    hand_over(LATER)
    assert one_off.obligations.count() == 2


def test_a_lead_added_to_work_that_comes_once_is_charged(open_duty: OpenDuty, city: City) -> None:
    duty = open_duty(city.sci, deadline=DUE)
    issue(amending(duty, "change", leads=["Sở Khoa học và Công nghệ", "Công an thành phố"]))
    assert {row.unit for row in duty.obligations.all()} == {city.sci, city.police}
    assert duty.obligations.get(unit=city.police).due == DUE
    make_obligations(LATER)
    assert duty.obligations.count() == 2


def test_a_helper_is_added_and_owes_nothing(one_off: Duty, city: City) -> None:
    issue(amending(one_off, "change", supports=["Công an thành phố"]))
    assert one_off.assignments.get(part="support").unit == city.police
    assert not one_off.obligations.filter(unit=city.police).exists()


def test_the_cadence_changes_from_the_day_on(monthly: Duty) -> None:
    make_obligations(LATER)
    issue(amending(monthly, "change", recurrence="quarterly", since=date(2024, 12, 1)))
    with time_machine.travel(date(2024, 12, 1), tick=False):
        carry_out_due(date(2024, 12, 1))
    make_obligations(date(2025, 1, 2))
    assert set(periods_of(monthly)) == {"2024-09", "2024-10", "2024-11", "2024-Q4", "2025-Q1"}
    monthly.refresh_from_db()
    assert monthly.recurrence == "monthly"
    assert monthly.obligations.get(period="2024-Q4").due == date(2024, 12, 31)


def test_given_again_changes_nothing(one_off: Duty) -> None:
    amendment = issue(amending(one_off, "again", deadline=LONGER))
    one_off.refresh_from_db()
    assert one_off.closed_on is None
    assert not DueChange.objects.exists()
    assert amendment.done_at is not None


def test_what_was_rejected_is_not_done(one_off: Duty, city: City) -> None:
    draft = Draft(number="99/UBND-TN")
    draft.task(city.police)
    issue(amending(one_off, "end", state="rejected", draft=draft))
    one_off.refresh_from_db()
    assert one_off.closed_on is None


def test_an_undecided_proposal_keeps_the_directive_from_being_issued(one_off: Duty, city: City) -> None:
    draft = Draft(number="99/UBND-TN")
    draft.task(city.police)
    with pytest.raises(IssueRefused) as refusal:
        issue(amending(one_off, "end", state="proposed", draft=draft))
    assert refusal.value.code == "amendments"
    assert Duty.objects.count() == 1


def test_work_that_seems_given_again_hinders_no_issue(one_off: Duty, city: City) -> None:
    draft = Draft(number="99/UBND-TN")
    draft.task(city.police)
    amendment = issue(amending(one_off, "again", state="proposed", draft=draft))
    assert (amendment.state, amendment.done_at) == ("proposed", None)
    assert Duty.objects.count() == 2


def test_an_order_that_only_amends_is_issued_to_those_it_touches(one_off: Duty, city: City) -> None:
    amendment = issue(amending(one_off, "extend", deadline=LONGER))
    amendment.directive.refresh_from_db()
    assert amendment.directive.state == Directive.State.ISSUED
    told = Circulation.objects.filter(directive=amendment.directive).values_list("unit", flat=True)
    assert set(told) == {city.sci.pk, city.ward.pk}


def test_a_duty_closed_meanwhile_is_left_as_it_is(one_off: Duty, cast: Cast) -> None:
    amendment = amending(one_off, "extend", deadline=LONGER)
    close_duty(
        actor=cast.officer.access.actor,
        access=cast.officer.access,
        duty=one_off,
        closed_on=date(2024, 11, 1),
        reason="Xong",
    )
    amendment = issue(amendment)
    assert amendment.outcome == {"closed_before": "2024-11-01"}
    assert not DueChange.objects.exists()


def test_extension_and_end_of_one_duty_in_one_order_are_done_in_their_order(one_off: Duty) -> None:
    draft = Draft(number="99/UBND-TN")
    amending(one_off, "end", draft=draft)
    issue(amending(one_off, "extend", draft=draft, deadline=LONGER))
    one_off.refresh_from_db()
    assert one_off.closed_on == LATER
    assert DueChange.objects.count() == 2
    assert not Amendment.objects.filter(done_at=None).exists()


def test_nothing_is_changed_when_the_issue_fails(one_off: Duty, city: City) -> None:
    draft = Draft(number="99/UBND-TN")
    draft.task()
    with pytest.raises(IssueRefused):
        issue(amending(one_off, "extend", draft=draft, deadline=LONGER))
    assert not DueChange.objects.exists()
    assert not Amendment.objects.exclude(done_at=None).exists()


def test_an_heir_is_charged_where_the_new_lead_has_ended_since(monthly: Duty, city: City) -> None:
    with time_machine.travel(CHANGE, tick=False):
        issue(amending(monthly, "change", leads=["UBND quận Hải Châu"], since=CHANGE), opened_on=CHANGE)
    assert monthly.assignments.get(until=None).unit == city.ward
    assert not HandOver.objects.exists()
    assert Obligation.objects.filter(unit=city.ward, period="2025-07").exists()
