"""Progress moves by allowed steps, each by those who may take it, and each leaves a row."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.db.models import F

from roviec.duties.handover import hand_over
from roviec.duties.models import Duty, Obligation, Progress, ProgressChange
from roviec.duties.progress import NEEDS_REASON, PLAIN, STEPS, By, change_progress, close_duty, steps_for, take_step
from roviec.duties.refused import ProgressRefused
from roviec.journal.models import Entry
from tests.conftest import CHANGE, Cast, City, Member

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
OpenDuty = Callable[..., Duty]


def move(member: Member, obligation: Obligation, to: str, reason: str = "") -> ProgressChange:
    access = member.access
    return take_step(actor=access.actor, access=access, obligation=obligation, to=to, reason=reason)


def put(obligation: Obligation, progress: str) -> Obligation:
    """Bring an obligation to a state without the steps before it."""
    done_on = date(2024, 9, 20) if progress == Progress.DONE else None
    submitted_on = date(2024, 9, 27) if progress == Progress.SUBMITTED else done_on
    Obligation.objects.filter(pk=obligation.pk).update(progress=progress, submitted_on=submitted_on, done_on=done_on)
    obligation.refresh_from_db()
    return obligation


def timeliness(obligation: Obligation, today: date) -> str:
    rows = Obligation.objects.with_timeliness(today).filter(pk=obligation.pk)
    return str(rows.values_list(F("timeliness"), flat=True).get())


def refused(member: Member, obligation: Obligation, to: str, reason: str = "") -> str:
    before = Entry.objects.count(), obligation.changes.count()
    with pytest.raises(ProgressRefused) as refusal:
        move(member, obligation, to, reason)
    assert (Entry.objects.count(), obligation.changes.count()) == before
    return refusal.value.code


def test_from_order_to_done(owed: Obligation, cast: Cast) -> None:
    for to in (Progress.ACCEPTED, Progress.IN_PROGRESS, Progress.SUBMITTED):
        move(cast.ward_clerk, owed, to)
    move(cast.officer, owed, Progress.DONE)
    owed.refresh_from_db()
    assert owed.progress == Progress.DONE
    trail = list(owed.changes.values_list("from_progress", "to_progress", "person"))
    clerk, officer = cast.ward_clerk.person.pk, cast.officer.person.pk
    assert trail == [
        ("not_accepted", "accepted", clerk),
        ("accepted", "in_progress", clerk),
        ("in_progress", "submitted", clerk),
        ("submitted", "done", officer),
    ]


def test_the_journal_has_before_after_and_reason(owed: Obligation, cast: Cast) -> None:
    move(cast.officer, put(owed, Progress.SUBMITTED), Progress.RETURNED, "Thiếu phụ lục")
    entry = Entry.objects.get(act="duties.change_progress")
    assert (entry.object_id, entry.reason) == (str(owed.pk), "Thiếu phụ lục")
    assert entry.before == {"progress": "submitted"}
    assert entry.after == {"progress": "returned", "submitted_on": None, "done_on": None}


def at(day: date, hour: int) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, hour, tzinfo=HERE), tick=False)


def test_done_is_the_day_of_the_report_not_of_its_review(owed: Obligation, cast: Cast) -> None:
    put(owed, Progress.IN_PROGRESS)
    with at(date(2024, 9, 28), hour=5):  # still the 27th in Greenwich
        move(cast.ward_clerk, owed, Progress.SUBMITTED)
    with at(date(2024, 10, 30), hour=9):
        move(cast.officer, owed, Progress.DONE)
    assert (owed.due, owed.submitted_on, owed.done_on) == (date(2024, 9, 28),) * 3
    assert timeliness(owed, date(2024, 10, 30)) == "done_in_time"


@pytest.mark.parametrize(("day", "time"), [(date(2024, 9, 28), "not_due"), (date(2024, 9, 29), "late")])
def test_a_report_under_review_is_late_only_if_it_came_late(owed: Obligation, cast: Cast, day: date, time: str) -> None:
    put(owed, Progress.IN_PROGRESS)
    with at(day, hour=9):
        move(cast.ward_clerk, owed, Progress.SUBMITTED)
    assert timeliness(owed, date(2024, 10, 30)) == time
    with at(date(2024, 10, 30), hour=9):
        move(cast.officer, owed, Progress.RETURNED, "Thiếu phụ lục")
    assert timeliness(owed, date(2024, 10, 30)) == "late"


ALL_STEPS = [(start, to, by) for start, steps in STEPS.items() for to, by in steps.items()]


@pytest.mark.parametrize(("start", "to", "by"), ALL_STEPS)
def test_each_step_is_for_its_people_only(owed: Obligation, cast: Cast, start: str, to: str, by: By) -> None:
    put(owed, start)
    may = {"ward_clerk"} if by is By.HOLDER else {"officer"}
    for name in cast.__dict__:
        offered = Progress(to) in steps_for(cast.named(name).access, owed)
        assert offered == (name in may), name
        if name not in may:
            assert refused(cast.named(name), owed, to, "vì sao") == "forbidden"
    assert move(cast.named(may.pop()), owed, to, "vì sao").to_progress == to


@pytest.mark.parametrize(("start", "to"), [(start, to) for start, to, _by in ALL_STEPS if to not in PLAIN])
def test_what_a_report_or_its_review_does_no_button_does(owed: Obligation, cast: Cast, start: str, to: str) -> None:
    put(owed, start)
    for member in (cast.ward_clerk, cast.officer):
        with pytest.raises(ProgressRefused) as refusal:
            change_progress(actor=member.access.actor, access=member.access, obligation=owed, to=to)
        assert refusal.value.code == "by_report"
    assert not owed.changes.exists()


@pytest.mark.parametrize("start", Progress.values)
def test_no_step_but_the_ones_in_the_table(owed: Obligation, cast: Cast, start: str) -> None:
    put(owed, start)
    for to in set(Progress.values) - set(STEPS[start]):
        for member in (cast.ward_clerk, cast.officer):
            assert refused(member, owed, to, "vì sao") == "no_such_step"
    assert refused(cast.officer, owed, "không có") == "no_such_step"


@pytest.mark.parametrize("start", [start for start, steps in STEPS.items() if NEEDS_REASON & set(steps)])
def test_sending_back_needs_a_reason(owed: Obligation, cast: Cast, start: str) -> None:
    put(owed, start)
    (to,) = NEEDS_REASON & set(STEPS[start])
    assert refused(cast.officer, owed, to, "  ") == "reason_required"
    assert move(cast.officer, owed, to, " Số liệu chưa khớp ").reason == "Số liệu chưa khớp"


def test_reopening_takes_the_day_of_doing_away(owed: Obligation, cast: Cast) -> None:
    move(cast.officer, put(owed, Progress.DONE), Progress.REOPENED, "Sai kỳ")
    owed.refresh_from_db()
    assert owed.done_on is None


def test_who_comes_second_is_told_so(owed: Obligation, cast: Cast) -> None:
    stale = Obligation.objects.select_related("duty").get(pk=owed.pk)
    move(cast.ward_clerk, owed, Progress.ACCEPTED)
    assert refused(cast.ward_clerk, stale, Progress.ACCEPTED) == "changed_meanwhile"


def test_after_the_merger_the_heirs_people_go_on_and_the_old_ones_cannot(
    open_duty: OpenDuty, cast: Cast, city: City
) -> None:
    row = open_duty(city.info, recurrence="yearly").obligations.get(period="2024")
    stale = Obligation.objects.get(pk=row.pk)
    hand_over(CHANGE)
    row.refresh_from_db()
    assert refused(cast.past_clerk, row, Progress.ACCEPTED) == "forbidden"
    assert refused(cast.past_clerk, stale, Progress.ACCEPTED) == "changed_meanwhile"
    assert move(cast.clerk, row, Progress.ACCEPTED).to_progress == Progress.ACCEPTED


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_moves_it(owed: Obligation, cast: Cast) -> None:
    start, outcomes = threading.Barrier(2, timeout=20), []
    access = cast.ward_clerk.access
    copies = [Obligation.objects.get(pk=owed.pk) for _ in range(2)]

    def accept(row: Obligation) -> None:
        start.wait()
        try:
            change_progress(actor=access.actor, access=access, obligation=row, to=Progress.ACCEPTED)
            outcomes.append("moved")
        except ProgressRefused as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=accept, args=[row]) for row in copies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["changed_meanwhile", "moved"]
    assert ProgressChange.objects.count() == 1


def close(member: Member, duty: Duty, reason: str = "Đã có văn bản thay thế") -> None:
    access = member.access
    close_duty(actor=access.actor, access=access, duty=duty, closed_on=date(2024, 9, 26), reason=reason)


def test_a_closed_duty_owes_no_more_and_moves_no_more(owed: Obligation, cast: Cast) -> None:
    close(cast.officer, owed.duty)
    assert not Obligation.objects.open().exists()
    assert refused(cast.ward_clerk, owed, Progress.ACCEPTED) == "duty_closed"
    assert steps_for(cast.ward_clerk.access, owed) == []
    entry = Entry.objects.get(act="duties.close_duty")
    assert entry.after == {"closed_on": "2024-09-26", "left_open": 2}
    assert timeliness(owed, date(2025, 1, 1)) == "not_due"  # its day came after the closing


@pytest.mark.parametrize("who", ["ward_clerk", "leader", "clerk", "administrator", "auditor"])
def test_only_the_standing_body_closes(owed: Obligation, cast: Cast, who: str) -> None:
    with pytest.raises(ProgressRefused, match="forbidden"):
        close(cast.named(who), owed.duty)
    owed.duty.refresh_from_db()
    assert owed.duty.closed_on is None


def test_closing_needs_a_reason_and_happens_once(owed: Obligation, cast: Cast) -> None:
    with pytest.raises(ProgressRefused, match="reason_required"):
        close(cast.officer, owed.duty, " ")
    close(cast.officer, owed.duty)
    with pytest.raises(ProgressRefused, match="duty_closed"):
        close(cast.officer, owed.duty)
