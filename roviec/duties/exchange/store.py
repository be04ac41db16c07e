"""What was shown is stored through the same acts as a report written on its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from roviec.duties.acts import draft_report, submit_report
from roviec.duties.exchange.plan import Line, Plan, plan_of
from roviec.duties.refused import Refused
from roviec.org.access import Access


class ExchangeRefused(Refused):
    """`code`: "list_changed" or "rows_wrong"."""


@dataclass(frozen=True)
class Stored:
    drafted: int
    submitted: int
    same: int
    left_out: int  # rows with something wrong


@transaction.atomic
def store(
    *,
    access: Access,
    data: bytes,
    filename: str,
    today: date,
    digest: str,
    submit: bool,
    keep_good_rows: bool,
) -> Stored:
    """All of what was shown or nothing. With `keep_good_rows` wrong rows are left out, and what lacks something stays a draft."""
    plan = plan_of(data, filename, access, today)
    if plan.digest != digest:
        raise ExchangeRefused("list_changed")
    if not keep_good_rows and (plan.problems or (submit and plan.lacking)):
        raise ExchangeRefused("rows_wrong")
    submitted = sum(_store(access, line, submit) for line in _written(plan, submit))
    drafted = len(plan.of("new")) + len(plan.of("changed")) - submitted
    return Stored(max(drafted, 0), submitted, len(plan.of("same")), plan.bad_rows)


def _written(plan: Plan, submit: bool) -> list[Line]:
    """Rows that say nothing new are left alone, but a draft that is the same can still be handed in."""
    return [line for line in plan.lines if line.state != "same" or (submit and line.draft is not None)]


def _store(access: Access, line: Line, submit: bool) -> bool:
    draft = line.draft
    if line.state != "same":
        seen = draft.changed_at if draft else None
        draft = draft_report(
            actor=access.actor, access=access, obligation=line.obligation, content=line.content, seen=seen
        )  # fmt: skip
    if not submit or line.lacks or draft is None:
        return False
    submit_report(actor=access.actor, access=access, report=draft)
    return True
