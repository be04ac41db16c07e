"""What made a task doubtful, from the reasons that the reading stored."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from roviec.directives import sentences
from roviec.directives.models import Directive, Task
from roviec.directives.review.doubts import doubts_of

Find = Callable[[str], Task]


def doubtful(task: Task, rule: str, end: int, **values: object) -> Task:
    task.confidence = 0.6
    task.reasons = {"leads": {"rule": rule, "start": end - 5, "end": end}}
    for name, value in values.items():
        setattr(task, name, value)
    return task


def test_a_task_that_the_reading_is_sure_of_has_none(task_with: Find) -> None:
    task = doubtful(task_with("tuyên truyền"), "subject", 300)
    task.confidence = 0.9
    assert doubts_of(task) == []


def test_nor_has_one_that_a_person_changed(task_with: Find) -> None:
    assert doubts_of(doubtful(task_with("tuyên truyền"), "addressees", 300, by_person=True)) == []


def test_a_lead_of_the_sentence_before_and_one_in_this_sentence(task_with: Find) -> None:
    task = task_with("tổng hợp kết quả")
    assert doubts_of(doubtful(task, "subject", task.start - 1))[0] == "lead_in_sentence"
    assert doubts_of(doubtful(task, "subject", task.start - 60))[0] == "lead_before"


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("addressees", "lead_of_addressees"), ("concluded-about", "lead_of_conclusion"),
        ("heading", "lead_of_heading"), ("order", "unsure"),
    ],
)  # fmt: skip
def test_whence_the_lead_comes(task_with: Find, rule: str, code: str) -> None:
    task = task_with("kế hoạch kiểm tra an toàn")
    assert doubts_of(doubtful(task, rule, task.start)) == [code]


def test_several_parts_and_few_words(task_with: Find) -> None:
    task = task_with("tuyên truyền")
    assert doubts_of(doubtful(task, "order", task.start, quote="rà soát; báo cáo")) == ["many_parts", "short"]


def test_several_leads(draft: Directive, task_with: Find) -> None:
    task = task_with("kế hoạch kiểm tra an toàn")
    task.bodies.create(part="lead", order=9, text="Sở Nội vụ")
    assert doubts_of(doubtful(task, "order", task.start)) == ["many_leads"]


def test_a_time_that_stands_in_another_sentence(task_with: Find) -> None:
    task = task_with("kế hoạch kiểm tra an toàn")
    assert "time_elsewhere" not in doubts_of(task)
    task.reasons = {**task.reasons, "deadline": {"rule": "date", "start": task.end + 40, "end": task.end + 50}}
    assert "time_elsewhere" in doubts_of(task)


def test_every_code_has_its_sentence() -> None:
    codes = {"lead_of_addressees", "lead_of_conclusion", "lead_of_heading", "lead_before", "lead_in_sentence"}
    assert set(sentences.DOUBTS) == codes | {"many_leads", "many_parts", "short", "time_elsewhere", "unsure"}
