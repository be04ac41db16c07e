from __future__ import annotations

from datetime import date
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction

from roviec.duties.blocking import acts as blocking
from roviec.duties.models import Blocker, Group
from roviec.journal.acts import record
from roviec.org.access import Access
from roviec.org.models import Unit
from roviec.programme.errors import ProgrammeRefused
from roviec.programme.models import Item, ItemBlocker
from roviec.programme.people import stuck_units

_CODES: Final = {"words_required": "no_words", "wanted_in_the_past": "in_the_past"}


@transaction.atomic
def raise_blocker(
    *, access: Access, item: Item, unit: Unit, group: Group, text: str, ask: str, asked_of: Unit, wanted_by: date
) -> Blocker:
    """By the people of a unit that leads or repeats the item, or the standing body. What it asks is journalled under the blocker."""
    if unit.pk not in stuck_units(access, item):
        raise PermissionDenied("programme.raise_blocker")
    try:
        blocker = blocking.raise_blocker(
            access=access, unit=unit, group=group, text=text, ask=ask, asked_of=asked_of, wanted_by=wanted_by
        )
    except blocking.BlockerRefused as refusal:
        raise ProgrammeRefused(_CODES[refusal.code]) from refusal
    ItemBlocker.objects.create(item=item, blocker=blocker)
    record(
        actor=access.actor, act="programme.raise_blocker", obj=item, after={"blocker": blocker.pk, "unit": unit.pk}
    )  # fmt: skip
    return blocker
