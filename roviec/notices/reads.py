"""A person's notices, and for the administrator what keeps mail from arriving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When

from roviec.notices import mail, render
from roviec.notices.models import Digest, Notice, Preference
from roviec.org.access import Access
from roviec.org.models import Dated, Grant, Person

A_PAGE: Final = 25
COUNTED: Final = 99  # the bell says "99+" above
LOOK_BACK: Final = timedelta(days=14)


def unread(access: Access) -> int:
    """For the bell: one query over an index that holds unread notices only, and never more than a hundred of them."""
    if access.person is None:
        return 0
    return Notice.objects.visible_to(access).unread().order_by()[: COUNTED + 1].count()


@dataclass(frozen=True)
class Mine:
    page: Page[Notice]
    lines: list[render.Line]
    unread: int
    total: int


def mine(access: Access, *, only_unread: bool, page: str) -> Mine:
    """Unread first, then the latest first."""
    rows = Notice.objects.visible_to(access)
    counts = rows.aggregate(total=Count("pk"), unread=Count("pk", filter=Q(read_at=None)))
    chosen = rows.unread() if only_unread else rows
    ordered = chosen.order_by(Case(When(read_at=None, then=0), default=1), "-made_at", "-pk")
    found = Paginator(ordered, A_PAGE).get_page(page)
    return Mine(found, render.lines(access, found), counts["unread"], counts["total"])


def preference(access: Access) -> Preference:
    found = Preference.objects.filter(person=access.person).first() if access.person else None
    return found or Preference()


@dataclass(frozen=True)
class Post:
    """How mail fares: what waits, what was given up, and whom it can't reach."""

    configured: bool
    counts: dict[str, int]  # of the digests of the last days, by state
    stuck: list[Digest]
    without_address: list[Person]


def post(today: date) -> Post:
    recent = Digest.objects.filter(day__gte=today - LOOK_BACK)
    counts = dict(recent.order_by().values_list("state").annotate(Count("pk")))
    failed = Digest.objects.filter(state=Digest.State.FAILED).select_related("person").order_by("-day", "person")
    states = {state: counts.get(state, 0) for state in Digest.State.values}
    return Post(mail.configured(), states, list(failed[:100]), list(without_address(today)))


def without_address(today: date) -> QuerySet[Person]:
    """At work here, with an account to sign in with, and no mail address."""
    at_work = Grant.objects.filter(Dated.on(today), person=OuterRef("pk"))
    people = Person.objects.filter(Exists(at_work), user__is_active=True, user__email="")
    return people.annotate(login=F("user__username")).order_by("sort_key")
