"""What every act on a draft begins with: who may, the directive locked, and still a draft."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from roviec.directives.errors import Refused
from roviec.directives.models import Clause, Directive, Task
from roviec.journal.context import Actor
from roviec.org.access import actor_may


def require_preparer(actor: Actor) -> None:
    if not actor_may(actor, "directives.prepare"):
        raise PermissionDenied("directives.prepare")


def lock_draft(actor: Actor, directive_id: int) -> Directive:
    require_preparer(actor)
    directive = Directive.objects.select_for_update().get(pk=directive_id)
    if directive.state != Directive.State.DRAFT:
        raise Refused("not_draft")
    return directive


def lock_task(actor: Actor, task: Task, *, dropped: bool = False) -> Task:
    """The task as the database has it now, with its locked directive; refused when it was dropped (or was not)."""
    directive = lock_draft(actor, task.directive_id)
    fresh = Task.objects.select_related("clause").prefetch_related("bodies").get(pk=task.pk)
    fresh.directive = directive
    if (fresh.state == Task.State.DROPPED) != dropped:
        raise Refused("not_dropped" if dropped else "dropped")
    return fresh


def settle(clause: Clause | None, directive: Directive) -> None:
    """A person has decided on the clause: it counts, and the directive's coverage with it."""
    if clause is not None and not clause.settled:
        clause.settled = True
        clause.save(update_fields=["settled"])
        recount(directive)


def recount(directive: Directive) -> None:
    spans = list(directive.clauses.values_list("start", "end", "settled"))
    whole = sum(end - start for start, end, _ in spans)
    directive.coverage = sum(end - start for start, end, settled in spans if settled) / whole if whole else 1.0
    directive.save(update_fields=["coverage"])
