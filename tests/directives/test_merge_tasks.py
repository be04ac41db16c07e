from __future__ import annotations

from collections.abc import Callable

import pytest

from roviec.directives.acts import drop_task, merge_tasks, restore_task, split_task
from roviec.directives.errors import Refused
from roviec.directives.models import Task
from roviec.journal.context import Actor
from roviec.journal.reads import entries_about

Find = Callable[[str], Task]


def test_it_works(actor: Actor, task_with: Find) -> None:
    first, second = task_with("rà soát hạ tầng"), task_with("định kỳ hằng tháng")

    merged = merge_tasks(actor=actor, first=first, second=second)

    second.refresh_from_db()
    assert merged.pk == first.pk
    assert (
        merged.quote
        == "chủ trì rà soát hạ tầng dùng chung của các đơn vị; định kỳ hằng tháng báo cáo kết quả về UBND thành phố"
    )
    assert (merged.recurrence, merged.time_text) == ("monthly", "định kỳ hằng tháng")
    assert merged.deliverable == "kết quả rà soát; báo cáo kết quả"
    assert {(body.part, body.text) for body in merged.bodies.all()} == {
        ("lead", "Sở Khoa học và Công nghệ"),
        ("recipient", "UBND thành phố"),
    }
    assert (second.state, second.drop_reason) == (Task.State.DROPPED, "Đã gộp vào nhiệm vụ đứng trước")
    assert entries_about(first).get().after["other"] == second.pk
    assert entries_about(second).get().after["merged_into"] == first.pk


def test_what_was_split_can_be_merged_again(actor: Actor, task_with: Find) -> None:
    task = task_with("tổng hợp kết quả")
    words = task.quote
    first, second = split_task(actor=actor, task=task, at=task.start + words.index("báo cáo"))
    merged = merge_tasks(actor=actor, first=first, second=second)
    assert merged.quote == words
    assert (merged.deadline, merged.time_text) == (task.deadline, task.time_text)


def test_what_was_merged_away_can_come_back(actor: Actor, task_with: Find) -> None:
    second = task_with("định kỳ hằng tháng")
    merge_tasks(actor=actor, first=task_with("rà soát hạ tầng"), second=second)
    assert restore_task(actor=actor, task=second).quote.startswith("định kỳ")


def test_a_dropped_task_between_them_does_not_count(actor: Actor, task_with: Find) -> None:
    task = task_with("tổng hợp kết quả")
    start, words = task.start, task.quote
    first, rest = split_task(actor=actor, task=task, at=start + words.index("báo cáo"))
    middle, last = split_task(actor=actor, task=rest, at=start + words.index("trước ngày"))
    drop_task(actor=actor, task=middle, reason="Không phải nhiệm vụ")
    assert merge_tasks(actor=actor, first=first, second=last).quote == words


def test_tasks_that_do_not_follow_each_other_are_refused(actor: Actor, task_with: Find) -> None:
    first, other = task_with("rà soát hạ tầng"), task_with("tuyên truyền")
    for pair in ((first, other), (other, first), (first, first)):
        with pytest.raises(Refused, match="not_adjacent"):
            merge_tasks(actor=actor, first=pair[0], second=pair[1])


def test_tasks_of_two_paragraphs_are_refused(actor: Actor, task_with: Find) -> None:
    first, second = task_with("kế hoạch kiểm tra an toàn"), task_with("tuyên truyền")
    with pytest.raises(Refused, match="span_crosses_paragraph"):
        merge_tasks(actor=actor, first=first, second=second)
    second.refresh_from_db()
    assert second.state == Task.State.PROPOSED
