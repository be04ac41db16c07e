"""What the database itself refuses, whoever writes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from roviec.org.models import Grant, Holding, Post, Role, Succession, SuccessionLink, UnitVersion
from tests.conftest import CHANGE, OLD, Cast, City

Write = Callable[[Cast, City], object]


def second_open_version(cast: Cast, city: City) -> object:
    return UnitVersion.objects.create(unit=city.sci, name="Hai", kind="so", level="tp", valid_from=CHANGE)


def version_that_ends_first(cast: Cast, city: City) -> object:
    return UnitVersion.objects.create(unit=city.info, name="Ba", kind="so", level="tp", valid_from=CHANGE, valid_to=OLD)


def second_head_post(cast: Cast, city: City) -> object:
    return Post.objects.create(unit=city.sci, title="Giám đốc thứ hai", heads_unit=True)


def second_holder(cast: Cast, city: City) -> object:
    return Holding.objects.create(post=Post.objects.get(unit=city.sci), person=cast.officer.person, valid_from=CHANGE)


def loan_without_end(cast: Cast, city: City) -> object:
    lent = Grant.objects.get(person=cast.clerk.person)
    return Grant.objects.create(
        person=cast.officer.person, role=Role.FOCAL_OFFICER, unit=city.sci, valid_from=CHANGE, delegated_by=lent
    )


def role_that_lasts_no_day(cast: Cast, city: City) -> object:
    return Grant.objects.create(
        person=cast.officer.person, role=Role.STEWARD, unit=city.sci, valid_from=CHANGE, valid_to=CHANGE
    )


def second_heir(cast: Cast, city: City) -> object:
    event = Succession.objects.get(code="quan-hc-2025")
    return SuccessionLink.objects.create(succession=event, predecessor=city.district, successor=city.other_ward)


@pytest.mark.parametrize(
    "write",
    [
        second_open_version,
        version_that_ends_first,
        second_head_post,
        second_holder,
        loan_without_end,
        role_that_lasts_no_day,
        second_heir,
    ],
)
def test_the_database_refuses(cast: Cast, city: City, write: Write) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        write(cast, city)


def test_a_second_post_that_heads_nothing_is_fine(cast: Cast, city: City) -> None:
    assert Post.objects.create(unit=city.sci, title="Phó Giám đốc").pk


def test_a_loan_with_an_end_is_fine(cast: Cast, city: City) -> None:
    lent = Grant.objects.get(person=cast.clerk.person)
    end: date = CHANGE + timedelta(days=1)
    assert Grant.objects.create(
        person=cast.officer.person, role=lent.role, unit=city.sci, valid_from=CHANGE, valid_to=end, delegated_by=lent
    ).pk
