"""Blockers as a list for those who decide: what is asked of whom by when, and what has been decided in the period."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet
from django.utils import timezone

from roviec.duties.models import Blocker, BlockerChange, DutySheet
from roviec.duties.names import unit_names
from roviec.duties.periods import Period
from roviec.org.access import Access
from roviec.reports.builders.official import official_name
from roviec.reports.builders.run_parts import NONE, count, day
from roviec.reports.layout.model import Block, Column, Table

_ASKED: Final = (
    Column("TT", 1, numeric=True),
    Column("Đơn vị", 4),
    Column("Khó khăn, vướng mắc", 6),
    Column("Đề nghị quyết định", 6),
    Column("Nơi được đề nghị", 4),
    Column("Cần trước ngày", 2),
)
_DECIDED: Final = (
    Column("TT", 1, numeric=True),
    Column("Đơn vị", 4),
    Column("Đề nghị", 6),
    Column("Quyết định", 7),
    Column("Ngày", 2),
)


def waiting(access: Access, sheet: str = "") -> list[Block]:
    """Open now, whenever they were raised: a list that leaves out what still waits would mislead.

    With the code of a `sheet`, of duties that are reported on it: one programme's.
    """
    names = unit_names()
    open_now = _of_sheet(Blocker.objects.visible_to(access).open(), sheet).order_by("wanted_by", "pk")
    rows = tuple(
        (
            count(number), official_name(names[row.unit_id].name), row.text, row.ask,
            official_name(names[row.asked_of_id].name), day(row.wanted_by),
        )
        for number, row in enumerate(open_now, 1)
    )  # fmt: skip
    return [Table(_ASKED, rows)] if rows else [NONE]


def decided(access: Access, period: Period, sheet: str = "") -> list[Block]:
    names = unit_names()
    changes = BlockerChange.objects.filter(
        blocker__in=_of_sheet(Blocker.objects.visible_to(access), sheet), to_state=Blocker.State.DECIDED,
        at__date__gte=period.start, at__date__lte=period.end or period.start,
    )  # fmt: skip
    rows = tuple(
        (
            count(number), official_name(names[change.blocker.unit_id].name), change.blocker.ask, change.text,
            day(timezone.localdate(change.at)),
        )
        for number, change in enumerate(changes.select_related("blocker").order_by("at", "pk"), 1)
    )  # fmt: skip
    return [Table(_DECIDED, rows)] if rows else [NONE]


def _of_sheet(rows: QuerySet[Blocker], sheet: str) -> QuerySet[Blocker]:
    return rows.filter(duty__in=DutySheet.objects.filter(code=sheet).values("duty")) if sheet else rows
