from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from roviec.journal.context import Actor
from roviec.org.access import PERMISSIONS, access_of, actor_may
from roviec.org.models import Grant, Role
from tests.conftest import OLD, Cast, City, make_member, make_unit

FAR = date(2099, 1, 1)

SEES_ALL = {"leader", "officer", "administrator", "auditor"}


@pytest.mark.parametrize(
    "who", ["leader", "officer", "clerk", "ward_clerk", "stranger", "past_clerk", "administrator", "auditor"]
)
def test_who_sees_the_whole_city(cast: Cast, who: str) -> None:
    assert cast.named(who).access.sees_everything == (who in SEES_ALL)


def test_a_clerk_sees_their_unit_and_what_it_took_over(cast: Cast, city: City) -> None:
    access = cast.clerk.access
    assert access.sees(city.sci.pk)
    assert access.sees(city.info.pk)
    assert not access.sees(city.ward.pk)


def test_a_clerk_of_an_ended_unit_sees_its_past_and_not_its_heir(cast: Cast, city: City) -> None:
    access = cast.past_clerk.access
    assert access.sees(city.info.pk)
    assert not access.sees(city.sci.pk)


def test_a_ward_sees_no_other_ward(cast: Cast, city: City) -> None:
    assert cast.ward_clerk.access.sees(city.ward.pk)
    assert not cast.stranger.access.sees(city.ward.pk)


@pytest.mark.parametrize("permission", sorted(PERMISSIONS))
def test_nobody_may_do_anything_unsigned(db: None, permission: str) -> None:
    access = access_of(AnonymousUser())
    assert not access.can(permission)
    assert access.unit_ids == frozenset()


def test_an_account_that_was_closed_may_nothing(cast: Cast) -> None:
    cast.officer.user.is_active = False
    cast.officer.user.save()
    assert not cast.officer.access.can("directives.issue")


def test_a_role_that_has_ended_gives_nothing(city: City, db: None) -> None:
    member = make_member("gone", "Người Mẫu", Role.STANDING_BODY, city.police, end=OLD.replace(year=2021))
    assert not member.access.can("directives.issue")
    assert not member.access.sees_everything


def test_require_refuses_what_can_denies(cast: Cast) -> None:
    cast.administrator.access.require("org.change")
    with pytest.raises(PermissionDenied):
        cast.clerk.access.require("org.change")


def test_roles_in_a_unit_are_for_those_who_see_it(cast: Cast, city: City) -> None:
    of_ward = Grant.objects.filter(unit=city.ward)
    assert of_ward.visible_to(cast.ward_clerk.access).count() == of_ward.visible_to(cast.auditor.access).count() == 1
    assert not of_ward.visible_to(cast.stranger.access).exists()


def test_mine_stays_ones_own_unit_while_a_role_is_lent_to_one(cast: Cast, city: City) -> None:
    lent_from = Grant.objects.get(person=cast.officer.person)
    own = Grant.objects.get(person=cast.ward_clerk.person)
    Grant.objects.filter(pk=own.pk).delete()
    Grant.objects.create(
        person=cast.ward_clerk.person, role=Role.STANDING_BODY, unit=city.police,
        valid_from=OLD, valid_to=FAR, delegated_by=lent_from,
    )  # fmt: skip
    Grant.objects.create(person=cast.ward_clerk.person, role=own.role, unit=own.unit, valid_from=OLD)
    access = cast.ward_clerk.access
    assert access.home_id == city.ward.pk
    assert access.actor.acting_as == "focal_officer@phuong-hc"
    assert access.can("directives.issue")


def test_a_leader_of_a_department_sees_that_department_only(city: City) -> None:
    access = make_member("chief", "Giám đốc Mẫu", Role.LEADER, city.sci).access
    assert not access.sees_everything
    assert access.sees(city.sci.pk)
    assert not access.sees(city.police.pk)


def test_who_sees_a_unit_sees_what_stands_below_it(city: City) -> None:
    below = make_unit("trung-tam", "Trung tâm Mẫu", "so", "thanh_pho", city.sci)
    assert make_member("head", "Người Mẫu", Role.UNIT_HEAD, city.sci).access.sees(below.pk)


def test_access_costs_few_queries_and_is_asked_once(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    user = cast.clerk.user
    with django_assert_max_num_queries(6):
        first = access_of(user)
    with django_assert_max_num_queries(0):
        assert access_of(user) is first


@pytest.mark.parametrize(
    ("who", "may"), [("officer", True), ("leader", False), ("clerk", False), ("administrator", False)]
)
def test_an_act_that_knows_only_the_actor_asks_for_a_role_of_today(cast: Cast, who: str, may: bool) -> None:
    assert actor_may(cast.named(who).access.actor, "directives.issue") is may


def test_a_role_that_has_ended_or_not_begun_allows_nothing(cast: Cast, city: City) -> None:
    actor, today = cast.officer.access.actor, timezone.localdate()
    grant = Grant.objects.filter(person=cast.officer.person)
    grant.update(valid_to=today)
    assert not actor_may(actor, "directives.issue")
    grant.update(valid_from=today + timedelta(1), valid_to=None)
    assert not actor_may(actor, "directives.issue")
    grant.update(valid_from=today)
    assert actor_may(actor, "directives.issue")


def test_jobs_may_all_and_accounts_without_a_person_nothing(cast: Cast) -> None:
    assert actor_may(Actor.system("duties.make_obligations"), "directives.issue")
    assert not actor_may(Actor(f"user:{cast.officer.person.pk}", ""), "directives.issue")
    assert not actor_may(Actor("anonymous", ""), "directives.issue")
