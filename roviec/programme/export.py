"""The list, its roadmaps and its decisions as files hold them: what can be read in again, then what the system knows besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from roviec.duties.models import Group
from roviec.duties.names import unit_names
from roviec.org.access import Access
from roviec.programme.columns import DECISION, ITEM, MILESTONE, SHEETS, Yes, columns
from roviec.programme.listing import Chosen, items
from roviec.programme.models import Choice, Decision, Item, Kind, Milestone, StageChange
from roviec.programme.stages import stage_names
from roviec.tables import Grid
from roviec.tables.writing import Value

WIDTHS: Final = {
    ITEM: (20, 10, 50, 30, 36, 18, 14, 20, 12, 60, 30, 22, 14),
    MILESTONE: (20, 10, 50, 10, 50, 14, 14, 14, 14, 30),
    DECISION: (20, 10, 50, 22, 60, 28, 14, 40),
}


def grids(access: Access, chosen: Chosen) -> dict[str, Grid]:
    """By sheet. Of a past day: stages and decisions as on it; milestones are of today."""
    found = list(items(access, chosen))
    rows = {
        ITEM: _items(found, chosen.day),
        MILESTONE: _milestones(found),
        DECISION: _decisions(found, chosen.day),
    }
    more = {ITEM: [_("Quyết định"), _("Số mốc quá hạn")]}
    return {
        sheet: Grid(
            str(title), [*(column.title for column in columns(sheet)), *more.get(sheet, [])], rows[sheet], WIDTHS[sheet]
        )
        for sheet, title in SHEETS.items()
    }


def _items(found: Sequence[Any], day: date | None) -> Iterator[list[Value]]:
    names, stages = unit_names(), stage_names()
    changes = StageChange.objects.filter(item__in=[item.pk for item in found], **({"on__lte": day} if day else {}))
    entered = dict(changes.order_by("on", "pk").values_list("item_id", "on"))
    for item in found:
        yield [
            *_whose(item),
            item.name,
            item.origin,
            names[item.owner_id].name if item.owner_id in names else "",
            str(Group(item.group).label) if item.group else "",
            item.since,
            stages.get((item.kind, item.stage_then), item.stage_then),
            entered.get(item.pk),
            item.summary,
            item.source,
            str(Choice(item.decision_then).label) if item.decision_then else "",
            item.late,
        ]


def _milestones(found: Sequence[Any]) -> Iterator[list[Value]]:
    rows: dict[int, list[Milestone]] = {}
    for row in Milestone.objects.filter(item__in=[item.pk for item in found]).order_by("due", "pk"):
        rows.setdefault(row.item_id, []).append(row)
    for item in found:
        for row in rows.get(item.pk, []):
            dropped = str((Yes.YES if row.is_dropped else Yes.NO).label)
            yield [
                *_whose(item), item.name, row.external_id, row.title, row.first_due, row.due, row.done_on, dropped, "",
            ]  # fmt: skip


def _decisions(found: Sequence[Any], day: date | None) -> Iterator[list[Value]]:
    recorded = Decision.objects.filter(item__in=[item.pk for item in found], **({"on__lte": day} if day else {}))
    rows: dict[int, list[Decision]] = {}
    for row in recorded.select_related("decided_by").order_by("on", "pk"):
        rows.setdefault(row.item_id, []).append(row)
    for item in found:
        for row in rows.get(item.pk, []):
            yield [
                *_whose(item), item.name, row.get_choice_display(), row.why, str(row.decided_by), row.on, row.legal_basis,
            ]  # fmt: skip


def _whose(item: Item) -> list[Value]:
    return [str(Kind(item.kind).label), item.external_id]
