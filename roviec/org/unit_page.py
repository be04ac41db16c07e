"""Everything a unit's page shows, read in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from roviec.org.access import Access
from roviec.org.models import Dated, Grant, Holding, Succession, SuccessionLink, Unit, UnitKind, UnitVersion


@dataclass(frozen=True)
class Event:
    """A succession as seen from one unit: what it came from, or what became of it."""

    succession: Succession
    units: list[UnitVersion]


@dataclass(frozen=True)
class UnitPage:
    unit: Unit
    version: UnitVersion  # of the day; before the first or after the last one, the nearest
    stands: bool
    versions: list[UnitVersion]
    kind: str
    parent: UnitVersion | None
    before: list[Event]
    after: list[Event]
    head: Holding | None
    grants: list[Grant]
    aliases: list[str]


def unit_page(unit: Unit, access: Access, on: date) -> UnitPage:
    versions = list(unit.versions.select_related("parent").order_by("valid_from"))
    now = next((row for row in versions if row.holds_on(on)), None)
    version = now or (versions[0] if versions[0].valid_from > on else versions[-1])
    day = on if now else version.valid_from
    kind = UnitKind.objects.filter(code=version.kind).first()
    heads = Holding.objects.filter(Dated.on(on), post__unit=unit, post__heads_unit=True)
    # Those of the day, and those already given for later.
    grants = Grant.objects.visible_to(access).filter(Q(valid_to=None) | Q(valid_to__gt=on), unit=unit)
    return UnitPage(
        unit=unit,
        version=version,
        stands=now is not None,
        versions=versions,
        kind=kind.name if kind else version.kind,
        parent=_at(version.parent_id, day),
        before=_events(unit, past=True),
        after=_events(unit, past=False),
        head=heads.select_related("person", "post").first(),
        grants=list(grants.select_related("person", "delegated_by__person").order_by("role", "person__sort_key")),
        aliases=list(unit.aliases.order_by("text").values_list("text", flat=True)),
    )


def _at(unit_id: int | None, day: date) -> UnitVersion | None:
    return UnitVersion.objects.filter(Dated.on(day), unit=unit_id).first() if unit_id else None


def _events(unit: Unit, *, past: bool) -> list[Event]:
    own = {"successor": unit} if past else {"predecessor": unit}
    links = SuccessionLink.objects.filter(**own).select_related("succession").order_by("succession__effective_on", "pk")
    others = {link.predecessor_id if past else link.successor_id for link in links}
    names = {row.unit_id: row for row in UnitVersion.objects.filter(unit__in=others).order_by("valid_from")}
    events: dict[int, Event] = {}
    for link in links:
        event = events.setdefault(link.succession_id, Event(link.succession, []))
        event.units.append(names[link.predecessor_id if past else link.successor_id])
    return list(events.values())
