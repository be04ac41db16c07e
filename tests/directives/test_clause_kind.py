from __future__ import annotations

from collections.abc import Callable

import pytest

from roviec.directives.acts import drop_task, set_clause_kind
from roviec.directives.errors import Refused
from roviec.directives.models import Clause, Directive, Task
from roviec.journal.context import Actor
from roviec.journal.reads import entries_about

Find = Callable[[str], Task]


@pytest.fixture
def clause(draft: Directive) -> Clause:
    return next(each for each in draft.clauses.all() if draft.text[each.start :].startswith("Thực hiện Kế hoạch"))


def test_it_works(actor: Actor, draft: Directive, clause: Clause) -> None:
    draft.clauses.filter(pk=clause.pk).update(settled=False)

    set_clause_kind(actor=actor, clause=clause, kind="elsewhere", answered_in=" Báo cáo số 7 ")

    clause.refresh_from_db()
    assert (clause.kind, clause.answered_in, clause.settled) == ("elsewhere", "Báo cáo số 7", True)
    draft.refresh_from_db()
    assert draft.coverage == 1.0
    entry = entries_about(clause).get()
    assert entry.before == {"kind": "information", "answered_in": ""}
    assert entry.after == {"kind": "elsewhere", "answered_in": "Báo cáo số 7"}


def test_where_is_kept_only_for_what_is_answered_elsewhere(actor: Actor, clause: Clause) -> None:
    assert set_clause_kind(actor=actor, clause=clause, kind="exhortation", answered_in="Báo cáo").answered_in == ""


@pytest.mark.parametrize(("kind", "code"), [("elsewhere", "no_place"), ("poem", "unknown_kind")])
def test_an_unknown_kind_and_an_unknown_place_are_refused(actor: Actor, clause: Clause, kind: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        set_clause_kind(actor=actor, clause=clause, kind=kind, answered_in=" ")
    clause.refresh_from_db()
    assert clause.kind == "information"


def test_a_clause_with_tasks_stays_one_until_they_are_dropped(actor: Actor, task_with: Find) -> None:
    task = task_with("tuyên truyền")
    assert task.clause is not None
    with pytest.raises(Refused, match="clause_has_tasks"):
        set_clause_kind(actor=actor, clause=task.clause, kind="information")
    drop_task(actor=actor, task=task, reason="Không phải nhiệm vụ")
    assert set_clause_kind(actor=actor, clause=task.clause, kind="information").kind == "information"
