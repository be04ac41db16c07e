"""What stood at a moment is what had been recorded by then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from roviec.duties.as_at import as_at
from roviec.duties.handover import hand_over
from roviec.duties.models import DueChange, Obligation, Progress, Timeliness
from roviec.duties.progress import close_duty, take_step
from roviec.org.access import Access
from tests.conftest import Cast, City
from tests.duties.conftest import Draft

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
Stand = tuple[str, date | None, int, date | None, date | None]


def at(day: int, hour: int = 9, month: int = 10) -> datetime:
    return datetime(2024, month, day, hour, tzinfo=HANOI)


def stood(row: Obligation, moment: datetime) -> Stand | None:
    found = as_at(Obligation.objects.filter(pk=row.pk), moment, moment.date()).values_list(
        "progress_then", "due_then", "holder_then", "submitted_then", "done_then"
    )
    return found.first()


def judged(row: Obligation, moment: datetime, today: date) -> str:
    found: str = as_at(Obligation.objects.filter(pk=row.pk), moment, today).values_list("timeliness_then", flat=True)[0]
    return found


@pytest.fixture
def owed(city: City, cast: Cast) -> Obligation:
    draft = Draft()
    draft.task(city.info, deadline=date(2024, 10, 20))
    with time_machine.travel(at(1), tick=False):
        (duty,) = draft.issue(opened_on=date(2024, 10, 1))
    return Obligation.objects.get(duty=duty)


def step(access: Access, row: Obligation, to: str, moment: datetime, day: date | None = None) -> None:
    with time_machine.travel(moment, tick=False):
        take_step(actor=access.actor, access=access, obligation=row, to=to, reason="vì", day=day)


@pytest.fixture
def lived(owed: Obligation, cast: Cast) -> Obligation:
    """Accepted on the 2nd, begun on the 3rd, handed in on the 21st (recorded on the 25th), accepted on the 28th."""
    clerk, officer = cast.past_clerk.access, cast.officer.access
    step(clerk, owed, Progress.ACCEPTED, at(2))
    step(clerk, owed, Progress.IN_PROGRESS, at(3))
    step(clerk, owed, Progress.SUBMITTED, at(25), day=date(2024, 10, 21))
    step(officer, owed, Progress.DONE, at(28))
    return owed


def test_nothing_stood_before_it_was_made(lived: Obligation) -> None:
    assert stood(lived, at(1, hour=8)) is None
    assert stood(lived, at(1)) is not None


@pytest.mark.parametrize(
    ("moment", "progress", "submitted", "done"),
    [
        (at(1), Progress.NOT_ACCEPTED, None, None),
        (at(2), Progress.ACCEPTED, None, None),
        (at(24), Progress.IN_PROGRESS, None, None),
        (at(25), Progress.SUBMITTED, date(2024, 10, 21), None),
        (at(28), Progress.DONE, date(2024, 10, 21), date(2024, 10, 21)),
    ],
)
def test_each_day_is_as_it_was_recorded(
    lived: Obligation, moment: datetime, progress: str, submitted: date | None, done: date | None
) -> None:
    found = stood(lived, moment)
    assert found is not None
    assert (found[0], found[3], found[4]) == (progress, submitted, done)


def test_a_late_recorded_report_does_not_change_the_days_before(lived: Obligation) -> None:
    assert judged(lived, at(24), date(2024, 10, 24)) == Timeliness.LATE
    assert judged(lived, at(28), date(2024, 10, 24)) == Timeliness.DONE_LATE


def test_a_moved_due_date_counts_from_when_it_was_moved(lived: Obligation, cast: Cast) -> None:
    DueChange.objects.create(
        obligation=lived, from_due=lived.due, to_due=date(2024, 10, 22), reason="lũ lụt",
        allowed_by=cast.officer.person, at=at(19),
    )  # fmt: skip
    before, after = stood(lived, at(18)), stood(lived, at(19))
    assert before is not None
    assert after is not None
    assert (before[1], after[1]) == (date(2024, 10, 20), date(2024, 10, 22))
    lived.refresh_from_db()
    assert lived.first_due == date(2024, 10, 20)


def test_a_reopened_one_has_no_report_under_review(lived: Obligation, cast: Cast) -> None:
    step(cast.officer.access, lived, Progress.REOPENED, at(30))
    found = stood(lived, at(30))
    assert found is not None
    assert (found[0], found[3], found[4]) == (Progress.REOPENED, None, None)


def test_a_holder_is_the_heir_only_since_the_hand_over(owed: Obligation, city: City) -> None:
    with time_machine.travel(datetime(2025, 7, 1, 1, tzinfo=HANOI), tick=False):
        assert hand_over(date(2025, 7, 1)) == 1
        moment = timezone.now()
    before, after = stood(owed, moment - timedelta(seconds=1)), stood(owed, moment)
    assert before is not None
    assert after is not None
    assert (before[2], after[2]) == (city.info.pk, city.sci.pk)


def test_a_closed_duty_is_closed_only_once_that_was_recorded(owed: Obligation, cast: Cast) -> None:
    access = cast.officer.access
    with time_machine.travel(at(15), tick=False):
        close_duty(
            actor=access.actor, access=access, duty=owed.duty, closed_on=date(2024, 10, 10), reason="không còn cần"
        )
    assert judged(owed, at(14), date(2024, 10, 25)) == Timeliness.LATE
    assert judged(owed, at(15), date(2024, 10, 25)) == Timeliness.NOT_DUE


def test_now_is_what_the_columns_say(lived: Obligation, make_more: Callable[[], None]) -> None:
    make_more()
    now = timezone.now()
    pairs = {
        "progress": "progress_then", "due": "due_then", "holder_id": "holder_then", "submitted_on": "submitted_then",
        "done_on": "done_then", "timeliness": "timeliness_then",
    }  # fmt: skip
    rows = list(as_at(Obligation.objects.with_timeliness(now.date()), now, now.date()).values(*pairs, *pairs.values()))
    assert len(rows) > 5
    for row in rows:
        for column, then in pairs.items():
            assert row[column] == row[then], column


@pytest.fixture
def make_more(city: City, cast: Cast) -> Callable[[], None]:
    """More obligations, each stopped at another step."""

    def make() -> None:
        draft = Draft("02/UBND-TN")
        for _ in range(6):
            draft.task(city.sci, deadline=date(2024, 12, 31))
        duties = draft.issue(opened_on=date(2024, 10, 1))
        way = [
            (cast.clerk.access, Progress.ACCEPTED),
            (cast.clerk.access, Progress.IN_PROGRESS),
            (cast.clerk.access, Progress.SUBMITTED),
            (cast.officer.access, Progress.RETURNED),
            (cast.clerk.access, Progress.SUBMITTED),
            (cast.officer.access, Progress.DONE),
        ]
        for stop, duty in enumerate(duties, 1):
            row = Obligation.objects.get(duty=duty)
            for access, to in way[:stop]:
                step(access, row, to, timezone.now())

    return make
