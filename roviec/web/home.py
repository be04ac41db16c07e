"""The page for people in a hurry: what is mine, what is late, what is next, what waits for me."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet

from roviec.assess.waiting import Wait, waits_for
from roviec.directives.models import Circulation, Directive
from roviec.duties.blocking.acts import DECIDE
from roviec.duties.blocking.reads import Item, items, waiting_for
from roviec.duties.models import DUE_SOON_DAYS, Blocker, Obligation, ObligationQuerySet, Progress, Timeliness
from roviec.duties.risk.reads import AtRisk, top
from roviec.org.access import Access
from roviec.reports.models import Document
from roviec.reports.reads import to_sign

NEXT = 5


@dataclass(frozen=True)
class Figures:
    """How many open obligations, and how many of them are in each state that asks for something."""

    open: int
    late: int
    due_soon: int
    not_accepted: int
    returned: int
    submitted: int


@dataclass(frozen=True)
class Home:
    mine: Figures | None  # None: no unit of one's own
    city: Figures | None  # None: doesn't see the whole city
    next: list[Obligation]
    urge: list[Obligation]  # late or nearly, anywhere in the city
    at_risk: list[AtRisk]  # not late yet, and likely to be, anywhere in the city
    to_review: int
    may_prepare: bool
    drafts: list[Directive]
    more_drafts: int
    to_sign: list[Document]
    more_to_sign: int
    unread: list[Circulation]
    decisions: list[Item]  # blockers that wait for a decision of one's own
    decisions_waiting: int
    judging: list[Wait]  # what periods that are being judged wait for


def home_of(access: Access, today: date) -> Home:
    visible = Obligation.objects.visible_to(access)
    mine = visible.filter(holder__in=access.own_unit_ids)
    city = figures(visible, today) if access.sees_everything else None
    may_prepare = access.can("directives.prepare")
    waiting = drafts() if may_prepare else Directive.objects.none()
    shown = list(waiting[:NEXT])
    documents = to_sign(access)
    unsigned = list(documents[:NEXT])
    decisions = waiting_for(access).select_related("duty__directive") if access.can(DECIDE) else Blocker.objects.none()
    return Home(
        mine=figures(mine, today) if access.home_id else None,
        city=city,
        next=pressing(mine, today) if access.home_id else [],
        urge=pressing(visible.filter(due__lte=today + timedelta(DUE_SOON_DAYS)), today) if city else [],
        at_risk=top(access, today) if city else [],
        to_review=city.submitted if city and access.can("duties.review") else 0,
        may_prepare=may_prepare,
        drafts=shown,
        more_drafts=waiting.count() - len(shown) if len(shown) == NEXT else 0,
        to_sign=unsigned,
        more_to_sign=documents.count() - NEXT if len(unsigned) == NEXT else 0,
        unread=list(unread(access)) if access.home_id else [],
        decisions=items(decisions[:NEXT], access, today),
        decisions_waiting=decisions.count(),
        judging=waits_for(access, today),
    )


def figures(obligations: ObligationQuerySet, today: date) -> Figures:
    def count(**condition: str) -> Count:
        return Count("pk", filter=Q(**condition))

    found = (
        obligations.open()
        .with_timeliness(today)
        .aggregate(
            open=Count("pk"),
            late=count(timeliness=Timeliness.LATE),
            due_soon=count(timeliness=Timeliness.DUE_SOON),
            not_accepted=count(progress=Progress.NOT_ACCEPTED),
            returned=count(progress=Progress.RETURNED),
            submitted=count(progress=Progress.SUBMITTED),
        )
    )
    return Figures(**found)


def pressing(obligations: ObligationQuerySet, today: date) -> list[Obligation]:
    """Open ones that wait for their agency, the nearest day first; what has been reported waits for others."""
    rows = obligations.open().exclude(progress=Progress.SUBMITTED).with_timeliness(today)
    return list(rows.select_related("duty__directive").order_by(F("due").asc(nulls_last=True), "pk")[:NEXT])


def drafts() -> QuerySet[Directive]:
    """Directives taken in but not issued: somebody has to confirm their tasks."""
    return Directive.objects.filter(state=Directive.State.DRAFT).annotate(
        open_tasks=Count("tasks", filter=Q(tasks__state="proposed"))
    )


def unread(access: Access) -> QuerySet[Circulation]:
    """Sent to a unit of mine, and nobody of it has said so yet."""
    rows = Circulation.objects.filter(
        unit__in=access.own_unit_ids, acknowledgements=None, directive__in=Directive.objects.visible_to(access)
    )
    return rows.select_related("directive").order_by("-sent_at")[:NEXT]
