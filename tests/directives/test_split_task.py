from __future__ import annotations

from collections.abc import Callable

import pytest

from roviec.directives.acts import confirm_task, split_task
from roviec.directives.errors import Refused
from roviec.directives.models import Task
from roviec.journal.context import Actor
from roviec.journal.reads import entries_about

Find = Callable[[str], Task]


def place(task: Task, words: str) -> int:
    return task.start + task.quote.index(words)


def test_it_works(actor: Actor, task_with: Find) -> None:
    task = task_with("tổng hợp kết quả")
    bodies = [(body.part, body.text) for body in task.bodies.all()]

    first, second = split_task(actor=actor, task=task, at=place(task, "báo cáo"))

    assert first.pk == task.pk
    assert first.quote == "tổng hợp kết quả"
    assert second.quote == "báo cáo UBND thành phố trước ngày 15/12/2025"
    assert first.directive.text[second.start : second.end] == second.quote
    assert [(body.part, body.text) for body in second.bodies.all()] == bodies
    assert first.clause == second.clause
    assert entries_about(first).get().after["other"] == second.pk
    assert entries_about(second).get().after["split_from"] == first.pk


def test_a_date_holds_for_both_halves(actor: Actor, task_with: Find) -> None:
    task = task_with("tổng hợp kết quả")
    first, second = split_task(actor=actor, task=task, at=place(task, "báo cáo"))
    assert first.deadline == second.deadline == task.deadline
    assert first.time_text == "trước ngày 15/12/2025"


def test_a_cadence_holds_for_the_half_that_says_it(actor: Actor, task_with: Find) -> None:
    task = task_with("định kỳ hằng tháng")
    first, second = split_task(actor=actor, task=task, at=place(task, "báo cáo"))
    assert (first.recurrence, first.time_text) == ("monthly", "định kỳ hằng tháng")
    assert (second.recurrence, second.time_text) == ("", "")
    assert "time" in second.missing_clears()


def test_both_halves_wait_for_a_decision_again(actor: Actor, task_with: Find) -> None:
    task = confirm_task(actor=actor, task=task_with("tổng hợp kết quả"))
    halves = split_task(actor=actor, task=task, at=place(task, "báo cáo"))
    assert {half.state for half in halves} == {Task.State.PROPOSED}
    assert all(half.by_person for half in halves)


def test_a_cut_inside_the_joint_leaves_no_comma_behind(actor: Actor, task_with: Find) -> None:
    task = task_with("tổng hợp kết quả")
    first, second = split_task(actor=actor, task=task, at=place(task, ", báo cáo"))
    assert (first.quote, second.quote[:7]) == ("tổng hợp kết quả", "báo cáo")


@pytest.mark.parametrize("away", [0, -5, 10_000])
def test_a_cut_outside_the_task_is_refused(actor: Actor, task_with: Find, away: int) -> None:
    task = task_with("tổng hợp kết quả")
    with pytest.raises(Refused, match="cut_outside"):
        split_task(actor=actor, task=task, at=task.start + away)
    assert task.directive.tasks.count() == 5
    assert not entries_about(task).exists()
