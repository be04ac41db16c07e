from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from roviec.org import acts
from roviec.org.access import access_of
from roviec.org.errors import OrgError
from roviec.org.models import Grant, Role
from tests.conftest import Cast, City, Member, make_member

WEEK = timedelta(days=7)


@pytest.fixture
def today(db: None) -> date:
    return timezone.localdate()


@pytest.fixture
def colleague(city: City) -> Member:
    return make_member("colleague", "Đồng nghiệp Mẫu", Role.STEWARD, city.sci)


def lend(cast: Cast, to: Member, start: date, end: date) -> Grant:
    own = Grant.objects.get(person=cast.clerk.person)
    return acts.delegate(access=cast.clerk.access, grant=own, to=to.person, start=start, end=end, reason="Đi học")


def test_the_role_is_lent_for_the_period_only(cast: Cast, colleague: Member, today: date) -> None:
    lend(cast, colleague, today, today + WEEK)
    can = [
        access_of(type(colleague.user).objects.get(pk=colleague.user.pk), on=day).can("duties.progress")
        for day in (today, today + WEEK)
    ]
    assert can == [True, False]


def test_the_lender_keeps_the_role(cast: Cast, colleague: Member, today: date) -> None:
    lend(cast, colleague, today, today + WEEK)
    assert cast.clerk.access.can("duties.progress")


def test_a_lent_role_is_not_lent_on(cast: Cast, colleague: Member, today: date) -> None:
    lent = lend(cast, colleague, today, today + WEEK)
    with pytest.raises(OrgError, match="lent_already"):
        acts.delegate(
            access=colleague.access, grant=lent, to=cast.officer.person, start=today, end=today + WEEK, reason=""
        )


def test_only_ones_own_role_is_lent(cast: Cast, colleague: Member, today: date) -> None:
    other = Grant.objects.get(person=cast.officer.person)
    with pytest.raises(OrgError, match="not_yours"):
        acts.delegate(
            access=cast.clerk.access, grant=other, to=colleague.person, start=today, end=today + WEEK, reason=""
        )


def test_a_role_outside_the_list_is_not_lent(cast: Cast, colleague: Member, city: City, today: date) -> None:
    own = Grant.objects.create(person=cast.clerk.person, role=Role.AUDITOR, unit=city.root, valid_from=today)
    with pytest.raises(OrgError, match="not_to_lend"):
        acts.delegate(
            access=cast.clerk.access, grant=own, to=colleague.person, start=today, end=today + WEEK, reason=""
        )


@pytest.mark.parametrize(
    ("start", "end", "code"), [(0, 0, "ends_before_it_starts"), (3, 1, "ends_before_it_starts"), (-1, 5, "in_the_past")]
)
def test_the_period_has_sense(cast: Cast, colleague: Member, today: date, start: int, end: int, code: str) -> None:
    with pytest.raises(OrgError, match=code):
        lend(cast, colleague, today + timedelta(days=start), today + timedelta(days=end))


def test_no_loan_outlives_the_role(cast: Cast, colleague: Member, today: date) -> None:
    Grant.objects.filter(person=cast.clerk.person).update(valid_to=today + timedelta(days=2))
    with pytest.raises(OrgError, match="outside_the_role"):
        lend(cast, colleague, today, today + WEEK)


def test_nothing_is_lent_to_oneself(cast: Cast, today: date) -> None:
    with pytest.raises(OrgError, match="to_oneself"):
        lend(cast, cast.clerk, today, today + WEEK)


def test_who_has_no_role_that_lends_may_not(cast: Cast, colleague: Member, today: date) -> None:
    own = Grant.objects.get(person=cast.auditor.person)
    with pytest.raises(PermissionDenied):
        acts.delegate(
            access=cast.auditor.access, grant=own, to=colleague.person, start=today, end=today + WEEK, reason=""
        )


def test_the_lender_may_end_the_loan_and_nobody_elses(cast: Cast, colleague: Member, today: date) -> None:
    lent = lend(cast, colleague, today, today + WEEK)
    with pytest.raises(PermissionDenied):
        acts.revoke(access=cast.stranger.access, grant=lent, on=today + timedelta(days=1), reason="")
    ended = acts.revoke(access=cast.clerk.access, grant=lent, on=today + timedelta(days=1), reason="Về sớm")
    assert ended.valid_to == today + timedelta(days=1)


def test_what_was_lent_ends_with_the_role(cast: Cast, colleague: Member, today: date) -> None:
    now = lend(cast, colleague, today, today + WEEK)
    later = lend(cast, colleague, today + WEEK, today + 2 * WEEK)
    own = Grant.objects.get(person=cast.clerk.person)
    end = today + timedelta(days=1)
    acts.revoke(access=cast.administrator.access, grant=own, on=end, reason="Nghỉ hưu")
    now.refresh_from_db()
    assert now.valid_to == end
    assert not Grant.objects.filter(pk=later.pk).exists()
