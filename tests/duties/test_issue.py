"""Issuing: confirmed tasks become duties, their agencies are frozen, and whatever is unclear stops all of it."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection

from roviec.directives.models import Circulation, Directive, Task, TaskBody
from roviec.duties.issue import IssueRefused, issue_directive
from roviec.duties.models import Assignment, Duty, Obligation
from roviec.journal.models import Entry
from roviec.org.models import Selector, Unit
from tests.conftest import CHANGE, Cast, City
from tests.duties.conftest import OPENED, SYSTEM, Draft


def units_of(duty: Duty, part: str = Assignment.Part.LEAD) -> set[Unit]:
    return {row.unit for row in duty.assignments.filter(part=part).select_related("unit")}


def test_it_works(draft: Draft, cast: Cast, city: City) -> None:
    draft.task(city.police, supports=(city.ward,), recurrence="monthly", deadline=None)
    draft.task(city.sci, deadline=date(2024, 10, 15))
    monthly, single = draft.issue(actor=cast.officer.access.actor)
    assert (monthly.order, single.order) == (1, 2)
    assert units_of(monthly) == {city.police}
    assert units_of(monthly, Assignment.Part.SUPPORT) == {city.ward}
    assert set(monthly.obligations.values_list("unit", "period")) == {
        (city.police.pk, "2024-09"),
        (city.police.pk, "2024-10"),
    }
    once = single.obligations.get()
    assert (once.unit, once.holder, once.period, once.due) == (city.sci, city.sci, "once", date(2024, 10, 15))
    draft.directive.refresh_from_db()
    assert draft.directive.state == Directive.State.ISSUED
    assert set(Circulation.objects.values_list("unit", flat=True)) == {city.police.pk, city.ward.pk, city.sci.pk}


def test_the_act_is_in_the_journal_under_the_name_of_who_issued(draft: Draft, cast: Cast, city: City) -> None:
    draft.task(city.police)
    (duty,) = draft.issue(actor=cast.officer.access.actor)
    entry = Entry.objects.get(act="duties.issue_directive")
    assert entry.actor == f"person:{cast.officer.person.pk}"
    assert entry.object_id == str(draft.directive.pk)
    assert entry.after == {"opened_on": "2024-09-24", "duties": {str(duty.pk): [city.police.pk]}}


def test_the_head_of_the_unit_that_day_is_frozen(draft: Draft, cast: Cast, city: City) -> None:
    draft.task(city.sci)
    draft.task(city.ward)
    headed, headless = draft.issue()
    assert headed.obligations.get().head == cast.clerk.person
    assert headless.obligations.get().head is None


def test_a_class_becomes_the_units_of_the_documents_day(draft: Draft, city: City) -> None:
    draft.task(Selector.objects.get(code="so-nganh"))
    (duty,) = draft.issue()
    assert units_of(duty) == {city.police, city.sci, city.info}


def test_a_class_issued_after_a_merger_goes_to_the_heirs_once_each(draft: Draft, city: City) -> None:
    draft.task(Selector.objects.get(code="so-nganh"), supports=(city.district,))
    (duty,) = draft.issue(opened_on=CHANGE)
    assert units_of(duty) == {city.police, city.sci}
    assert units_of(duty, Assignment.Part.SUPPORT) == {city.ward}


def test_a_unit_that_leads_does_not_support_itself(draft: Draft, city: City) -> None:
    draft.task(city.police, supports=(Selector.objects.get(code="so-nganh"),))
    (duty,) = draft.issue()
    assert units_of(duty, Assignment.Part.SUPPORT) == {city.sci, city.info}


def test_dropped_tasks_become_nothing(draft: Draft, city: City) -> None:
    draft.task(city.police)
    draft.task(state=Task.State.DROPPED)
    assert len(draft.issue()) == 1


@pytest.mark.parametrize("who", ["leader", "clerk", "ward_clerk", "stranger", "past_clerk", "administrator", "auditor"])
def test_only_the_standing_body_issues(draft: Draft, cast: Cast, city: City, who: str) -> None:
    draft.task(city.police)
    with pytest.raises(IssueRefused) as refusal:
        draft.issue(actor=cast.named(who).access.actor)
    assert refusal.value.code == "forbidden"
    assert not Duty.objects.exists()


def test_every_unclear_task_is_named_and_nothing_is_made(draft: Draft, city: City) -> None:
    ended = Unit.objects.create(code="het", established_on=date(2020, 1, 1), abolished_on=date(2024, 1, 1))
    nobody = Selector.objects.create(code="khong", name="Không có ai", kinds=["khong"])
    clear = draft.task(city.police)
    undecided = draft.task(city.police, state=Task.State.PROPOSED)
    leaderless = draft.task()
    unresolved = draft.task(city.police)
    TaskBody.objects.create(task=unresolved, part=TaskBody.Part.LEAD, text="Sở Nào Đó")
    two_way = draft.task(city.police)
    TaskBody.objects.create(task=two_way, part=TaskBody.Part.LEAD, text="Sở Nào Đó", candidates=[1, 2])
    empty_class = draft.task(nobody)
    gone = draft.task(ended)
    with pytest.raises(IssueRefused) as refusal:
        draft.issue()
    assert refusal.value.code == "tasks"
    assert refusal.value.tasks == {
        undecided.pk: "undecided",
        leaderless.pk: "no_lead",
        unresolved.pk: "lead_unresolved",
        two_way.pk: "lead_two_way",
        empty_class.pk: "nobody",
        gone.pk: "lead_ended",
    }
    assert clear.pk not in refusal.value.tasks
    draft.directive.refresh_from_db()
    assert draft.directive.state == Directive.State.DRAFT
    assert not Duty.objects.exists()
    assert not Obligation.objects.exists()
    assert not Circulation.objects.exists()


def test_a_directive_without_a_confirmed_task_is_refused(draft: Draft) -> None:
    with pytest.raises(IssueRefused) as refusal:
        draft.issue()
    assert refusal.value.code == "no_task"


def test_a_second_issue_is_refused(draft: Draft, city: City) -> None:
    draft.task(city.police)
    draft.issue()
    with pytest.raises(IssueRefused) as refusal:
        draft.issue()
    assert refusal.value.code == "not_draft"
    assert Duty.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_issues_at_once_one_wins(draft: Draft, city: City) -> None:
    draft.task(city.police, recurrence="monthly")
    start, outcomes = threading.Barrier(2), []

    def issue() -> None:
        start.wait()
        try:
            issue_directive(actor=SYSTEM, directive=draft.directive, opened_on=OPENED)
            outcomes.append("issued")
        except IssueRefused as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=issue) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["issued", "not_draft"]
    assert Duty.objects.count() == 1
    assert Obligation.objects.count() == 2
