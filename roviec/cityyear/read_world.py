"""The city of this database as the simulator's `World`."""

from __future__ import annotations

from roviec.cityyear.world import Passing, Span, World
from roviec.org.calendars import city_calendar
from roviec.org.models import Selector, Succession, SuccessionLink, Unit, UnitVersion

STANDING_BODY = "cong-an"  # of the pack da06-danang


def read_world() -> World:
    codes = dict(Unit.objects.values_list("pk", "code"))
    spans = [
        Span(codes[row.unit_id], row.name, row.kind, row.level, row.valid_from, row.valid_to, row.sort_key)
        for row in UnitVersion.objects.order_by("valid_from", "pk")
    ]
    selectors = Selector.objects.all()
    return World(
        spans=spans,
        passings=_passings(codes),
        classes={each.code: (frozenset(each.kinds), frozenset(each.levels)) for each in selectors},
        class_names={each.code: each.name for each in selectors},
        calendar=city_calendar(),
        root=_root(codes),
        standing_body=STANDING_BODY,
    )


def _root(codes: dict[int, str]) -> str:
    return codes[UnitVersion.objects.filter(parent=None, valid_to=None).values_list("unit_id", flat=True)[0]]


def _passings(codes: dict[int, str]) -> list[Passing]:
    """As `org.succession.Heritage` reads them: to the heir, or to the unit above where the event says so."""
    links = SuccessionLink.objects.select_related("succession").order_by("succession__effective_on", "pk")
    parents = dict(
        UnitVersion.objects.filter(parent__isnull=False).order_by("valid_from").values_list("unit_id", "parent_id")
    )
    found = []
    for link in links:
        event, old, new = link.succession, link.predecessor_id, link.successor_id
        if event.hand_over == Succession.HandOver.PARENT:
            new = parents.get(old) or old
        elif not link.heir:
            continue
        if new != old:
            found.append(Passing(event.effective_on, event.code, codes[old], codes[new]))
    return found
