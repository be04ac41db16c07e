from __future__ import annotations

import pytest

from roviec.directives.acts import acknowledge
from roviec.directives.errors import Refused
from roviec.directives.models import Acknowledgement, Directive
from roviec.journal.reads import entries_about
from tests.conftest import Cast, City


def test_it_works(cast: Cast, city: City, issued: Directive) -> None:
    clerk = cast.clerk
    found = acknowledge(actor=clerk.access.actor, person=clerk.person, directive=issued, unit=city.sci)
    assert (found.circulation.unit, found.person) == (city.sci, clerk.person)
    entry = entries_about(issued)[0]
    assert (entry.act, entry.after) == ("directives.acknowledge", {"unit": city.sci.pk, "person": clerk.person.pk})


def test_twice_is_once(cast: Cast, city: City, issued: Directive) -> None:
    clerk = cast.clerk
    for _ in range(2):
        acknowledge(actor=clerk.access.actor, person=clerk.person, directive=issued, unit=city.sci)
    assert Acknowledgement.objects.count() == 1
    assert entries_about(issued).filter(act="directives.acknowledge").count() == 1


def test_two_people_of_a_unit_each_take_note(cast: Cast, city: City, issued: Directive) -> None:
    for member in (cast.clerk, cast.past_clerk):
        acknowledge(actor=member.access.actor, person=member.person, directive=issued, unit=city.sci)
    assert Acknowledgement.objects.count() == 2


def test_a_unit_that_it_was_not_sent_to_is_refused(cast: Cast, city: City, issued: Directive) -> None:
    stranger = cast.stranger
    with pytest.raises(Refused, match="not_circulated"):
        acknowledge(actor=stranger.access.actor, person=stranger.person, directive=issued, unit=city.other_ward)
    assert not Acknowledgement.objects.exists()
