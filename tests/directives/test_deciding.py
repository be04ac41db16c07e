from __future__ import annotations

from collections.abc import Callable

import pytest

from roviec.directives.acts import confirm_certain, confirm_task, drop_task, restore_task
from roviec.directives.errors import Refused
from roviec.directives.models import Directive, Task
from roviec.directives.reading.confidence import CERTAIN
from roviec.journal.context import Actor
from roviec.journal.models import Entry
from roviec.journal.reads import entries_about

Find = Callable[[str], Task]


def test_a_task_is_confirmed(actor: Actor, task_with: Find) -> None:
    task = confirm_task(actor=actor, task=task_with("tuyên truyền"))
    task.refresh_from_db()
    assert task.state == Task.State.CONFIRMED
    entry = entries_about(task).get()
    assert (entry.act, entry.before["state"], entry.after["state"]) == (
        "directives.confirm_task",
        "proposed",
        "confirmed",
    )


def test_confirming_twice_is_once(actor: Actor, task_with: Find) -> None:
    task = confirm_task(actor=actor, task=task_with("tuyên truyền"))
    confirm_task(actor=actor, task=task)
    assert entries_about(task).count() == 1


def test_a_decision_settles_its_clause_and_raises_coverage(actor: Actor, draft: Directive, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    assert task.clause is not None
    draft.clauses.filter(pk=task.clause.pk).update(settled=False)
    draft.coverage = 0.5
    draft.save()

    confirm_task(actor=actor, task=task)

    draft.refresh_from_db()
    assert draft.coverage == 1.0
    assert draft.clauses.get(pk=task.clause.pk).settled


def test_coverage_counts_characters(actor: Actor, draft: Directive, task_with: Find) -> None:
    long, short = task_with("tuyên truyền").clause, task_with("định kỳ hằng tháng").clause
    assert long is not None
    assert short is not None
    draft.clauses.filter(pk__in=[long.pk, short.pk]).update(settled=False)
    confirm_task(actor=actor, task=task_with("định kỳ hằng tháng"))
    draft.refresh_from_db()
    whole = sum(end - start for start, end in draft.clauses.values_list("start", "end"))
    assert draft.coverage == pytest.approx(1 - (long.end - long.start) / whole)


def test_the_certain_ones_are_confirmed_together(actor: Actor, draft: Directive, task_with: Find) -> None:
    sure, unknown_lead = task_with("tuyên truyền"), task_with("tổng hợp kết quả")
    draft.tasks.update(confidence=CERTAIN - 0.01)
    draft.tasks.filter(pk__in=[sure.pk, unknown_lead.pk]).update(confidence=CERTAIN)

    assert confirm_certain(actor=actor, directive=draft) == 1

    assert list(draft.tasks.filter(state=Task.State.CONFIRMED)) == [sure]
    assert entries_about(sure).get().act == "directives.confirm_task"
    assert Entry.objects.filter(act="directives.confirm_task").count() == 1


def test_a_task_is_dropped_with_its_reason(actor: Actor, task_with: Find) -> None:
    task = drop_task(actor=actor, task=task_with("tuyên truyền"), reason="  Đã có ở kế hoạch khác ")
    task.refresh_from_db()
    assert (task.state, task.drop_reason) == (Task.State.DROPPED, "Đã có ở kế hoạch khác")
    assert entries_about(task).get().reason == "Đã có ở kế hoạch khác"


@pytest.mark.parametrize(("reason", "code"), [("", "no_reason"), (" \n ", "no_reason"), ("x" * 301, "long_reason")])
def test_a_task_is_not_dropped_without_a_reason(actor: Actor, task_with: Find, reason: str, code: str) -> None:
    task = task_with("tuyên truyền")
    with pytest.raises(Refused, match=code):
        drop_task(actor=actor, task=task, reason=reason)
    task.refresh_from_db()
    assert task.state == Task.State.PROPOSED


def test_a_dropped_task_is_neither_dropped_again_nor_confirmed(actor: Actor, task_with: Find) -> None:
    task = drop_task(actor=actor, task=task_with("tuyên truyền"), reason="Trùng")
    with pytest.raises(Refused, match="dropped"):
        drop_task(actor=actor, task=task, reason="Trùng")
    with pytest.raises(Refused, match="dropped"):
        confirm_task(actor=actor, task=task)


def test_a_dropped_task_comes_back_as_a_proposal(actor: Actor, task_with: Find) -> None:
    task = drop_task(actor=actor, task=confirm_task(actor=actor, task=task_with("tuyên truyền")), reason="Trùng")
    task = restore_task(actor=actor, task=task)
    assert (task.state, task.drop_reason) == (Task.State.PROPOSED, "")
    assert entries_about(task).first().act == "directives.restore_task"  # type: ignore[union-attr]


def test_what_was_not_dropped_is_not_restored(actor: Actor, task_with: Find) -> None:
    with pytest.raises(Refused, match="not_dropped"):
        restore_task(actor=actor, task=task_with("tuyên truyền"))
