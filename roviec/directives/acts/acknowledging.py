from __future__ import annotations

from django.db import transaction

from roviec.directives.errors import Refused
from roviec.directives.models import Acknowledgement, Circulation, Directive
from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.org.models import Person, Unit


@transaction.atomic
def acknowledge(*, actor: Actor, person: Person, directive: Directive, unit: Unit) -> Acknowledgement:
    """A person of the unit has taken note. Once is enough: doing it again changes nothing."""
    circulation = Circulation.objects.select_for_update().filter(directive=directive, unit=unit).first()
    if circulation is None:
        raise Refused("not_circulated")
    found, is_new = Acknowledgement.objects.get_or_create(circulation=circulation, person=person)
    if is_new:
        after = {"unit": unit.pk, "person": person.pk}
        record(actor=actor, act="directives.acknowledge", obj=directive, after=after)
    return found
