from __future__ import annotations

from django.db import transaction

from roviec.directives.acts.drafts import lock_draft, settle
from roviec.directives.errors import Refused
from roviec.directives.models import Clause, Task
from roviec.journal.acts import record
from roviec.journal.context import Actor


@transaction.atomic
def set_clause_kind(*, actor: Actor, clause: Clause, kind: str, answered_in: str = "") -> Clause:
    """`answered_in` says where, for a clause answered elsewhere. A clause with tasks stays a task until they are dropped."""
    directive = lock_draft(actor, clause.directive_id)
    clause = Clause.objects.get(pk=clause.pk)
    answered_in = answered_in.strip()
    if kind not in Clause.Kind.values:
        raise Refused("unknown_kind")
    if kind == Clause.Kind.ELSEWHERE and not answered_in:
        raise Refused("no_place")
    if kind != Clause.Kind.TASK and clause.tasks.exclude(state=Task.State.DROPPED).exists():
        raise Refused("clause_has_tasks")
    before = {"kind": clause.kind, "answered_in": clause.answered_in}
    clause.kind, clause.answered_in = kind, answered_in if kind == Clause.Kind.ELSEWHERE else ""
    clause.save(update_fields=["kind", "answered_in"])
    settle(clause, directive)
    after = {"kind": clause.kind, "answered_in": clause.answered_in}
    record(actor=actor, act="directives.set_clause_kind", obj=clause, before=before, after=after)
    return clause
