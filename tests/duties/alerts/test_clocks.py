"""`alert_after` is the next moment at which something would be said, after every act that changes an obligation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roviec.duties.alerts import reschedule, reschedule_all
from roviec.duties.handover import hand_over
from roviec.duties.models import Alert, AlertStep, Duty, Obligation, Progress
from roviec.duties.progress import close_duty, take_step
from roviec.org.calendars import seed_days
from roviec.vietnamese.calendar import CalendarDay
from tests.conftest import Cast, City, Member
from tests.duties.alerts.conftest import at

OpenDuty = Callable[..., Duty]
MONDAY = date(2026, 9, 14)
DUE = date(2026, 9, 28)  # a Monday
pytestmark = pytest.mark.usefixtures("steps")


@pytest.fixture
def owed(open_duty: OpenDuty, city: City, cast: Cast) -> Obligation:
    """The ward's, made on Monday the 14th, due on Monday the 28th; the assignment has been said."""
    with time_machine.travel(at(MONDAY), tick=False):
        row = open_duty(city.ward, opened_on=MONDAY, deadline=DUE).obligations.get()
    said(row, "moi-giao", row.state_since.isoformat())
    reschedule([row])
    row.refresh_from_db()
    return row


def said(row: Obligation, step: str, anchor: str) -> None:
    Alert.objects.create(obligation=row, step=step, anchor=anchor, at=row.made_at)


def step_to(row: Obligation, member: Member, to: str, day: date, reason: str = "") -> None:
    with time_machine.travel(at(day), tick=False):
        take_step(actor=member.access.actor, access=member.access, obligation=row, to=to, reason=reason)
    row.refresh_from_db()


def test_a_new_obligation_is_spoken_of_at_once(open_duty: OpenDuty, city: City) -> None:
    row = open_duty(city.ward, deadline=DUE).obligations.get()
    assert row.alert_after == row.state_since


def test_without_steps_nothing_is_ever_said(open_duty: OpenDuty, city: City) -> None:
    AlertStep.objects.all().delete()
    assert not open_duty(city.ward, deadline=DUE).obligations.exclude(alert_after=None).exists()


def test_what_is_not_taken_up_comes_next(owed: Obligation) -> None:
    assert owed.alert_after == at(date(2026, 9, 17), 0)


def test_work_made_ahead_is_waited_for_from_the_day_its_period_begins(open_duty: OpenDuty, city: City) -> None:
    with time_machine.travel(at(MONDAY), tick=False):
        row = open_duty(city.ward, opened_on=date(2026, 10, 5), deadline=date(2026, 10, 30)).obligations.get()
    said(row, "moi-giao", row.state_since.isoformat())
    reschedule([row])
    row.refresh_from_db()
    assert row.alert_after == at(date(2026, 10, 8), 0)


def test_then_the_lead_times_in_working_days(owed: Obligation, cast: Cast) -> None:
    step_to(owed, cast.ward_clerk, Progress.ACCEPTED, date(2026, 9, 15))
    assert owed.alert_after == at(date(2026, 9, 21), 0)
    said(owed, "sap-den-han-5", DUE.isoformat())
    reschedule([owed])
    owed.refresh_from_db()
    assert owed.alert_after == at(date(2026, 9, 25), 0)  # the Friday before


def test_a_holiday_moves_the_lead_time(owed: Obligation, cast: Cast) -> None:
    seed_days([CalendarDay(date(2026, 9, 23), "Nghỉ thử nghiệm")], "thử nghiệm")
    step_to(owed, cast.ward_clerk, Progress.ACCEPTED, date(2026, 9, 15))
    assert owed.alert_after == at(date(2026, 9, 18), 0)


def test_a_report_waits_for_its_reviewer_and_the_due_day_no_longer_counts(owed: Obligation, cast: Cast) -> None:
    step_to(owed, cast.ward_clerk, Progress.ACCEPTED, date(2026, 9, 15))
    step_to(owed, cast.ward_clerk, Progress.IN_PROGRESS, date(2026, 9, 15))
    step_to(owed, cast.ward_clerk, Progress.SUBMITTED, date(2026, 9, 16))
    assert owed.alert_after == owed.state_since == at(date(2026, 9, 16))
    said(owed, "cho-duyet", owed.state_since.isoformat())
    said(owed, "cho-duyet-3", owed.state_since.isoformat())
    reschedule([owed])
    assert not Obligation.objects.exclude(alert_after=None).exists()
    step_to(owed, cast.officer, Progress.RETURNED, date(2026, 9, 30), "Thiếu phụ lục")
    assert owed.alert_after == at(date(2026, 9, 21), 0)  # a lead time that passed in the meantime, and was not said


