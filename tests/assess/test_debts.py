"""Work of earlier months that is still owed stands on the run's page, as it was at the run's moment."""

from __future__ import annotations

import pytest
import time_machine
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from roviec.assess import acts
from roviec.assess.debts import Debt, debts
from roviec.assess.models import Run, ScoringRule
from tests.assess.conftest import Month, at, on
from tests.conftest import Cast, City


def run_of_october(cast: Cast) -> Run:
    access = cast.officer.access
    with time_machine.travel(at(4, 11), tick=False):
        return acts.judge(actor=access.actor, access=access, period="2024-10")


@pytest.fixture
def run(month: Month, rule: ScoringRule, cast: Cast, city: City) -> Run:
    """Judged on 4 November: the ward owes two of earlier months, the department handed its own in late, October's is not old."""
    month.one(city.ward, due=on(20, 8), opened=on(1, 8))
    month.one(city.ward, due=on(30, 9), opened=on(1, 9))
    month.hand_in(month.one(city.sci, due=on(20, 9), opened=on(1, 9)), at(3, 10))
    month.one(city.other_ward, due=on(1, 10), opened=on(1, 9))
    return run_of_october(cast)


def test_what_was_due_before_and_not_handed_in_is_owed(run: Run, cast: Cast, city: City) -> None:
    found = debts(run, cast.officer.access)
    assert found.units == [Debt(city.ward.pk, 2, on(20, 8))]
    assert [row.due_then for row in found.rows] == [on(20, 8), on(30, 9)]
    assert found.total == 2


def test_what_is_handed_in_after_the_moment_was_owed_at_it(run: Run, month: Month, cast: Cast, city: City) -> None:
    row = debts(run, cast.officer.access).rows[0]
    month.hand_in(row, at(6, 11))
    assert debts(run, cast.officer.access).total == 2
    with time_machine.travel(at(7, 11), tick=False):
        access = cast.officer.access
        later = acts.judge(actor=access.actor, access=access, period="2024-10")
    assert debts(later, cast.officer.access).total == 1


def test_a_due_day_moved_on_is_no_debt_and_a_closed_duty_owes_nothing(
    month: Month, rule: ScoringRule, cast: Cast, city: City
) -> None:
    moved, closed = (month.one(city.ward, due=on(20, 9), opened=on(1, 9)) for _ in range(2))
    month.move_due(moved, on(20, 11), at(18, 9))
    month.close(closed.duty, on(25, 9), at(25, 9))
    month.one(city.sci, due=on(20), opened=on(1))
    assert debts(run_of_october(cast), cast.officer.access).total == 0


def test_a_due_day_moved_forward_makes_a_debt(month: Month, rule: ScoringRule, cast: Cast, city: City) -> None:
    month.move_due(month.one(city.ward, due=on(20, 11), opened=on(1, 9)), on(25, 9), at(10, 9))
    month.one(city.sci, due=on(20), opened=on(1))
    assert debts(run_of_october(cast), cast.officer.access).units == [Debt(city.ward.pk, 1, on(25, 9))]


@pytest.mark.parametrize(("who", "count"), [("officer", 2), ("ward_clerk", 2), ("stranger", 0), ("clerk", 0)])
def test_a_unit_sees_its_own_only(run: Run, cast: Cast, who: str, count: int) -> None:
    assert debts(run, cast.named(who).access).total == count


def test_the_page_shows_them_and_opens_the_rows(run: Run, cast: Cast, city: City) -> None:
    address = reverse("assess:run", args=[run.pk])
    page = cast.officer.client().get(address).content.decode()
    assert "Tồn đọng từ các kỳ trước" in page
    for row in debts(run, cast.officer.access).rows:
        assert f'href="{reverse("duties:obligation", args=[row.pk])}"' in page


def test_it_asks_twice(run: Run, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    access = cast.officer.access
    with django_assert_num_queries(2):
        debts(run, access)
