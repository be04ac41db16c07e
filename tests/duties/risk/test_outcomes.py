"""What came of stored forecasts: the same obligation once, five days ahead, and no rate from a handful."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roviec.duties.models import Duty, Forecast, ForecastModel, Obligation, Progress
from roviec.duties.risk.outcomes import FEWEST, Outcomes, outcomes
from roviec.duties.templatetags.duties_words import share
from tests.conftest import Cast, City
from tests.duties.risk.conftest import at, step
from tests.duties.risk.test_forecast_pages import page

DUE = date(2024, 10, 28)
LATER = date(2024, 11, 20)


def foretell(obligation: Obligation, probability: float, *, ahead: int = 5) -> None:
    assert obligation.due is not None
    on = obligation.due - timedelta(ahead)
    model = ForecastModel.objects.get()
    Forecast.objects.create(obligation=obligation, model=model, on=on, made_at=at(on), probability=probability)


def hand_in(obligation: Obligation, day: date, *, accepted: bool = True) -> None:
    step(obligation, day, Progress.SUBMITTED)
    if accepted:
        step(obligation, day + timedelta(1), Progress.DONE)


def found(cast: Cast, who: str = "leader", on: date = LATER) -> Outcomes:
    return outcomes(cast.named(who).access, on)


@pytest.fixture
def other(october: Obligation) -> Obligation:
    return october.duty.obligations.exclude(unit=october.unit).get(period="2024-10")


@pytest.fixture(autouse=True)
def _model(db: None, stored: ForecastModel) -> None:
    """Forecasts are of a model."""


def test_what_was_said_stands_beside_what_came(october: Obligation, other: Obligation, cast: Cast) -> None:
    foretell(october, 0.2)
    foretell(other, 0.9)
    hand_in(october, DUE)
    hand_in(other, DUE + timedelta(1))
    seen = found(cast)
    assert (seen.cases, seen.late, seen.expected) == (2, 1, 1)
    assert [(band.level, band.range, band.bin.late, band.bin.cases) for band in seen.bands] == [
        ("vừa", "15–40 %", 0, 1),
        ("rất cao", "70–100 %", 1, 1),
    ]


def test_what_was_never_handed_in_is_late(october: Obligation, cast: Cast) -> None:
    foretell(october, 0.5)
    assert (found(cast).cases, found(cast).late) == (1, 1)


@pytest.mark.parametrize(("on", "cases"), [(DUE, 0), (DUE + timedelta(1), 1), (DUE + timedelta(91), 0)])
def test_it_is_asked_of_what_fell_due_lately(october: Obligation, cast: Cast, on: date, cases: int) -> None:
    foretell(october, 0.5)
    assert found(cast, on=on).cases == cases


def test_each_obligation_counts_once_five_days_before_it_was_due(october: Obligation, cast: Cast) -> None:
    for ahead, probability in ((20, 0.1), (6, 0.2), (5, 0.5), (4, 0.9)):
        foretell(october, probability, ahead=ahead)
    (band,) = found(cast).bands
    assert (band.bin.cases, band.bin.said) == (1, 0.5)


def test_what_may_still_be_returned_is_not_known_yet(october: Obligation, cast: Cast) -> None:
    foretell(october, 0.5)
    hand_in(october, DUE, accepted=False)
    assert found(cast).cases == 0
    step(october, DUE + timedelta(2), Progress.RETURNED)
    assert found(cast).late == 1


@pytest.mark.parametrize(("closed", "cases"), [(DUE, 0), (DUE + timedelta(1), 1)])
def test_what_was_closed_by_its_due_day_was_neither(october: Obligation, cast: Cast, closed: date, cases: int) -> None:
    foretell(october, 0.5)
    Duty.objects.filter(pk=october.duty_id).update(closed_on=closed, closed_at=at(closed))
    assert found(cast).cases == cases


@pytest.mark.parametrize(("who", "cases"), [("leader", 2), ("ward_clerk", 1), ("stranger", 1), ("clerk", 0)])
def test_each_sees_what_came_of_what_they_may_see(
    october: Obligation, other: Obligation, cast: Cast, who: str, cases: int
) -> None:
    foretell(october, 0.2)
    foretell(other, 0.9)
    assert found(cast, who).cases == cases


@pytest.fixture
def many(open_duty: Callable[..., Duty], city: City) -> list[Obligation]:
    """Of each month of the year the ward's own, as many as a band needs."""
    duties = [open_duty(city.ward, recurrence="monthly", time_text="trước ngày 28 hằng tháng") for _ in range(FEWEST)]
    return [duty.obligations.get(period="2024-10") for duty in duties]


def test_a_handful_gives_a_count_and_no_rate(many: list[Obligation], cast: Cast) -> None:
    for each in many[1:]:
        foretell(each, 0.3)
    few = found(cast)
    assert (few.bands[0].few, few.plot) == (True, None)
    assert "quá ít để nói" in page(cast.leader, on=at(LATER))
    foretell(many[0], 0.3)
    enough = found(cast)
    assert enough.plot is not None
    assert (enough.bands[0].few, len(enough.plot.points)) == (False, 1)
    assert "quá ít để nói" not in page(cast.leader, on=at(LATER))


def test_the_page_tells_it_in_a_sentence_and_a_table(many: list[Obligation], cast: Cast) -> None:
    for each in many:
        foretell(each, 0.3)
    hand_in(many[0], DUE)
    shown = page(cast.leader, on=at(LATER))
    assert f"thì khoảng 3 việc trễ; thực tế {FEWEST - 1} việc trễ" in shown
    assert f'90,0 %<br><span class="muted">{FEWEST - 1}/{FEWEST}</span>' in shown
    ids = [piece.split('"')[0] for piece in shown.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_a_share_is_rounded_not_cut() -> None:
    assert [share(part) for part in (6 / 62, 0.9, 0.0004)] == ["9,7 %", "90,0 %", "0,0 %"]


def test_without_any_the_page_says_nothing_of_it(october: Obligation, cast: Cast) -> None:
    assert "kết quả thật" not in page(cast.leader, on=at(LATER))


def test_it_is_one_question(october: Obligation, cast: Cast) -> None:
    foretell(october, 0.5)
    access = cast.leader.access
    with CaptureQueriesContext(connection) as queries:
        outcomes(access, LATER)
    assert len(queries) == 1
    assert reverse("duties:forecast") in page(cast.leader, on=at(LATER))
