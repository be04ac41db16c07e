"""The list as its files hold it: what can be read in again first, then what the system knows besides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from roviec.duties.models import Group
from roviec.duties.names import unit_names
from roviec.org.access import Access
from roviec.programme.columns import TITLES
from roviec.programme.listing import Chosen, items
from roviec.programme.models import Choice, Kind, StageChange
from roviec.programme.stages import stage_names
from roviec.tables.writing import Value

WIDTHS: Final = (20, 10, 50, 30, 36, 18, 20, 12, 60, 30, 22, 14)


def header() -> list[str]:
    return [*map(str, TITLES.values()), _("Quyết định"), _("Số mốc quá hạn")]


def rows(access: Access, chosen: Chosen) -> Iterator[list[Value]]:
    names, stages = unit_names(), stage_names()
    found = list(items(access, chosen))
    entered = dict(
        StageChange.objects.filter(item__in=[item.pk for item in found])
        .order_by("on", "pk")
        .values_list("item_id", "on")
    )
    for item in found:
        owner = names[item.owner_id].name if item.owner_id in names else ""
        yield [
            str(Kind(item.kind).label),
            item.external_id,
            item.name,
            item.origin,
            owner,
            str(Group(item.group).label) if item.group else "",
            stages.get((item.kind, item.stage_then), item.stage_then),
            entered.get(item.pk) if chosen.day is None else None,
            item.summary,
            item.source,
            str(Choice(item.decision_then).label) if item.decision_then else "",
            item.late,
        ]
