from __future__ import annotations

from datetime import date

from django.db import transaction

from roviec.journal.acts import record
from roviec.org.access import Access
from roviec.org.models import Person
from roviec.programme.acts.common import past, words
from roviec.programme.errors import ProgrammeRefused
from roviec.programme.models import Choice, Decision, Item
from roviec.programme.permissions import require_decide


@transaction.atomic
def decide(
    *, access: Access, item: Item, choice: str, why: str, decided_by: Person, on: date, legal_basis: str = ""
) -> Decision:
    """The standing body may write down what a leader decided: `decided_by` is who did, the journal's actor who wrote."""
    require_decide(access)
    if choice not in Choice.values:
        raise ProgrammeRefused("unknown_choice")
    why = words(why, "no_reason")
    if past(on) < item.since:
        raise ProgrammeRefused("before_the_item", day=item.since.isoformat())
    # Not exactly one row: somebody else has decided since the page was shown.
    if Item.objects.filter(pk=item.pk, decision=item.decision).update(decision=choice) != 1:
        raise ProgrammeRefused("changed_meanwhile")
    last = item.decisions.order_by("-on", "-pk").first()
    if last is not None and on < last.on:
        raise ProgrammeRefused("before_the_last", day=last.on.isoformat())
    decision = Decision.objects.create(
        item=item, choice=choice, why=why, decided_by=decided_by, on=on,
        legal_basis=legal_basis.strip(), person=access.person,
    )  # fmt: skip
    record(
        actor=access.actor,
        act="programme.decide",
        obj=item,
        before={"decision": item.decision},
        after={"decision": choice, "on": on, "decided_by": decided_by.pk, "basis": decision.legal_basis},
    )
    item.decision = choice
    return decision
