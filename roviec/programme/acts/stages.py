from __future__ import annotations

from datetime import date

from django.db import transaction

from roviec.duties.periods import parse
from roviec.journal.acts import record
from roviec.org.access import Access
from roviec.programme.acts.common import past, words
from roviec.programme.errors import ProgrammeRefused
from roviec.programme.models import Item, Note, StageChange
from roviec.programme.permissions import require_update
from roviec.programme.stages import stages_of


@transaction.atomic
def change_stage(*, access: Access, item: Item, to: str, on: date, note: str = "") -> StageChange:
    """To any other stage of the kind: back too, for pilots fail. Never before the change that led here."""
    require_update(access, item)
    if to not in {stage.code for stage in stages_of(item.kind, past(on))}:
        raise ProgrammeRefused("unknown_stage", stage=to)
    if to == item.stage:
        raise ProgrammeRefused("same_stage")
    # Not exactly one row: somebody else has moved it since the page was shown.
    if Item.objects.filter(pk=item.pk, stage=item.stage).update(stage=to) != 1:
        raise ProgrammeRefused("changed_meanwhile")
    last = item.stage_changes.order_by("-on", "-pk").first()
    if last is not None and on < last.on:
        raise ProgrammeRefused("before_the_last", day=last.on.isoformat())
    change = StageChange.objects.create(
        item=item, from_stage=item.stage, to_stage=to, on=on, person=access.person, note=note.strip()
    )
    record(
        actor=access.actor,
        act="programme.change_stage",
        obj=item,
        before={"stage": item.stage},
        after={"stage": to, "on": on},
    )
    item.stage = to
    return change


@transaction.atomic
def add_note(*, access: Access, item: Item, period: str, unit_id: int, text: str) -> Note:
    """What `unit_id` did for the item in the period; the period must have begun."""
    require_update(access, item)
    try:
        begun = parse(period).start
    except ValueError:
        raise ProgrammeRefused("no_period", period=period) from None
    past(begun)
    note = Note.objects.create(item=item, period=period, unit_id=unit_id, text=words(text), person=access.person)
    record(
        actor=access.actor,
        act="programme.add_note",
        obj=item,
        after={"note": note.pk, "period": period, "unit": unit_id},
    )
    return note
