"""From rows to records: what was recorded by a moment and nothing else, in as many queries for a city as for a ward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roviec.duties.as_at import as_at
from roviec.duties.forecast.as_at import AsAt
from roviec.duties.forecast.records import STATES
from roviec.duties.handover import hand_over
from roviec.duties.models import (
    Blocker,
    BlockerChange,
    DueChange,
    Duty,
    Group,
    HandOver,
    Obligation,
    Progress,
    ProgressChange,
    Report,
)
from roviec.duties.risk.history import History, history
from tests.conftest import CHANGE, Cast, City
from tests.duties.risk.conftest import at, step

SINCE = date(2024, 6, 1)


def look(day: date, hour: int = 23) -> tuple[History, AsAt]:
    found = history(at(day, hour), SINCE)
    return found, found.open_cases()


def row(obligation: Obligation, day: date) -> dict[str, float]:
    found, seen = look(day)
    place = found.ids[seen.keys].tolist().index(obligation.pk)
    return {name: float(seen.table[name][place]) for name in seen.table.dtype.names or ()}


def test_its_own_story(october: Obligation, cast: Cast) -> None:
    step(october, date(2024, 10, 3), Progress.ACCEPTED)
    step(october, date(2024, 10, 8), Progress.IN_PROGRESS)
    Report.objects.create(obligation=october, number=1, drafted_at=at(date(2024, 10, 9)))
    DueChange.objects.create(
        obligation=october, from_due=october.due, to_due=date(2024, 10, 31), reason="Chờ số liệu",
        allowed_by=cast.officer.person, at=at(date(2024, 10, 10)),
    )  # fmt: skip
    found = row(october, date(2024, 10, 10))
    assert STATES[int(found["state"])] == Progress.IN_PROGRESS
    assert found["days_in_state"] == 2
    assert (found["entries"], found["moved"], found["agencies"]) == (1, 1, 2)
    assert found["days_left"] == 15
    assert row(october, date(2024, 10, 9))["days_left"] == 13  # the 28th, as it was then


def test_what_the_units_past_says(october: Obligation, city: City) -> None:
    ward = row(october, date(2024, 10, 10))
    other = row(october.duty.obligations.get(period="2024-10", unit=city.other_ward), date(2024, 10, 10))
    assert (ward["agency_late"], ward["agency_cases"]) == (0, 1)
    assert (other["agency_late"], other["agency_cases"], other["backlog"]) == (1, 1, 1)
    assert other["agency_rate"] > ward["agency_rate"]


def test_a_report_recorded_afterwards_counts_from_the_day_it_was_handed_in(october: Obligation, city: City) -> None:
    """Handed in on paper on the 26th, recorded on 5-10: until then it was late, from then on it was not."""
    september = october.duty.obligations.get(period="2024-09", unit=city.other_ward)
    step(september, date(2024, 10, 5), Progress.SUBMITTED, happened=date(2024, 9, 26))
    step(september, date(2024, 10, 6), Progress.DONE)
    other = october.duty.obligations.get(period="2024-10", unit=city.other_ward)
    assert row(other, date(2024, 10, 4))["agency_late"] == 1
    assert row(other, date(2024, 10, 6))["agency_late"] == 0


@pytest.mark.parametrize("on_period", [True, False])
def test_blockers_open_closed_and_opened_again(october: Obligation, city: City, on_period: bool) -> None:
    blocker = Blocker.objects.create(
        duty=october.duty, obligation=october if on_period else None, unit=city.ward, group=Group.DATA, text="Thiếu số",
        ask="Cho phép", asked_of=city.root, wanted_by=date(2024, 10, 20), raised_at=at(date(2024, 10, 7)), search_key="",
    )  # fmt: skip
    for day, old, new in ((9, "open", "decided"), (14, "decided", "open")):
        BlockerChange.objects.create(
            blocker=blocker, from_state=old, to_state=new, at=at(date(2024, 10, day)), text="…"
        )
    seen = {day: row(october, date(2024, 10, day)) for day in (6, 8, 9, 16)}
    assert [(seen[day]["blockers"], seen[day]["blocker_days"]) for day in seen] == [(0, 0), (1, 1), (0, 0), (1, 2)]
    other = october.duty.obligations.get(period="2024-10", unit=city.other_ward)
    assert row(other, date(2024, 10, 8))["blockers"] == 0


def test_it_says_what_the_rooms_own_as_at_says(october: Obligation, cast: Cast) -> None:
    step(october, date(2024, 10, 3), Progress.ACCEPTED)
    DueChange.objects.create(
        obligation=october, from_due=october.due, to_due=date(2024, 11, 5), reason="…",
        allowed_by=cast.officer.person, at=at(date(2024, 10, 4)),
    )  # fmt: skip
    step(october, date(2024, 10, 7), Progress.IN_PROGRESS)
    for day in range(1, 9):
        moment = at(date(2024, 10, day), 23)
        found, _seen = look(date(2024, 10, day))
        theirs = {each.pk: each for each in as_at(Obligation.objects.all(), moment, moment.date())}
        states, dues = found.records.state(found.today), found.records.due(found.today)
        for key, pk in enumerate(found.ids.tolist()):
            assert STATES[states[key]] == theirs[pk].progress_then
            assert dues[key] == theirs[pk].due_then.toordinal()
            assert found.records.agency[key] == theirs[pk].holder_then


def test_what_was_handed_over_is_its_holders(open_duty: Callable[..., Duty], city: City) -> None:
    duty = open_duty(city.district, deadline=date(2025, 9, 30))
    duty.obligations.update(made_at=at(date(2024, 9, 24)))
    hand_over(CHANGE)
    HandOver.objects.update(at=at(CHANGE))
    held = {day: look(day)[0].records.agency.tolist() for day in (date(2025, 6, 30), CHANGE)}
    assert held == {date(2025, 6, 30): [city.district.pk], CHANGE: [city.ward.pk]}


def test_a_closed_duty_is_owed_no_more_once_that_is_recorded(october: Obligation) -> None:
    Duty.objects.update(closed_on=date(2024, 10, 8), closed_at=at(date(2024, 10, 10)))
    assert len(look(date(2024, 10, 9))[1].keys) == 2
    assert len(look(date(2024, 10, 10))[1].keys) == 0


def test_what_was_recorded_later_changes_nothing(october: Obligation) -> None:
    step(october, date(2024, 10, 3), Progress.ACCEPTED)
    before = look(date(2024, 10, 4))[1].table.tolist()
    step(october, date(2024, 10, 5), Progress.IN_PROGRESS)
    step(october, date(2024, 10, 9), Progress.SUBMITTED, happened=date(2024, 10, 2))
    assert look(date(2024, 10, 4))[1].table.tolist() == before


def test_as_many_queries_for_many_as_for_one(october: Obligation, open_duty: Callable[..., Duty], city: City) -> None:
    with CaptureQueriesContext(connection) as few:
        look(date(2024, 10, 10))
    for _ in range(5):
        duty = open_duty(city.ward, city.other_ward, city.sci, recurrence="weekly")
        duty.obligations.update(made_at=at(date(2024, 9, 24)))
    with CaptureQueriesContext(connection) as many:
        found, _seen = look(date(2024, 10, 10))
    assert len(found.ids) > 20
    assert len(many) == len(few) == 9


def test_nothing_recorded_is_no_error(db: None) -> None:
    found, seen = look(date(2024, 10, 10))
    assert (len(found.ids), len(seen.keys)) == (0, 0)
    assert ProgressChange.objects.count() == 0
