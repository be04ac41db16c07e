from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from roviec.journal.acts import record
from roviec.org.access import Access
from roviec.programme.acts import add_item, change_stage, revise_item
from roviec.programme.errors import ProgrammeRefused
from roviec.programme.importing.plan import Line, Plan, plan_of
from roviec.programme.models import Item
from roviec.programme.permissions import MANAGE


@dataclass(frozen=True)
class Stored:
    new: int
    changed: int
    same: int
    left_out: int  # rows with something wrong


@transaction.atomic
def store(*, access: Access, data: bytes, filename: str, digest: str, keep_good_rows: bool) -> Stored:
    """All of what was shown or nothing; with `keep_good_rows` the wrong rows are left out.

    `digest` is of the plan that was shown: when the list has changed since, nothing is stored and the new plan is shown.
    """
    access.require(MANAGE)
    plan = plan_of(data, filename)
    if plan.digest != digest:
        raise ProgrammeRefused("list_changed")
    if plan.problems and not keep_good_rows:
        raise ProgrammeRefused("rows_wrong", count=plan.bad_rows)
    for line in plan.lines:
        _store(access, line)
    stored = _counts(plan)
    if stored.new or stored.changed:
        after = {"new": stored.new, "changed": stored.changed, "same": stored.same, "left_out": stored.left_out}
        record(actor=access.actor, act="programme.import_items", obj=("programme.list", "items"), after=after)
    return stored


def _store(access: Access, line: Line) -> None:
    if line.item_id is None:
        add_item(
            access=access, kind=line.kind, external_id=line.external_id, said=line.said,
            stage=line.stage or "", since=line.stage_on,
        )  # fmt: skip
        return
    if not line.changes:
        return
    item = Item.objects.get(pk=line.item_id)
    revise_item(access=access, item=item, said=line.said)
    if line.stage is not None and line.stage_on is not None:
        change_stage(access=access, item=item, to=line.stage, on=line.stage_on)


def _counts(plan: Plan) -> Stored:
    return Stored(len(plan.of("new")), len(plan.of("changed")), len(plan.of("same")), plan.bad_rows)
