from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from roviec.journal.acts import record
from roviec.org.access import Access
from roviec.programme.acts.common import past, words
from roviec.programme.errors import ProgrammeRefused
from roviec.programme.models import Item, Revision, StageChange
from roviec.programme.permissions import MANAGE
from roviec.programme.stages import stages_of
from roviec.vietnamese.keys import search_key, sort_key


@dataclass(frozen=True, kw_only=True)
class Said:
    """What an item says of itself."""

    name: str
    origin: str = ""
    owner_id: int | None = None
    group: str = ""
    summary: str = ""
    source: str = ""

    @classmethod
    def of(cls, item: Item) -> Said:
        return cls(**{field.name: getattr(item, field.name) for field in fields(cls)})

    def differs_from(self, other: Said) -> list[str]:
        mine, theirs = asdict(self), asdict(other)
        return [name for name in mine if mine[name] != theirs[name]]


@transaction.atomic
def add_item(
    *,
    access: Access,
    kind: str,
    external_id: str,
    said: Said,
    stage: str = "",
    since: date | None = None,
    note: str = "",
) -> Item:
    """`stage` empty: the kind's first; `since`: the day from which the item is in that stage, today unless given."""
    access.require(MANAGE)
    on = past(since or timezone.localdate())
    code, name = words(external_id, "no_code"), words(said.name, "no_name")
    known = [each.code for each in stages_of(kind, on)]
    if stage and stage not in known:
        raise ProgrammeRefused("unknown_stage", stage=stage)
    stage = stage or (known[0] if known else "")
    try:
        with transaction.atomic():
            item = Item.objects.create(
                kind=kind, external_id=code, since=on, stage=stage,
                search_key=_search_key(code, said), sort_key=sort_key(name), **asdict(said),
            )  # fmt: skip
    except IntegrityError:
        raise ProgrammeRefused("code_taken", external_id=code) from None
    Revision.objects.create(item=item, person=access.person, reason=note, **asdict(said))
    if stage:
        StageChange.objects.create(item=item, to_stage=stage, on=on, person=access.person)
    after = {"kind": kind, "code": code, "owner": said.owner_id, "group": said.group, "stage": stage, "since": on}
    record(actor=access.actor, act="programme.add_item", obj=item, after=after, reason=note)
    return item


@transaction.atomic
def revise_item(*, access: Access, item: Item, said: Said, reason: str = "") -> Revision | None:
    """None when nothing differs. The words that were stay in the earlier revision."""
    access.require(MANAGE)
    words(said.name, "no_name")
    item = Item.objects.select_for_update().get(pk=item.pk)
    before = Said.of(item)
    changed = said.differs_from(before)
    if not changed:
        return None
    for name, value in asdict(said).items():
        setattr(item, name, value)
    item.search_key, item.sort_key = _search_key(item.external_id, said), sort_key(said.name)
    item.save(update_fields=["name", "origin", "owner", "group", "summary", "source", "search_key", "sort_key"])
    revision = Revision.objects.create(item=item, person=access.person, reason=reason, **asdict(said))
    record(
        actor=access.actor,
        act="programme.revise_item",
        obj=item,
        before={"owner": before.owner_id, "group": before.group},
        after={"owner": said.owner_id, "group": said.group, "changed": changed},
        reason=reason,
    )
    return revision


def _search_key(code: str, said: Said) -> str:
    return search_key(f"{code} {said.name} {said.origin} {said.summary}")
