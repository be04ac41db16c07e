from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from roviec.directives.acts import drop_task, edit_task
from roviec.directives.errors import Refused
from roviec.directives.models import Task
from roviec.journal.context import Actor
from roviec.journal.reads import entries_about
from tests.conftest import Cast

Find = Callable[[str], Task]


def edit(actor: Actor, task: Task, **changed: Any) -> Task:
    values: dict[str, Any] = {
        name: getattr(task, name)
        for name in ("start", "end", "deadline", "time_text", "recurrence", "deliverable")
    }  # fmt: skip
    return edit_task(actor=actor, task=task, **values | changed)


def test_it_works(actor: Actor, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    before = task.start, task.end

    edit(
        actor,
        task,
        end=task.end - len(" trên địa bàn"),
        deadline=date(2025, 10, 1),
        recurrence="weekly",
        deliverable="tờ rơi",
    )

    task.refresh_from_db()
    assert task.quote == "tổ chức tuyên truyền về định danh điện tử"
    assert (task.deadline, task.recurrence, task.deliverable) == (date(2025, 10, 1), "weekly", "tờ rơi")
    assert task.by_person
    assert task.state == Task.State.PROPOSED
    entry = entries_about(task).get()
    assert entry.act == "directives.edit_task"
    assert (entry.before["start"], entry.before["end"]) == before
    assert (entry.after["deadline"], entry.after["end"]) == ("2025-10-01", task.end)


def test_a_clear_that_was_missing_is_clear_once_it_is_given(actor: Actor, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    assert "time" in task.missing_clears()
    task = edit(actor, task, deadline=date(2025, 10, 1))
    assert "time" not in task.missing_clears()
    assert "time" in edit(actor, task, deadline=None).missing_clears()


def test_changing_nothing_writes_nothing(actor: Actor, task_with: Find) -> None:
    task = edit(actor, task_with("tuyên truyền"))
    assert not task.by_person
    assert not entries_about(task).exists()


def test_white_space_around_the_span_is_left_out(actor: Actor, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    words = task.quote
    assert edit(actor, task, start=task.start - 1).quote == words


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (-1, 20, "span_outside"),
        (20, 20, "span_outside"),
        (0, 10**6, "span_outside"),
        (0, 60, "span_crosses_paragraph"),
        (624, 626, "span_empty"),
    ],
)
def test_a_span_that_is_no_quote_is_refused(actor: Actor, task_with: Find, start: int, end: int, code: str) -> None:
    task = task_with("tuyên truyền")
    if code == "span_empty":
        start, end = task.end, task.end + 2  # the full stop and the line break
    with pytest.raises(Refused) as refused:
        edit(actor, task, start=start, end=end)
    assert refused.value.code == code
    assert not entries_about(task).exists()


def test_an_unknown_cadence_is_refused(actor: Actor, task_with: Find) -> None:
    with pytest.raises(Refused, match="unknown_recurrence"):
        edit(actor, task_with("tuyên truyền"), recurrence="hourly")


def test_a_dropped_task_is_not_edited(actor: Actor, task_with: Find) -> None:
    task = drop_task(actor=actor, task=task_with("tuyên truyền"), reason="Trùng")
    with pytest.raises(Refused, match="dropped"):
        edit(actor, task, deliverable="tờ rơi")


@pytest.mark.parametrize("name", ["leader", "clerk", "ward_clerk", "auditor", "administrator"])
def test_only_those_who_prepare_directives_may(cast: Cast, task_with: Find, name: str) -> None:
    task = task_with("tuyên truyền")
    with pytest.raises(PermissionDenied):
        edit(cast.named(name).access.actor, task, deliverable="tờ rơi")
