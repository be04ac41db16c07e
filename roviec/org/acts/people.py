from __future__ import annotations

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from roviec.journal.acts import record
from roviec.org.access import Access
from roviec.org.chart import Chart
from roviec.org.errors import OrgError
from roviec.org.models import Dated, Grant, Holding, Person, Post, Role, Unit
from roviec.vietnamese.keys import person_sort_key, search_key


@transaction.atomic
def add_person(*, access: Access, full_name: str, user: User | None = None) -> Person:
    access.require("org.change")
    name = " ".join(full_name.split())
    if not search_key(name):
        raise OrgError("no_letters")
    person = Person.objects.create(
        full_name=name, user=user, search_key=search_key(name), sort_key=person_sort_key(name)
    )
    record(actor=access.actor, act="org.add_person", obj=person, after={"has_account": user is not None})
    return person


@transaction.atomic
def appoint(*, access: Access, post: Post, person: Person, on: date, legal_basis: str) -> Holding:
    """`person` sits in `post` from `on`; whoever sat there until then no longer does."""
    access.require("org.change")
    if post.unit_id not in Chart.at(on):
        raise OrgError("not_standing", unit=post.unit.code, on=on.isoformat())
    holdings = Holding.objects.select_for_update().filter(post=post)
    if later := holdings.filter(valid_from__gte=on).order_by("valid_from").first():
        raise OrgError("later_holder", since=later.valid_from.isoformat())
    sitting = holdings.filter(Dated.on(on)).first()
    if sitting is not None:
        if sitting.person_id == person.pk:
            raise OrgError("already_there")
        sitting.valid_to = on
        sitting.save(update_fields=["valid_to"])
    holding = Holding.objects.create(post=post, person=person, valid_from=on, legal_basis=legal_basis)
    before = {"person": sitting.person_id} if sitting else None
    after = {"person": person.pk, "unit": post.unit.code, "on": on}
    record(actor=access.actor, act="org.appoint", obj=post, before=before, after=after, reason=legal_basis)
    return holding


@transaction.atomic
def grant(
    *, access: Access, person: Person, role: Role, unit: Unit, on: date, until: date | None = None, reason: str = ""
) -> Grant:
    """`person` acts as `role` in `unit` from `on`; `until` is the first day on which no longer."""
    access.require("org.change")
    if unit.pk not in Chart.at(on):
        raise OrgError("not_standing", unit=unit.code, on=on.isoformat())
    if until is not None and until <= on:
        raise OrgError("ends_before_it_starts")
    same = Grant.objects.filter(person=person, role=role, unit=unit).filter(Q(valid_to=None) | Q(valid_to__gt=on))
    if until is not None:
        same = same.filter(valid_from__lt=until)
    if same.exists():
        raise OrgError("already_there")
    given = Grant.objects.create(person=person, role=role, unit=unit, valid_from=on, valid_to=until)
    after = {"person": person.pk, "role": role, "unit": unit.code, "on": on, "until": until}
    record(actor=access.actor, act="org.grant", obj=given, after=after, reason=reason)
    return given


@transaction.atomic
def revoke(*, access: Access, grant: Grant, on: date, reason: str) -> Grant:
    """The role ends on `on`, and what was lent from it with it. A person may give back what they lent."""
    lent = grant.delegated_by
    if lent is None or access.person is None or lent.person_id != access.person.pk:
        access.require("org.change")
    locked = Grant.objects.select_for_update().get(pk=grant.pk)
    if locked.valid_from >= on or (locked.valid_to is not None and locked.valid_to <= on):
        raise OrgError("not_in_force", on=on.isoformat())
    before = {"until": locked.valid_to}
    locked.valid_to = on
    locked.save(update_fields=["valid_to"])
    ended = _end_loans(locked, on)
    after = {"until": on, "loans_ended": ended}
    record(actor=access.actor, act="org.revoke", obj=locked, before=before, after=after, reason=reason)
    return locked


def _end_loans(grant: Grant, on: date) -> list[int]:
    """A loan that would begin only after `on` never takes place: its row goes, the journal names it."""
    loans = grant.delegations.filter(valid_to__gt=on)
    ended = sorted(loans.values_list("pk", flat=True))
    loans.filter(valid_from__gte=on).delete()
    loans.update(valid_to=on)
    return ended
