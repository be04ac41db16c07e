"""A month's judging takes its course: the order that the acts ask for, and nothing answered before it was said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

import pytest

from roviec.cityyear import months
from roviec.cityyear.events import Answered, Explained, Judged, OfMonth, Opened, Published, Signed
from roviec.cityyear.months import Judging, Seen, months_of, years_of
from roviec.cityyear.simulate import Span, at
from roviec.cityyear.world import WorkingDays
from roviec.duties.periods import parse
from roviec.vietnamese.calendar import Calendar

DAYS = WorkingDays.of(Calendar.from_rows([]), date(2025, 1, 1), date(2026, 6, 1))
JUNE = Judging(parse("2025-06"), DAYS, 3, 1)
LATE = Seen(60, {"dung-han": 30, "minh-chung": 10}, {"dung-han": "on_time", "minh-chung": "evidence"})
PUT_RIGHT = Seen(80, {"dung-han": 10, "minh-chung": 10}, LATE.kinds)


@pytest.fixture(autouse=True)
def everybody_explains(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(months, "CHANCES", ((101, 1),))


def told(later: Seen, unit: str = "so") -> list[OfMonth]:
    def look(moment: datetime) -> Mapping[str, Seen]:
        return {unit: later if moment > at(date(2025, 7, 7), time(0)) else LATE}

    return list(JUNE.events(look))


def test_it_goes_from_the_scheduler_s_draft_to_the_publication() -> None:
    events = told(PUT_RIGHT)
    assert [type(event) for event in events] == [
        Judged, Judged, Opened, Explained, Answered, Judged, Signed, Published,
    ]  # fmt: skip
    assert sorted(events, key=lambda event: event.at) == events
    assert [event.by_system for event in events if isinstance(event, Judged)] == [True, False, False]


def test_who_was_put_right_is_agreed_with_and_the_month_judged_again() -> None:
    (said,) = [event for event in told(PUT_RIGHT) if isinstance(event, Explained)]
    (answer,) = [event for event in told(PUT_RIGHT) if isinstance(event, Answered)]
    assert said.criterion == "dung-han"
    assert answer.verdict == "accepted"


def test_who_only_complains_is_not_and_the_figures_stay() -> None:
    events = told(LATE)
    (answer,) = [event for event in events if isinstance(event, Answered)]
    assert answer.verdict == "rejected"
    assert len([event for event in events if isinstance(event, Judged)]) == 2


def test_everybody_has_an_answer_before_it_is_signed() -> None:
    for number in range(40):
        events = told(PUT_RIGHT if number % 2 else LATE, f"so-{number}")
        (said,) = [event.at for event in events if isinstance(event, Explained)]
        (answered,) = [event.at for event in events if isinstance(event, Answered)]
        (opened,) = [event.at for event in events if isinstance(event, Opened)]
        (signed,) = [event.at for event in events if isinstance(event, Signed)]
        assert opened < said < answered < signed
        assert said.date() <= DAYS.add(opened.date(), 3)


@pytest.mark.parametrize(
    ("first", "until", "months"),
    [
        (date(2025, 5, 26), date(2025, 8, 20), ["2025-06", "2025-07"]),
        (date(2025, 6, 1), date(2025, 8, 20), ["2025-06", "2025-07"]),
        (date(2025, 6, 1), date(2025, 7, 31), ["2025-06"]),
    ],
)
def test_months_that_are_whole_and_over_are_judged(first: date, until: date, months: list[str]) -> None:
    span = Span(first, date(2025, 8, 20), at(until, time(12)))
    assert [month.key for month in months_of(span)] == months
    assert years_of(span) == []


def test_only_a_whole_calendar_year_is_classed() -> None:
    span = Span(date(2025, 1, 1), date(2025, 12, 31), at(date(2026, 2, 1), time(12)))
    assert [year.key for year in years_of(span)] == ["2025"]
    assert len(months_of(span)) == 12


def test_who_falls_when_judged_again_may_explain_and_it_is_signed_after_that() -> None:
    def look(moment: datetime) -> Mapping[str, Seen]:
        later = moment > at(date(2025, 7, 7), time(0))
        return {"so": PUT_RIGHT if later else LATE, "phuong": LATE if later else PUT_RIGHT}

    again = [event.at for event in JUNE.events(look) if isinstance(event, Judged)][-1]
    (signed,) = [event.at for event in JUNE.events(look) if isinstance(event, Signed)]
    assert signed.date() == DAYS.add(again.date(), 4)
    (sooner,) = [event.at for event in told(PUT_RIGHT) if isinstance(event, Signed)]
    assert sooner.date() == DAYS.add(again.date(), 1)
