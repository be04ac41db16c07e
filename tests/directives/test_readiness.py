from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from roviec.directives.acts import confirm_task, drop_task, set_bodies
from roviec.directives.models import Directive, Task
from roviec.directives.readiness import Plan, plan
from roviec.journal.context import Actor
from roviec.org.models import Selector
from roviec.org.resolve import Resolution
from tests.conftest import City

Find = Callable[[str], Task]
TODAY = date(2025, 8, 6)


def lead(actor: Actor, task: Task, *bodies: Resolution) -> None:
    set_bodies(actor=actor, task=task, part="lead", bodies=bodies)


def test_a_fresh_draft_says_what_is_undecided_and_whose_lead_is_unknown(draft: Directive, task_with: Find) -> None:
    found = plan(draft, TODAY)
    assert len(found.undecided) == 5
    assert found.problems == {task_with("tổng hợp kết quả").pk: "lead_unresolved"}
    assert not found.ready


def test_it_is_ready_once_each_task_is_decided_and_has_its_lead(
    actor: Actor, city: City, draft: Directive, task_with: Find
) -> None:
    lead(actor, task_with("tổng hợp kết quả"), Resolution("Sở KH&CN", city.sci.pk))
    for task in draft.tasks.all():
        confirm_task(actor=actor, task=task)

    found = plan(draft, TODAY)

    assert found.ready
    assert found.leads[task_with("tuyên truyền").pk] == [city.other_ward.pk, city.ward.pk]
    assert found.unit_ids == {city.sci.pk, city.police.pk, city.ward.pk, city.other_ward.pk, city.root.pk}


def test_dropped_tasks_stand_in_nobody_s_way(actor: Actor, draft: Directive) -> None:
    for task in draft.tasks.all():
        drop_task(actor=actor, task=task, reason="Không phải việc của ta")
    found = plan(draft, TODAY)
    assert (found.tasks, found.problems) == ([], {})
    assert not found.ready  # nothing to issue


@pytest.mark.parametrize("code", ["no_lead", "lead_two_way", "lead_unresolved", "nobody", "lead_ended", ""])
def test_each_trouble_with_a_lead_has_its_name(
    actor: Actor, city: City, draft: Directive, task_with: Find, code: str
) -> None:
    task = task_with("tuyên truyền")
    nobody = Selector.objects.create(code="khong-ai", name="Các cục", kinds=["cuc"])
    gone = city.district  # ended, and its heir with it
    bodies = {
        "no_lead": [],
        "lead_two_way": [Resolution("phường", candidates=(city.ward.pk, city.other_ward.pk))],
        "lead_unresolved": [Resolution("Tổ liên ngành"), Resolution("phường", candidates=(city.ward.pk,))],
        "nobody": [Resolution("các cục", selector_id=nobody.pk)],
        "lead_ended": [Resolution("UBND quận", gone.pk)],
        "": [Resolution("UBND phường", city.ward.pk)],
    }[code]
    if code == "lead_ended":
        city.ward.versions.update(valid_to=date(2025, 7, 2))
    lead(actor, task, *bodies)
    assert plan(draft, TODAY).problems.get(task.pk, "") == code


def test_the_heir_is_charged_for_a_unit_that_ended_before_the_day(
    actor: Actor, city: City, draft: Directive, task_with: Find
) -> None:
    task = task_with("tuyên truyền")
    lead(actor, task, Resolution("Sở TT&TT", city.info.pk))
    confirm_task(actor=actor, task=task)
    draft.issued_on = date(2024, 9, 23)
    assert plan(draft, date(2024, 9, 24)).leads == {task.pk: [city.info.pk]}
    assert plan(draft, TODAY).leads == {task.pk: [city.sci.pk]}


def test_a_class_means_the_units_of_the_document_s_day(
    actor: Actor, city: City, draft: Directive, task_with: Find
) -> None:
    task = task_with("tuyên truyền")
    lead(actor, task, Resolution("các sở", selector_id=Selector.objects.get(code="so-nganh").pk))
    confirm_task(actor=actor, task=task)
    draft.issued_on = date(2024, 9, 23)
    assert set(plan(draft, date(2024, 9, 24)).leads[task.pk]) == {city.police.pk, city.sci.pk, city.info.pk}
    draft.issued_on = TODAY
    assert set(plan(draft, TODAY).leads[task.pk]) == {city.police.pk, city.sci.pk}


def test_the_plan_costs_a_handful_of_queries(
    draft: Directive, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    with django_assert_max_num_queries(8):  # type: ignore[attr-defined]
        found: Plan = plan(draft, TODAY)
        assert found.problems
        assert not found.ready
