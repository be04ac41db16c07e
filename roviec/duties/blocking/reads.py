"""What is stuck, and whose decision it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils import timezone

from roviec.duties.blocking.acts import deciding_units, is_drafted, may_decide, may_reopen, may_withdraw
from roviec.duties.blocking.subjects import Subject, subjects_of
from roviec.duties.models import Blocker, BlockerQuerySet, Duty, Group
from roviec.duties.names import UnitName, unit_names
from roviec.org.access import Access
from roviec.vietnamese.keys import search_key

A_PAGE = 20


@dataclass(frozen=True)
class Chosen:
    """The list's filters, checked. `waiting` keeps what waits for a decision of the reader's own."""

    state: str = Blocker.State.OPEN
    group: str = ""
    waiting: bool = False
    q: str = ""


@dataclass(frozen=True)
class Item:
    blocker: Blocker
    unit: str
    asked_of: str
    days_waiting: int  # since it was raised, whatever became of it between
    days_late: int  # past the day by which the decision was wanted, while open; else 0
    subject: Subject | None  # what it hangs on, where that is no duty


@dataclass(frozen=True)
class Listed:
    page: Page[Blocker]
    items: list[Item]
    by_group: list[tuple[str, str, int]]  # code, label, how many of those chosen but for the group
    waiting: int  # open ones that wait for the reader


def waiting_for(access: Access) -> BlockerQuerySet:
    """Open blockers on which this person may decide, the nearest day first."""
    return Blocker.objects.open().filter(asked_of__in=deciding_units(access))


def chosen_rows(access: Access, chosen: Chosen) -> BlockerQuerySet:
    rows = waiting_for(access) if chosen.waiting else Blocker.objects.visible_to(access)
    rows = rows.filter(state=chosen.state) if chosen.state else rows
    for word in search_key(chosen.q).split():
        rows = rows.filter(search_key__contains=word)
    return rows


def listed(access: Access, chosen: Chosen, today: date, page: str = "1") -> Listed:
    rows = chosen_rows(access, chosen)
    counts = dict(rows.order_by().values_list("group").annotate(Count("pk")))
    by_group = [(code, str(label), counts.get(code, 0)) for code, label in Group.choices]
    rows = rows.filter(group=chosen.group) if chosen.group else rows
    found = Paginator(rows.select_related("duty__directive"), A_PAGE).get_page(page)
    return Listed(found, items(found, access, today), by_group, waiting_for(access).count())


def items(rows: Page[Blocker] | BlockerQuerySet | list[Blocker], access: Access, today: date) -> list[Item]:
    names = unit_names() if rows else {}
    subjects = subjects_of([row.pk for row in rows if row.duty_id is None], access)
    return [_item(row, names, today, subjects.get(row.pk)) for row in rows]


def _item(row: Blocker, names: dict[int, UnitName], today: date, subject: Subject | None) -> Item:
    late = (today - row.wanted_by).days if row.state == Blocker.State.OPEN else 0
    raised = (today - timezone.localdate(row.raised_at)).days
    return Item(row, names[row.unit_id].name, names[row.asked_of_id].name, max(raised, 0), max(late, 0), subject)


def of_duty(duty: Duty, access: Access, today: date) -> list[Item]:
    """On the duty's page."""
    return open_first(Blocker.objects.visible_to(access).filter(duty=duty), access, today)


def open_first(rows: BlockerQuerySet, access: Access, today: date) -> list[Item]:
    """Then what was decided or withdrawn."""
    found = rows.select_related("duty__directive")
    return items(sorted(found, key=lambda row: row.state != Blocker.State.OPEN), access, today)


@dataclass(frozen=True)
class BlockerPage:
    item: Item
    may_decide: bool
    may_withdraw: bool
    may_reopen: bool
    may_draft: bool


def blocker_page(blocker: Blocker, access: Access, today: date) -> BlockerPage:
    is_open = blocker.state == Blocker.State.OPEN
    decided = blocker.state == Blocker.State.DECIDED
    return BlockerPage(
        item=items([blocker], access, today)[0],
        may_decide=is_open and may_decide(access, blocker),
        may_withdraw=is_open and may_withdraw(access, blocker),
        may_reopen=not is_open and may_reopen(access, blocker),
        may_draft=decided and access.can("directives.prepare") and not is_drafted(blocker),
    )
