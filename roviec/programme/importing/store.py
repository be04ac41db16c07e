from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from roviec.journal.acts import record
from roviec.org.access import Access
from roviec.org.models import Person
from roviec.programme import acts
from roviec.programme.errors import ProgrammeRefused
from roviec.programme.importing.decisions import DecisionLine
from roviec.programme.importing.items import ItemLine
from roviec.programme.importing.milestones import MilestoneLine
from roviec.programme.importing.plan import Plan, plan_of
from roviec.programme.models import Item, Milestone
from roviec.programme.permissions import MANAGE


@dataclass(frozen=True)
class Stored:
    new: int  # items
    changed: int
    milestones: int  # new or changed
    decisions: int
    same: int  # rows of any sheet
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
    if plan.bad_rows and not keep_good_rows:
        raise ProgrammeRefused("rows_wrong", count=plan.bad_rows)
    for line in plan.items.lines:
        _store_item(access, line)
    for step in plan.milestones.lines:
        _store_milestone(access, step)
    for decision in plan.decisions.of("new"):
        _store_decision(access, decision)
    stored = counts(plan)
    if stored.new or stored.changed or stored.milestones or stored.decisions:
        record(actor=access.actor, act="programme.import_items", obj=("programme.list", "items"), after=vars(stored))
    return stored


def _store_item(access: Access, line: ItemLine) -> None:
    if line.item_id is None:
        later = line.since is not None and line.stage_on is not None and line.since < line.stage_on
        item = acts.add_item(
            access=access, kind=line.kind, external_id=line.external_id, said=line.said,
            stage="" if later else line.stage or "", since=line.since,
        )  # fmt: skip
        if later and line.stage is not None and line.stage_on is not None and line.stage != item.stage:
            acts.change_stage(access=access, item=item, to=line.stage, on=line.stage_on)
        return
    if not line.changes:
        return
    item = Item.objects.get(pk=line.item_id)
    acts.revise_item(access=access, item=item, said=line.said)
    if line.stage is not None and line.stage_on is not None:
        acts.change_stage(access=access, item=item, to=line.stage, on=line.stage_on)


def _store_milestone(access: Access, line: MilestoneLine) -> None:
    if line.milestone_id is None:
        row = acts.add_milestone(
            access=access, item=_item(line), title=line.title, due=line.first_due, external_id=line.milestone
        )
    else:
        row = Milestone.objects.select_related("item").get(pk=line.milestone_id)
    for step in line.steps:
        match step:
            case "reopen":
                acts.reopen_milestone(access=access, milestone=row, reason=line.reason)
            case "move":
                acts.move_milestone(access=access, milestone=row, to=line.due, reason=line.reason)
            case "drop":
                acts.drop_milestone(access=access, milestone=row, reason=line.reason)
            case "finish":
                acts.finish_milestone(access=access, milestone=row, on=line.done_on or line.due, note=line.reason)


def _store_decision(access: Access, line: DecisionLine) -> None:
    acts.decide(
        access=access, item=_item(line), choice=line.choice, why=line.why, on=line.on, legal_basis=line.legal_basis,
        decided_by=Person.objects.get(pk=line.decided_by_id),
    )  # fmt: skip


def _item(line: MilestoneLine | DecisionLine) -> Item:
    return Item.objects.get(kind=line.kind, external_id=line.external_id)


def counts(plan: Plan) -> Stored:
    items, milestones = plan.items, plan.milestones
    return Stored(
        new=len(items.of("new")),
        changed=len(items.of("changed")),
        milestones=len(milestones.of("new")) + len(milestones.of("changed")),
        decisions=len(plan.decisions.of("new")),
        same=sum(len(part.of("same")) for part in plan.parts),
        left_out=plan.bad_rows,
    )
