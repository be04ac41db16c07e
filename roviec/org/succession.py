"""Who took over from whom: the heirs of a unit on a day, and the units whose past a unit carries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from roviec.org.models import Succession, SuccessionLink, UnitVersion


@dataclass(frozen=True)
class Heritage:
    """All hand-overs up to a day, in memory: unit -> (heir, event)."""

    day: date
    heirs: dict[int, tuple[int, Succession]]

    @classmethod
    def at(cls, day: date) -> Heritage:
        events = {event.pk: event for event in Succession.objects.filter(effective_on__lte=day)}
        links = SuccessionLink.objects.filter(succession__effective_on__lte=day).order_by(
            "succession__effective_on", "pk"
        )
        rows = list(links.values_list("succession_id", "predecessor_id", "successor_id", "heir"))
        to_parents = {event.pk for event in events.values() if event.hand_over == Succession.HandOver.PARENT}
        parents = _last_parents({old for event, old, _, _ in rows if event in to_parents})
        heirs: dict[int, tuple[int, Succession]] = {}
        for event, old, new, is_heir in rows:
            if event in to_parents:
                if old in parents:
                    heirs[old] = parents[old], events[event]
            elif is_heir and old != new:
                heirs[old] = new, events[event]
        return cls(day, heirs)

    def heir(self, unit_id: int) -> int:
        """The unit that answers for `unit_id`'s open work on this day (itself while it stands)."""
        seen = {unit_id}
        while unit_id in self.heirs:
            unit_id = self.heirs[unit_id][0]
            if unit_id in seen:
                break
            seen.add(unit_id)
        return unit_id

    def predecessors(self, unit_id: int) -> set[int]:
        """The ended units whose open work came to `unit_id`, directly or through others."""
        back = defaultdict(list)
        for old, (new, _) in self.heirs.items():
            back[new].append(old)
        found: set[int] = set()
        open_ids = list(back[unit_id])
        while open_ids:
            current = open_ids.pop()
            if current not in found and current != unit_id:
                found.add(current)
                open_ids += back[current]
        return found


def _last_parents(unit_ids: set[int]) -> dict[int, int]:
    """The parent that each unit had in its last version."""
    rows = UnitVersion.objects.filter(unit__in=unit_ids, parent__isnull=False).order_by("valid_from")
    return {unit: parent for unit, parent in rows.values_list("unit_id", "parent_id") if parent} if unit_ids else {}
