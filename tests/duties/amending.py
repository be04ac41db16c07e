"""A later directive over a duty of the small city: an accepted amendment of any effect, and its issue."""

from __future__ import annotations

from datetime import date
from typing import Any

from roviec.directives.models import Amendment
from roviec.duties.models import Duty
from tests.duties.conftest import SYSTEM, Draft

LATER = date(2024, 11, 5)


def amending(
    duty: Duty, effect: str, *, state: str = "accepted", draft: Draft | None = None, **values: Any
) -> Amendment:
    """On a draft of its own unless one is given; its words are the first of the draft's text."""
    draft = draft or Draft(number="99/UBND-TN")
    draft.directive.issued_on = LATER
    draft.directive.save()
    return Amendment.objects.create(
        directive=draft.directive, earlier=duty.task, effect=effect, state=state, start=0, end=38, rule="test", **values
    )  # fmt: skip


def issue(amendment: Amendment, opened_on: date = LATER, actor: Any = SYSTEM) -> Amendment:
    from roviec.duties.issue import issue_directive

    issue_directive(actor=actor, directive=amendment.directive, opened_on=opened_on)
    amendment.refresh_from_db()
    return amendment
