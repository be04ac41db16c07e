from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from roviec.journal.models import Entry
from roviec.org import acts
from roviec.org.access import Access
from roviec.org.errors import OrgError
from roviec.org.models import Grant, Person, Post, Role
from roviec.org.reads import head_of
from tests.conftest import CHANGE, OLD, Cast, City

DAY = CHANGE + timedelta(days=10)


@pytest.fixture
def newcomer(administrator: Access) -> Person:
    return acts.add_person(access=administrator, full_name="  Vũ  Thị Mẫu ")


def test_a_person_is_added_and_the_journal_has_no_name(newcomer: Person) -> None:
    assert newcomer.full_name == "Vũ Thị Mẫu"
    entry = Entry.objects.get(act="org.add_person")
    assert "Mẫu" not in str((entry.before, entry.after, entry.reason))


def test_a_name_has_letters(administrator: Access) -> None:
    with pytest.raises(OrgError, match="no_letters"):
        acts.add_person(access=administrator, full_name=" … ")


def test_an_appointment_ends_the_one_before(administrator: Access, newcomer: Person, cast: Cast, city: City) -> None:
    post = Post.objects.get(unit=city.sci)
    acts.appoint(access=administrator, post=post, person=newcomer, on=DAY, legal_basis="QĐ thử")
    assert head_of(city.sci.pk, DAY) == newcomer
    assert head_of(city.sci.pk, DAY - timedelta(days=1)) == cast.clerk.person
    entry = Entry.objects.get(act="org.appoint")
    assert (entry.before, (entry.after or {})["person"]) == ({"person": cast.clerk.person.pk}, newcomer.pk)


def test_an_appointment_does_not_rewrite_a_later_one(
    administrator: Access, newcomer: Person, cast: Cast, city: City
) -> None:
    post = Post.objects.get(unit=city.sci)
    acts.appoint(access=administrator, post=post, person=newcomer, on=DAY, legal_basis="QĐ thử")
    for person, code in ((newcomer, "later_holder"), (cast.officer.person, "later_holder")):
        with pytest.raises(OrgError, match=code):
            acts.appoint(access=administrator, post=post, person=person, on=CHANGE, legal_basis="QĐ thử")


def test_who_sits_there_is_not_appointed_again(administrator: Access, cast: Cast, city: City) -> None:
    post = Post.objects.get(unit=city.sci)
    with pytest.raises(OrgError, match="already_there"):
        acts.appoint(access=administrator, post=post, person=cast.clerk.person, on=DAY, legal_basis="QĐ thử")


def test_nobody_is_appointed_in_a_unit_that_has_ended(administrator: Access, newcomer: Person, city: City) -> None:
    post = Post.objects.create(unit=city.info, title="Giám đốc", heads_unit=True)
    with pytest.raises(OrgError, match="not_standing"):
        acts.appoint(access=administrator, post=post, person=newcomer, on=DAY, legal_basis="QĐ thử")


def test_a_clerk_appoints_and_adds_nobody(clerk: Access, cast: Cast, city: City) -> None:
    with pytest.raises(PermissionDenied):
        acts.add_person(access=clerk, full_name="Vũ Thị Mẫu")
    with pytest.raises(PermissionDenied):
        acts.appoint(
            access=clerk, post=Post.objects.get(unit=city.sci), person=cast.officer.person, on=DAY, legal_basis="QĐ"
        )


def test_a_role_begins_on_its_day(administrator: Access, cast: Cast, city: City) -> None:
    acts.grant(access=administrator, person=cast.stranger.person, role=Role.STANDING_BODY, unit=city.police, on=DAY)
    assert cast.stranger.access.can("directives.issue")


@pytest.mark.parametrize("until", [OLD, OLD + timedelta(days=1)])
def test_a_role_ends_after_it_begins(administrator: Access, cast: Cast, city: City, until: object) -> None:
    with pytest.raises(OrgError, match="ends_before_it_starts"):
        acts.grant(
            access=administrator, person=cast.stranger.person, role=Role.STEWARD, unit=city.ward,
            on=OLD + timedelta(days=1), until=until,  # type: ignore[arg-type]
        )  # fmt: skip


def test_the_same_role_is_not_given_twice_at_a_time(administrator: Access, cast: Cast, city: City) -> None:
    with pytest.raises(OrgError, match="already_there"):
        acts.grant(access=administrator, person=cast.clerk.person, role=Role.FOCAL_OFFICER, unit=city.sci, on=DAY)


def test_a_clerk_gives_no_roles(clerk: Access, cast: Cast, city: City) -> None:
    with pytest.raises(PermissionDenied):
        acts.grant(access=clerk, person=cast.clerk.person, role=Role.ADMINISTRATOR, unit=city.root, on=DAY)
    assert not cast.clerk.access.can("org.change")


def test_a_role_is_taken_back_from_a_day(administrator: Access, cast: Cast) -> None:
    given = Grant.objects.get(person=cast.officer.person)
    acts.revoke(access=administrator, grant=given, on=DAY, reason="Chuyển công tác")
    assert not cast.officer.access.can("directives.issue")
    given.refresh_from_db()
    assert (given.valid_from, given.valid_to) == (OLD, DAY)


def test_a_role_that_has_ended_is_not_taken_back_again(administrator: Access, cast: Cast) -> None:
    given = Grant.objects.get(person=cast.officer.person)
    acts.revoke(access=administrator, grant=given, on=DAY, reason="Chuyển công tác")
    with pytest.raises(OrgError, match="not_in_force"):
        acts.revoke(access=administrator, grant=given, on=DAY, reason="Chuyển công tác")


def test_a_clerk_takes_no_role_back(clerk: Access, cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        acts.revoke(access=clerk, grant=Grant.objects.get(person=cast.officer.person), on=DAY, reason="")
    assert cast.officer.access.can("directives.issue")
