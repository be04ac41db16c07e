"""The simulator is a function of the city, the days and the seed; what it tells could have happened."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, time

from roviec.cityyear.events import Closed, HandedOver, Issued, Key, Made, Raised, Reported, Reviewed, Settled, Stepped
from roviec.cityyear.simulate import HORIZON, LOCAL, Span, at
from roviec.cityyear.world import World
from roviec.duties.models import Progress
from roviec.duties.obligations import HORIZON_DAYS
from roviec.duties.progress import STEPS
from tests.cityyear.conftest import FIRST, UNTIL, make_year
from tests.conftest import CHANGE, City


def test_the_same_seed_tells_the_same_year(world: World) -> None:
    assert make_year(world).events() == make_year(world).events()
    assert make_year(world).events() != make_year(world, seed=2).events()


def test_a_year_told_to_an_earlier_moment_is_a_beginning_of_the_longer_one(world: World) -> None:
    stop = at(date(2025, 7, 10), time(12))
    longer = make_year(world).events()
    assert make_year(world, until=stop).events() == [event for event in longer if event.at <= stop]
    assert any(event.at > stop for event in longer)


def test_time_goes_forward_and_every_step_is_one_that_the_acts_allow(world: World) -> None:
    progress: dict[Key, str] = defaultdict(lambda: Progress.NOT_ACCEPTED.value)
    last = at(FIRST, time(0))
    steps = 0
    for event in make_year(world).events():
        assert last <= event.at <= UNTIL
        last = event.at
        if isinstance(event, Stepped | Reported | Reviewed):
            to = _leads_to(event)
            assert to in STEPS[progress[event.key]], (progress[event.key], to)
            progress[event.key] = to
            steps += 1
    assert steps > 300
    assert set(progress.values()) >= {Progress.DONE, Progress.IN_PROGRESS}


def _leads_to(event: Stepped | Reported | Reviewed) -> str:
    if isinstance(event, Stepped):
        return event.to
    if isinstance(event, Reported):
        return Progress.SUBMITTED
    return Progress.DONE if event.accepted else Progress.RETURNED


def test_reports_are_numbered_and_paper_ones_are_recorded_later(world: World) -> None:
    numbers: dict[Key, int] = defaultdict(int)
    late_recorded = 0
    for event in make_year(world, orders=9, duties=9).events():
        if isinstance(event, Reported):
            numbers[event.key] += 1
            assert event.number == numbers[event.key]
            assert event.day <= event.at.astimezone(LOCAL).date()
            late_recorded += event.day < event.at.astimezone(LOCAL).date()
    assert late_recorded
    assert max(numbers.values()) > 1


def test_nothing_that_was_not_done_is_accepted_and_what_falls_short_gets_a_note(world: World) -> None:
    claims: dict[tuple[Key, int], str] = {}
    contradicted = 0
    for event in make_year(world, orders=9, duties=9).events():
        if isinstance(event, Reported):
            claims[event.key, event.number] = event.claim
        if isinstance(event, Reviewed):
            claim = claims[event.key, event.number]
            assert not (event.accepted and claim == "not_done")
            plain = event.accepted and event.verdict == "shown" and event.complete and claim == "done"
            assert event.note or plain
            contradicted += claim == "done" and event.verdict in ("contrary", "not_shown")
    assert contradicted


def test_open_work_passes_to_the_heirs_on_the_day_of_the_merger(world: World, city: City) -> None:
    passed = [event for event in make_year(world).events() if isinstance(event, HandedOver)]
    assert passed
    assert {event.at.astimezone(LOCAL).date() for event in passed} == {CHANGE}
    ways = {(old, new) for event in passed for _, way in event.passed for old, new, _ in way}
    assert ways == {(city.info.code, city.sci.code), (city.district.code, city.ward.code)}


def test_after_the_merger_no_new_period_is_charged_to_an_ended_unit(world: World, city: City) -> None:
    made = [owed for event in make_year(world).events() if isinstance(event, Made) for owed in event.owed]
    ended = {city.info.code, city.district.code}
    assert any(owed.key.unit in ended for owed in made)
    assert not any(owed.key.unit in ended and owed.start >= CHANGE for owed in made)


def test_blockers_are_settled_after_they_were_raised(world: World) -> None:
    raised: set[Key] = set()
    settled = 0
    for event in make_year(world, orders=9, duties=20).events():
        if isinstance(event, Raised):
            assert event.key not in raised
            raised.add(event.key)
        if isinstance(event, Settled):
            assert event.key in raised
            settled += 1
    assert 0 < settled <= len(raised)


def test_when_a_year_is_over_nobody_waits_for_a_decision(world: World) -> None:
    span = Span(date(2025, 1, 1), date(2025, 12, 31), at(date(2026, 9, 30), time(12)))
    events = make_year(world, orders=9, duties=9, span=span).events()
    raised = {event.key for event in events if isinstance(event, Raised)}
    settled = {event.key: event.at for event in events if isinstance(event, Settled)}
    closed = max(event.at for event in events if isinstance(event, Closed))
    assert raised == set(settled)
    assert any(moment > closed for moment in settled.values())


def test_every_order_is_issued_on_a_working_day(world: World) -> None:
    issued = [event for event in make_year(world, orders=20).events() if isinstance(event, Issued)]
    assert len(issued) > 8
    assert all(world.calendar.is_working_day(event.at.astimezone(LOCAL).date()) for event in issued)


def test_periods_are_made_as_far_ahead_as_the_scheduler_makes_them() -> None:
    assert HORIZON == HORIZON_DAYS
