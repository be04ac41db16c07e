from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction

from roviec.directives.models import Directive
from roviec.journal.acts import record
from roviec.org.access import Access
from roviec.org.models import Unit
from roviec.programme.acts.common import past, words
from roviec.programme.errors import ProgrammeRefused
from roviec.programme.models import Direction, Item, Paper, Reach, Replication, Visit
from roviec.programme.permissions import require_update


@transaction.atomic
def add_paper(
    *, access: Access, item: Item, direction: str, number: str, dated_on: date, body: str, subject: str,
    directive: Directive | None = None,
) -> Paper:  # fmt: skip
    """`directive` only where the paper is in the system and the writer sees it."""
    require_update(access, item)
    if direction not in Direction.values:
        raise ProgrammeRefused("unknown_direction")
    if directive is not None and not Directive.objects.visible_to(access).filter(pk=directive.pk).exists():
        raise ProgrammeRefused("unknown_directive")
    paper = Paper.objects.create(
        item=item, direction=direction, number=words(number), dated_on=past(dated_on), body=words(body),
        subject=words(subject), directive=directive, person=access.person,
    )  # fmt: skip
    after = {"paper": paper.pk, "direction": direction, "on": dated_on, "directive": paper.directive_id}
    record(actor=access.actor, act="programme.add_paper", obj=item, after=after)
    return paper


@transaction.atomic
def answer_paper(*, access: Access, paper: Paper, on: date, answer: str) -> Paper:
    require_update(access, paper.item)
    answer = words(answer)
    if past(on) < paper.dated_on:
        raise ProgrammeRefused("before_the_request", day=paper.dated_on.isoformat())
    open_request = Paper.objects.filter(pk=paper.pk, direction=Direction.OUT, answered_on=None)
    if open_request.update(answered_on=on, answer=answer) != 1:
        raise ProgrammeRefused("changed_meanwhile")
    paper.refresh_from_db(fields=["answered_on", "answer"])
    record(
        actor=access.actor, act="programme.answer_paper", obj=paper.item, after={"paper": paper.pk, "answered_on": on}
    )
    return paper


@transaction.atomic
def add_visit(
    *, access: Access, item: Item, place: str, on: date, units: Collection[Unit], people: int, learned: str
) -> Visit:
    require_update(access, item)
    if not units or people < 1:
        raise ProgrammeRefused("nobody_went")
    visit = Visit.objects.create(
        item=item, place=words(place), on=past(on), people=people, learned=words(learned), person=access.person
    )
    visit.units.set(units)
    after = {"visit": visit.pk, "on": on, "units": sorted(unit.pk for unit in units), "people": people}
    record(actor=access.actor, act="programme.add_visit", obj=item, after=after)
    return visit


@transaction.atomic
def replicate(*, access: Access, item: Item, unit: Unit, since: date, reach: str, note: str = "") -> Replication:
    """A plan may lie ahead; what is under way has begun."""
    require_update(access, item)
    if reach not in Reach.values:
        raise ProgrammeRefused("unknown_reach")
    if reach != Reach.PLANNED:
        past(since)
    row = Replication.objects.create(
        item=item, unit=unit, since=since, reach=reach, note=note.strip(), person=access.person
    )
    after = {"unit": unit.pk, "since": since, "reach": reach}
    record(actor=access.actor, act="programme.replicate", obj=item, after=after)
    return row
