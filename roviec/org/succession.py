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
        links = SuccessionLink.objects.filter(succession__effective_on__lte=day).select_related("succession")
        heirs: dict[int, tuple[int, Succession]] = {}
        parents: dict[int, int] | None = None
        for link in links.order_by("succession__effective_on", "id"):
            event = link.succession
            if event.hand_over == Succession.HandOver.PARENT:
                if parents is None:
                    rows = UnitVersion.objects.filter(parent__isnull=False).order_by("valid_from")
                    parents = {row.unit_id: row.parent_id for row in rows if row.parent_id}
                if link.predecessor_id in parents:
                    heirs[link.predecessor_id] = (parents[link.predecessor_id], event)
            elif link.heir and link.predecessor_id != link.successor_id:
                heirs[link.predecessor_id] = (link.successor_id, event)
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
