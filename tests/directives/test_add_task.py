from __future__ import annotations

from collections.abc import Callable

import pytest

from roviec.directives.acts import add_task, drop_task
from roviec.directives.errors import Refused
from roviec.directives.models import Clause, Directive, Task
from roviec.journal.context import Actor
from roviec.journal.reads import entries_about

Find = Callable[[str], Task]
WORDS = "Thực hiện Kế hoạch số 83/KH-UBND"


def test_it_works(actor: Actor, draft: Directive) -> None:
    start = draft.text.index(WORDS)

    task = add_task(actor=actor, directive=draft, start=start, end=start + len(WORDS))

    task.refresh_from_db()
    assert (task.quote, task.state, task.by_person) == (WORDS, Task.State.PROPOSED, True)
    assert task.clause is not None
    assert (task.clause.kind, task.clause.settled) == (Clause.Kind.TASK, True)
    assert "person" in task.missing_clears()
    assert "work" not in task.missing_clears()
    assert entries_about(task).get().after["start"] == start


def test_a_task_that_is_there_is_refused_until_it_was_dropped(actor: Actor, draft: Directive, task_with: Find) -> None:
    there = task_with("tuyên truyền")
    with pytest.raises(Refused, match="task_exists"):
        add_task(actor=actor, directive=draft, start=there.start, end=there.end)
    drop_task(actor=actor, task=there, reason="Nhầm")
    assert add_task(actor=actor, directive=draft, start=there.start, end=there.end).quote == there.quote


@pytest.mark.parametrize(("start", "end", "code"), [(0, 100, "span_crosses_paragraph"), (5, 5, "span_outside")])
def test_a_span_that_is_no_quote_is_refused(actor: Actor, draft: Directive, start: int, end: int, code: str) -> None:
    with pytest.raises(Refused, match=code):
        add_task(actor=actor, directive=draft, start=start, end=end)
    assert draft.tasks.count() == 5
