"""The query that counts in the database gives what counting row by row gives, at any moment, on any history."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roviec.assess.counting import Window, facts_by_unit, rows
from roviec.assess.scoring.facts import Facts, by_unit, regrouped, total
from roviec.assess.scoring.rule import Due
from roviec.duties.handover import hand_over
from roviec.duties.heirs import Heirs
from roviec.duties.models import Obligation, Progress
from roviec.org.calendars import city_calendar
from tests.assess.conftest import HANOI, Month, at, on
from tests.assess.reference import reference_rows
from tests.conftest import City


def window(moment: datetime, due: Due = Due.MOVED_BEFORE, days: int = 3) -> Window:
    return Window(on(1), on(31), moment, due, days, city_calendar())


def facts(month: Month, moment: datetime, due: Due = Due.MOVED_BEFORE) -> dict[int, Facts]:
    return facts_by_unit(window(moment, due))


def one(month: Month, moment: datetime, due: Due = Due.MOVED_BEFORE) -> dict[str, int]:
    return total(facts(month, moment, due).values()).as_dict()


def live(month: Month, rng: random.Random) -> None:
    """A history at random: everything that can happen to an obligation, in an order that can happen."""
    city = month.city
    units = [city.sci, city.info, city.ward, city.other_ward]
    row = month.one(
        rng.choice(units), due=on(rng.randint(1, 28), rng.choice([9, 10, 10, 10, 11])), opened=on(rng.randint(1, 9), 9)
    )
    moment = datetime(2024, 9, 10, 9, tzinfo=HANOI)
    for _ in range(rng.randint(0, 12)):
        moment += timedelta(hours=rng.randint(1, 140))
        row.refresh_from_db()
        what = rng.random()
        if what < 0.15:
            month.move_due(row, on(rng.randint(1, 28), rng.choice([9, 10, 11])), moment)
        elif what < 0.25:
            month.block(row, moment)
        elif what < 0.28:
            month.close(row.duty, on(rng.randint(1, 28), 10), moment)
            return
        elif row.progress in (Progress.SUBMITTED,):
            month.review(
                row, moment, accepted=rng.random() < 0.6, complete=rng.random() < 0.7,
                verdict=rng.choice(["shown", "partly", "not_shown", "contrary"]),
            )  # fmt: skip
        elif row.progress == Progress.DONE:
            if rng.random() < 0.3:
                month.step(row, Progress.REOPENED, moment)
                month.step(row, Progress.IN_PROGRESS, moment + timedelta(minutes=5))
        else:
            month.hand_in(row, moment, day=(moment - timedelta(days=rng.choice([0, 0, 3]))).date())


@pytest.mark.parametrize("seed", range(6))
def test_it_agrees_with_counting_row_by_row_at_any_moment(month: Month, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(12):
        live(month, rng)
    with time_machine.travel(datetime(2025, 7, 1, 1, tzinfo=HANOI), tick=False):
        hand_over(on(1, 7, 2025))
    moments = [at(2, 10), at(15, 10), at(31, 10, 23), at(4, 11), at(20, 11), datetime(2025, 8, 1, 9, tzinfo=HANOI)]
    for moment in moments:
        for due in Due:
            asked = window(moment, due, days=rng.choice([0, 3]))
            expected = reference_rows(asked)
            assert list(rows(asked)) == expected, (seed, moment, due)
            counted = {unit: found for unit, found in by_unit(expected, asked.today).items() if found != Facts()}
            assert facts_by_unit(asked) == counted, (seed, moment, due)


def test_a_report_recorded_late_changes_nothing_before_it_was_recorded(month: Month) -> None:
    row = month.one(month.city.sci)
    before = one(month, at(2, 11))
    month.hand_in(row, at(5, 11), day=on(19))
    assert one(month, at(2, 11)) == before == {"due": 1, "open_late": 1, "asked": 1}
    assert one(month, at(5, 11))["in_time"] == 1


@pytest.mark.parametrize(
    ("due", "counted"),
    [(Due.MOVED, {"in_time": 1}), (Due.FIRST, {"late": 1}), (Due.MOVED_BEFORE, {"late": 1})],
)
def test_a_due_date_moved_after_it_had_passed_counts_as_the_rule_says(
    month: Month, due: Due, counted: dict[str, int]
) -> None:
    row = month.one(month.city.sci)
    month.hand_in(row, at(25))
    month.move_due(row, on(28), at(26))
    found = one(month, at(4, 11), due)
    assert {name: found[name] for name in ("in_time", "late") if name in found} == counted


def test_a_due_date_moved_in_time_into_the_next_month_leaves_this_one(month: Month) -> None:
    row = month.one(month.city.sci)
    month.move_due(row, on(5, 11), at(18))
    assert one(month, at(4, 11)) == {}
    assert one(month, at(4, 11), Due.FIRST)["open_late"] == 1
    november = replace(window(at(4, 12)), start=on(1, 11), end=on(30, 11))
    assert total(facts_by_unit(november).values()).due == 1


def test_what_is_not_due_yet_is_not_counted_yet(month: Month) -> None:
    month.one(month.city.sci)
    assert one(month, at(20, hour=23)) == {}
    assert one(month, at(21))["open_late"] == 1


def test_a_report_that_waits_for_review_counts_by_the_day_it_came(month: Month) -> None:
    month.hand_in(month.one(month.city.sci), at(20))
    found = one(month, at(4, 11))
    assert (found["in_time"], found["under_review"], found.get("reviewed", 0)) == (1, 1, 0)


def test_a_returned_report_has_no_day_until_it_comes_again(month: Month) -> None:
    row = month.one(month.city.sci)
    month.do(row, 15, accepted=False)
    assert one(month, at(4, 11))["open_late"] == 1
    month.hand_in(row, at(5, 11))
    assert one(month, at(6, 11))["late"] == 1


def test_work_of_a_duty_that_ended_before_its_day_is_not_owed(month: Month) -> None:
    row = month.one(month.city.sci)
    month.close(row.duty, on(10), at(12))
    assert one(month, at(4, 11)) == {}
    assert one(month, at(11)) == {}  # not due yet
    late = month.one(month.city.sci, due=on(5))
    month.close(late.duty, on(10), at(12))
    assert one(month, at(4, 11)) == {"due": 1, "open_late": 1, "asked": 1}


def test_who_held_the_work_at_the_end_of_the_month_answers_and_sums_agree_on_todays_chart(
    month: Month, city: City
) -> None:
    month.owe(city.info, city.sci, due=on(20, 6, 2025), opened=on(2, 6, 2025))
    with time_machine.travel(datetime(2025, 7, 1, 1, tzinfo=HANOI), tick=False):
        assert hand_over(on(1, 7, 2025)) == 1
    june = Window(on(1, 6, 2025), on(30, 6, 2025), at(5, 7, year=2025), Due.MOVED, 0, city_calendar())
    found = facts_by_unit(june)
    assert {unit: counts.due for unit, counts in found.items()} == {city.info.pk: 1, city.sci.pk: 1}
    heirs = Heirs()
    today = regrouped(found, {unit: heirs.heir(unit, on(1, 8, 2025)) for unit in found})
    assert {unit: counts.due for unit, counts in today.items()} == {city.sci.pk: 2}
    assert total(today.values()) == total(found.values())


def test_it_asks_two_questions_however_many_rows_there_are(month: Month, city: City) -> None:
    asked = window(at(4, 11))
    counts = []
    for _ in range(2):
        month.owe(city.sci, city.ward, city.other_ward)
        with CaptureQueriesContext(connection) as queries:
            facts_by_unit(asked)
        counts.append(len(queries))
    assert counts == [2, 2]
    assert Obligation.objects.count() == 6


def test_rows_of_some_units_are_theirs_only(month: Month, city: City) -> None:
    month.owe(city.sci, city.ward)
    asked = window(at(4, 11))
    assert {row.unit for row in rows(asked, [city.ward.pk])} == {city.ward.pk}
    assert list(rows(asked, [])) == []
