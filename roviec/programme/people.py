"""Whom an item concerns: the leaders who decide on it, the units that lead or repeat it."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from roviec.duties.blocking.acts import may_raise
from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.models import Dated, Grant, Person, Role
from roviec.org.succession import Heritage
from roviec.programme.models import Item
from roviec.programme.permissions import MANAGE


def city_leaders(day: date) -> QuerySet[Person]:
    """The people who lead the whole city on `day`, in the order of names."""
    roots = [row.unit_id for row in Chart.at(day).roots()]
    grants = Grant.objects.filter(Dated.on(day), role=Role.LEADER, unit__in=roots)
    return Person.objects.filter(pk__in=grants.values("person")).order_by("sort_key")


def concerned(item: Item, today: date, home_id: int | None = None) -> list[int]:
    """The unit that leads it now, those that repeat it, and the writer's own; each once."""
    units = [Heritage.at(today).heir(item.owner_id)] if item.owner_id is not None else []
    units += item.replications.order_by("unit").values_list("unit", flat=True).distinct()
    return list(dict.fromkeys([*units, home_id] if home_id is not None else units))


def stuck_units(access: Access, item: Item) -> list[int]:
    """Those in whose name this person may say what the item is stuck on; the standing body in its own too."""
    home = access.home_id if access.can(MANAGE) else None
    return [unit for unit in concerned(item, timezone.localdate(), home) if may_raise(access, unit)]
