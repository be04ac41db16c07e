"""Opening finished work again. The accepted report stays what it is; the next one takes over from it."""

from __future__ import annotations

from roviec.duties.models import Obligation, Progress, ProgressChange
from roviec.duties.progress import take_step
from roviec.journal.context import Actor
from roviec.org.access import Access


def reopen(*, actor: Actor, access: Access, obligation: Obligation, reason: str) -> ProgressChange:
    """ProgressRefused as `take_step` does; "no_such_step" for what isn't done."""
    return take_step(actor=actor, access=access, obligation=obligation, to=Progress.REOPENED, reason=reason)
