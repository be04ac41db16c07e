"""The two ends of a draft: it is dropped, or it is issued."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from roviec.directives.acts.deciding import given
from roviec.directives.acts.drafts import lock_draft
from roviec.directives.models import Circulation, Directive
from roviec.journal.acts import record
from roviec.journal.context import Actor


@transaction.atomic
def discard_directive(*, actor: Actor, directive: Directive, reason: str) -> Directive:
    directive = lock_draft(actor, directive.pk)
    directive.state = Directive.State.DROPPED
    directive.save(update_fields=["state"])
    before, after = {"state": Directive.State.DRAFT}, {"state": directive.state}
    reason = given(reason)
    record(actor=actor, act="directives.discard", obj=directive, before=before, after=after, reason=reason)
    return directive


@transaction.atomic
def mark_issued(*, actor: Actor, directive: Directive, unit_ids: Iterable[int], at: datetime) -> Directive:
    """Close the draft and send it out to these units. Whether it may be issued is for the caller, who makes the duties."""
    directive = lock_draft(actor, directive.pk)
    directive.state, directive.issued_at = Directive.State.ISSUED, at
    directive.save(update_fields=["state", "issued_at"])
    units = sorted(set(unit_ids))
    Circulation.objects.bulk_create(Circulation(directive=directive, unit_id=unit, sent_at=at) for unit in units)
    before, after = {"state": Directive.State.DRAFT}, {"state": directive.state, "units": units}
    record(actor=actor, act="directives.mark_issued", obj=directive, before=before, after=after)
    return directive
