from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from roviec.org.models import Grant, Role
from tests.conftest import Cast, City, Member, make_member

ADDRESS = "/don-vi/uy-quyen/"


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def colleague(city: City) -> Member:
    return make_member("colleague", "Đồng nghiệp Mẫu", Role.STEWARD, city.sci)


@pytest.fixture
def said(cast: Cast, colleague: Member, today: date) -> dict[str, str]:
    return {
        "grant": str(Grant.objects.get(person=cast.clerk.person).pk),
        "to": str(colleague.person.pk),
        "start": today.isoformat(),
        "last": (today + timedelta(days=3)).isoformat(),
        "reason": "Đi học",
    }


def test_a_clerk_lends_their_role_to_the_end_of_the_last_day(
    cast: Cast, colleague: Member, said: dict[str, str], today: date
) -> None:
    assert cast.clerk.client().post(ADDRESS, said).status_code == 302
    lent = Grant.objects.get(delegated_by__isnull=False)
    assert (lent.person, lent.valid_to) == (colleague.person, today + timedelta(days=4))
    assert "Đồng nghiệp Mẫu" in cast.clerk.client().get(ADDRESS).content.decode()


def test_nobody_lends_the_role_of_another(cast: Cast, said: dict[str, str]) -> None:
    assert cast.stranger.client().post(ADDRESS, said).status_code == 422
    assert not Grant.objects.filter(delegated_by__isnull=False).exists()


def test_a_role_is_lent_to_a_colleague_of_the_unit(cast: Cast, said: dict[str, str]) -> None:
    assert cast.clerk.client().post(ADDRESS, said | {"to": str(cast.stranger.person.pk)}).status_code == 422


def test_what_has_no_sense_is_said_in_words(cast: Cast, said: dict[str, str], today: date) -> None:
    yesterday = (today - timedelta(days=1)).isoformat()
    response = cast.clerk.client().post(ADDRESS, said | {"start": yesterday})
    assert response.status_code == 422
    assert "Không ủy quyền lùi về trước hôm nay." in response.content.decode()


@pytest.mark.parametrize("who", ["auditor", "administrator"])
def test_who_has_no_role_to_lend_finds_no_page(cast: Cast, who: str) -> None:
    assert cast.named(who).client().get(ADDRESS).status_code == 404


def test_the_lender_ends_the_loan_from_tomorrow(cast: Cast, said: dict[str, str], today: date) -> None:
    cast.clerk.client().post(ADDRESS, said | {"start": today.isoformat()})
    lent = Grant.objects.get(delegated_by__isnull=False)
    address = f"/don-vi/uy-quyen/{lent.pk}/cham-dut/"
    assert cast.stranger.client().post(address).status_code == 404
    assert cast.clerk.client().get(address).status_code == 405
    assert cast.clerk.client().post(address).status_code == 302
    lent.refresh_from_db()
    assert lent.valid_to == today + timedelta(days=1)