def test_done_is_done(owed: Obligation, cast: Cast) -> None:
    for to in (Progress.ACCEPTED, Progress.IN_PROGRESS, Progress.SUBMITTED):
        step_to(owed, cast.ward_clerk, to, date(2026, 9, 15))
    step_to(owed, cast.officer, Progress.DONE, date(2026, 9, 16))
    assert owed.alert_after is None
    step_to(owed, cast.officer, Progress.REOPENED, date(2026, 9, 17), "Chưa đủ")
    assert owed.alert_after == at(date(2026, 9, 21), 0)


def test_a_moved_due_day_speaks_anew(owed: Obligation) -> None:
    said(owed, "chua-tiep-nhan", owed.state_since.isoformat())
    for step in ("sap-den-han-5", "sap-den-han-1", "qua-han-1", "qua-han-5", "qua-han-10"):
        said(owed, step, DUE.isoformat())
    assert reschedule([owed]) == 1
    Obligation.objects.update(due=date(2026, 10, 12))
    assert reschedule([owed]) == 1
    owed.refresh_from_db()
    assert owed.alert_after == at(date(2026, 10, 5), 0)


def test_days_that_had_passed_when_it_was_made_are_left_out(open_duty: OpenDuty, city: City) -> None:
    with time_machine.travel(at(date(2026, 10, 7)), tick=False):
        row = open_duty(city.ward, opened_on=MONDAY, deadline=DUE).obligations.get()
        for step in ("moi-giao", "chua-tiep-nhan"):
            said(row, step, row.state_since.isoformat())
        reschedule([row])
    row.refresh_from_db()
    assert row.alert_after == at(date(2026, 10, 12), 0)  # ten working days late; one and five had gone by


def test_a_closed_duty_falls_silent_at_once(owed: Obligation, cast: Cast) -> None:
    assert Obligation.objects.exclude(alert_after=None).filter(pk=owed.pk).exists()
    officer = cast.officer.access
    close_duty(
        actor=officer.actor, access=officer, duty=owed.duty, closed_on=MONDAY, reason="Đã thay bằng văn bản khác"
    )
    assert Obligation.objects.get(pk=owed.pk).alert_after is None
    assert reschedule_all() == 0


def test_work_that_passed_to_an_heir_is_spoken_of_at_once(open_duty: OpenDuty, city: City) -> None:
    with time_machine.travel(at(date(2025, 6, 20)), tick=False):
        row = open_duty(city.info, opened_on=date(2025, 6, 20), deadline=date(2025, 12, 1)).obligations.get()
        said(row, "moi-giao", row.state_since.isoformat())
        said(row, "chua-tiep-nhan", row.state_since.isoformat())
    with time_machine.travel(at(date(2025, 7, 1)), tick=False):
        assert hand_over(date(2025, 7, 1)) == 1
    row.refresh_from_db()
    assert row.alert_after == at(date(2025, 7, 1))


def test_a_step_counts_from_the_day_it_is_in_force(owed: Obligation) -> None:
    AlertStep.objects.filter(code="chua-tiep-nhan").update(valid_from=date(2026, 9, 18))
    AlertStep.objects.filter(code="sap-den-han-5").update(valid_to=date(2026, 9, 21))
    assert reschedule_all() == 1
    owed.refresh_from_db()
    assert owed.alert_after == at(date(2026, 9, 25), 0)


def test_a_second_look_moves_nothing(owed: Obligation) -> None:
    assert reschedule_all() == 0


def test_a_clock_that_somebody_else_moved_meanwhile_stays(owed: Obligation, monkeypatch: pytest.MonkeyPatch) -> None:
    from roviec.duties.alerts import clocks

    later = owed.alert_after + timedelta(days=1)
    worked_out = clocks.next_of

    def slow(*words: object) -> object:
        Obligation.objects.update(alert_after=later)
        return worked_out(*words)  # type: ignore[arg-type]

    Obligation.objects.update(due=date(2026, 9, 21))
    monkeypatch.setattr(clocks, "next_of", slow)
    assert reschedule([owed]) == 0
    owed.refresh_from_db()
    assert owed.alert_after == later


def test_many_cost_as_many_questions_as_one(open_duty: OpenDuty, city: City, owed: Obligation) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            reschedule_all()
        return len(captured)

    few = queries()
    for _ in range(4):
        open_duty(city.ward, city.police, recurrence="monthly")
    assert queries() == few == 6
