from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from roviec.journal.acts import record
from roviec.org.access import PERMISSIONS, Access
from roviec.org.errors import OrgError
from roviec.org.models import Grant, Person


@transaction.atomic
def delegate(*, access: Access, grant: Grant, to: Person, start: date, end: date, reason: str) -> Grant:
    """Lend one's own role to a colleague for a period; `end` is the first day on which it is no longer lent.

    A lent role cannot be lent on, and no loan outlives the role itself.
    """
    access.require("org.delegate")
    if access.person is None or grant.person_id != access.person.pk:
        raise OrgError("not_yours")
    if grant.delegated_by_id is not None:
        raise OrgError("lent_already")
    if grant.role not in PERMISSIONS["org.delegate"]:
        raise OrgError("not_to_lend")
    if to.pk == grant.person_id:
        raise OrgError("to_oneself")
    if end <= start:
        raise OrgError("ends_before_it_starts")
    if start < timezone.localdate():
        raise OrgError("in_the_past")
    if start < grant.valid_from or (grant.valid_to is not None and end > grant.valid_to):
        raise OrgError("outside_the_role")
    lent = Grant.objects.create(
        person=to, role=grant.role, unit=grant.unit, valid_from=start, valid_to=end, delegated_by=grant
    )
    after = {"person": to.pk, "role": grant.role, "unit": grant.unit.code, "from": start, "until": end}
    record(actor=access.actor, act="org.delegate", obj=lent, after=after, reason=reason)
    return lent
