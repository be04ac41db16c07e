"""A round says what has come up, to whom the steps name, once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from roviec.duties.alerts import reschedule, rounds
from roviec.duties.alerts.rounds import alert
from roviec.duties.handover import hand_over
from roviec.duties.models import Alert, AlertStep, Duty, Obligation, Progress
from roviec.duties.progress import take_step
from roviec.jobs import acts as jobs
from roviec.jobs.models import Schedule
from roviec.journal.models import Entry
from roviec.journal.reads import verify
from roviec.notices import acts as notices
from roviec.notices.models import Notice
from roviec.org.models import Grant, Role
from tests.conftest import Cast, City, Member, make_member
from tests.duties.alerts.conftest import at

OpenDuty = Callable[..., Duty]
MONDAY = date(2026, 9, 14)
DUE = date(2026, 9, 28)
pytestmark = pytest.mark.usefixtures("steps")


@pytest.fixture
def owed(open_duty: OpenDuty, city: City, cast: Cast) -> Obligation:
    """The ward's, made on Monday the 14th, due on Monday the 28th."""
    return make(open_duty, city.ward)


def make(open_duty: OpenDuty, unit: object, **words: object) -> Obligation:
    with time_machine.travel(at(MONDAY), tick=False):
        return open_duty(unit, opened_on=MONDAY, **{"deadline": DUE, **words}).obligations.get()


def step_to(row: Obligation, member: Member, to: str, day: date, reason: str = "") -> None:
    with time_machine.travel(at(day), tick=False):
        row.refresh_from_db()
        take_step(actor=member.access.actor, access=member.access, obligation=row, to=to, reason=reason)


def told(member: Member) -> list[str]:
    """The steps behind the notices of one person, in the order of telling."""
    return [
        key.split(":")[2]
        for key in Notice.objects.filter(person=member.person).order_by("pk").values_list("key", flat=True)
    ]


def test_newly_assigned_is_said_to_the_focal_officers(owed: Obligation, cast: Cast) -> None:
    assert alert(at(MONDAY, 10)) == 1
    assert told(cast.ward_clerk) == ["moi-giao"]
    assert Notice.objects.count() == 1
    notice = Notice.objects.get()
    assert notice.url == f"/nhiem-vu/{owed.duty_id}/?period=once"
    assert notice.params["due"] == "2026-09-28"


def test_a_second_round_says_nothing_and_writes_nothing(owed: Obligation) -> None:
    alert(at(MONDAY, 10))
    entries = Entry.objects.count()
    assert alert(at(MONDAY, 11)) == alert(at(MONDAY, 9)) == 0
    assert (Notice.objects.count(), Entry.objects.count()) == (1, entries)


def test_day_by_day_each_step_is_said_on_its_own_day(owed: Obligation, cast: Cast) -> None:
    days = {}
    for n in range(35):
        before = Alert.objects.count()
        alert(at(MONDAY + timedelta(days=n), 7))
        days[MONDAY + timedelta(days=n)] = list(Alert.objects.values_list("step", flat=True).order_by("pk")[before:])
    assert {day: steps for day, steps in days.items() if steps} == {
        date(2026, 9, 15): ["moi-giao"],  # the round of the 14th was at seven, the work came at nine
        date(2026, 9, 17): ["chua-tiep-nhan"],
        date(2026, 9, 21): ["sap-den-han-5"],
        date(2026, 9, 25): ["sap-den-han-1"],
        date(2026, 9, 29): ["qua-han-1"],
        date(2026, 10, 5): ["qua-han-5"],
        date(2026, 10, 12): ["qua-han-10"],
    }
    owed.refresh_from_db()
    assert owed.alert_after is None
    assert told(cast.officer) == ["qua-han-5"]
    # the ward has no head in the system, so the head of the unit above stands in
    assert told(cast.leader) == ["chua-tiep-nhan", "qua-han-1", "qua-han-5", "qua-han-10"]


def test_after_a_standstill_each_person_hears_the_last_word_only(owed: Obligation, cast: Cast) -> None:
    """Everything that came up is noted, so that it never comes again."""
    assert alert(at(date(2026, 10, 20))) == 7
    assert told(cast.ward_clerk) == ["chua-tiep-nhan", "qua-han-1"]
    assert told(cast.officer) == ["qua-han-5"]
    assert told(cast.leader) == ["chua-tiep-nhan", "qua-han-10"]
    assert dict(Alert.objects.values_list("step", "told"))["sap-den-han-5"] == 0


def test_escalation_leaves_the_clocks_of_the_work_alone(owed: Obligation) -> None:
    before = Obligation.objects.values("due", "first_due", "state_since", "made_at", "progress", "period_start").get()
    opened = Duty.objects.values().get()
    alert(at(date(2026, 10, 20)))
    assert Obligation.objects.values(*before).get() == before
    assert Duty.objects.values().get() == opened


def test_a_unit_without_people_is_heard_of_further_up(open_duty: OpenDuty, city: City, cast: Cast) -> None:
    Grant.objects.filter(person=cast.ward_clerk.person).update(valid_to=date(2026, 1, 1))
    make(open_duty, city.ward)
    alert(at(MONDAY, 10))
    assert told(cast.ward_clerk) == []
    assert told(cast.leader) == ["moi-giao"]  # head of the unit above


def test_a_person_who_left_or_has_no_account_is_passed_over(open_duty: OpenDuty, city: City, cast: Cast) -> None:
    second = make_member("ward2", "Ngô Thị Mẫu", Role.FOCAL_OFFICER, city.ward)
    cast.ward_clerk.user.is_active = False
    cast.ward_clerk.user.save()
    make(open_duty, city.ward)
    alert(at(MONDAY, 10))
    assert (told(cast.ward_clerk), told(second)) == ([], ["moi-giao"])


def test_all_focal_officers_are_told_and_the_head_who_is_one_is_told_once(
    open_duty: OpenDuty, city: City, cast: Cast
) -> None:
    """The clerk of the department also sits in the chair that heads it."""
    second = make_member("sci2", "Ngô Thị Mẫu", Role.FOCAL_OFFICER, city.sci)
    make(open_duty, city.sci)
    alert(at(date(2026, 9, 17)))
    assert told(cast.clerk) == told(second) == ["chua-tiep-nhan"]


def test_open_work_of_an_ended_unit_is_told_to_its_heir_even_before_it_is_handed_over(
    open_duty: OpenDuty, city: City, cast: Cast
) -> None:
    with time_machine.travel(at(date(2025, 6, 30)), tick=False):
        row = open_duty(city.info, opened_on=date(2025, 6, 30), deadline=date(2025, 12, 1)).obligations.get()
    alert(at(date(2025, 7, 1), 0))
    assert (told(cast.past_clerk), told(cast.clerk)) == ([], ["moi-giao"])
    with time_machine.travel(at(date(2025, 7, 1)), tick=False):
        hand_over(date(2025, 7, 1))
    alert(at(date(2025, 7, 1), 10))
    assert told(cast.clerk) == ["moi-giao", "nhan-ban-giao"]
    row.refresh_from_db()
    assert row.holder == city.sci


def test_a_report_waits_is_returned_and_lies_there(owed: Obligation, cast: Cast) -> None:
    for to in (Progress.ACCEPTED, Progress.IN_PROGRESS, Progress.SUBMITTED):
        step_to(owed, cast.ward_clerk, to, MONDAY)
    alert(at(MONDAY, 10))
    alert(at(date(2026, 9, 17), 10))
    assert told(cast.officer) == ["cho-duyet", "cho-duyet-3"]
    assert told(cast.ward_clerk) == []
    step_to(owed, cast.officer, Progress.RETURNED, date(2026, 9, 18), "Thiếu phụ lục")
    alert(at(date(2026, 9, 18), 10))
    alert(at(date(2026, 9, 23), 10))
    assert told(cast.ward_clerk) == ["tra-lai", "sap-den-han-5", "tra-lai-3"]


def test_returned_a_second_time_is_said_a_second_time(owed: Obligation, cast: Cast) -> None:
    alert(at(MONDAY, 10))
    for to in (Progress.ACCEPTED, Progress.IN_PROGRESS, Progress.SUBMITTED):
        step_to(owed, cast.ward_clerk, to, MONDAY)
    for day in (date(2026, 9, 15), date(2026, 9, 16)):
        step_to(owed, cast.officer, Progress.RETURNED, day, "Thiếu phụ lục")
        alert(at(day, 10))
        step_to(owed, cast.ward_clerk, Progress.SUBMITTED, day)
    assert told(cast.ward_clerk) == ["moi-giao", "tra-lai", "tra-lai"]


def test_done_or_closed_work_is_not_spoken_of(open_duty: OpenDuty, city: City, cast: Cast) -> None:
    rows = [make(open_duty, city.ward) for _ in range(2)]
    Duty.objects.filter(pk=rows[0].duty_id).update(closed_on=MONDAY)
    Obligation.objects.filter(pk=rows[1].pk).update(progress=Progress.DONE, done_on=MONDAY)
    assert alert(at(date(2026, 10, 20))) == 0
    assert not Notice.objects.exists()
    assert not Obligation.objects.exclude(alert_after=None).exists()


def test_a_change_between_two_rounds_forgets_no_step(owed: Obligation, cast: Cast) -> None:
    """The round of Monday the 21st is late; at nine the clerk takes the work up; at ten the round comes."""
    alert(at(MONDAY, 10))
    step_to(owed, cast.ward_clerk, Progress.ACCEPTED, date(2026, 9, 21))
    alert(at(date(2026, 9, 21), 10))
    assert told(cast.ward_clerk) == ["moi-giao", "sap-den-han-5"]


def test_over_a_days_limit_one_notice_says_how_many_more(
    open_duty: OpenDuty, city: City, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "A_DAY", 3)
    monkeypatch.setattr(rounds, "PART", 2)
    for _ in range(7):
        make(open_duty, city.ward)
    assert alert(at(MONDAY, 10)) == 7
    rows = Notice.objects.filter(person=cast.ward_clerk.person)
    assert rows.count() == 4
    more = rows.get(code="notices.more")
    assert (more.params, more.url) == ({"count": 4}, "/nhiem-vu/bang-theo-doi/")
    assert alert(at(MONDAY, 11)) == 0


def test_read_or_mailed_the_count_begins_anew(
    open_duty: OpenDuty, city: City, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "A_DAY", 0)
    for _ in range(2):
        make(open_duty, city.ward)
        alert(at(MONDAY, 10))
        notices.mark_all_read(access=cast.ward_clerk.access)
    assert list(Notice.objects.order_by("pk").values_list("params", flat=True)) == [{"count": 1}, {"count": 1}]


def test_paused_it_says_nothing_and_afterwards_everything(owed: Obligation, cast: Cast) -> None:
    job = Schedule.objects.create(job="duties.alert", next_at=timezone.now())
    jobs.pause(actor=cast.administrator.access.actor, schedule=job, reason="Thử nghiệm")
    assert alert(at(date(2026, 9, 17))) == 0
    jobs.resume(actor=cast.administrator.access.actor, schedule=job, reason="Xong")
    assert alert(at(date(2026, 9, 17))) == 2
    assert told(cast.ward_clerk) == ["chua-tiep-nhan"]


def test_the_system_signs_and_the_journal_holds_keys_only(owed: Obligation) -> None:
    alert(at(MONDAY, 10))
    entry = Entry.objects.get(act="duties.alert")
    assert entry.actor == "system:duties.alert"
    assert entry.after == {"said": [[owed.pk, None, "moi-giao"]], "notices": 1}
    assert verify().problems == ()


def test_the_clock_going_back_says_nothing_twice(owed: Obligation, cast: Cast) -> None:
    alert(at(date(2026, 9, 17), 10))
    reschedule([owed])
    assert alert(at(MONDAY, 10)) == alert(at(date(2026, 9, 17), 10)) == 0
    alert(at(date(2026, 9, 21), 0))
    assert told(cast.ward_clerk) == ["chua-tiep-nhan", "sap-den-han-5"]


def test_a_step_added_later_is_said_only_for_days_to_come_or_states_that_last(owed: Obligation, cast: Cast) -> None:
    alert(at(date(2026, 9, 17), 10))
    AlertStep.objects.create(
        code="them", moment="state", state="not_accepted", days=4, audience=["focal_officers"],
        valid_from=date(2026, 9, 18),
    )  # fmt: skip
    reschedule([owed])
    alert(at(date(2026, 9, 18), 10))
    assert told(cast.ward_clerk) == ["chua-tiep-nhan", "them"]


def test_nothing_to_say_is_three_questions(owed: Obligation) -> None:
    alert(at(MONDAY, 10))
    with CaptureQueriesContext(connection) as captured:
        assert alert(at(MONDAY, 11)) == 0
    assert len(captured) == 3


def test_many_cost_few_more_questions_than_one(open_duty: OpenDuty, city: City, cast: Cast) -> None:
    def queries(count: int) -> int:
        for _ in range(count):
            make(open_duty, city.ward)
        with CaptureQueriesContext(connection) as captured:
            assert alert(at(MONDAY, 10)) == count
        return len(captured)

    few = queries(1)
    assert queries(20) == few <= 32


@pytest.mark.django_db(transaction=True)
def test_four_beats_at_once_say_each_thing_once(open_duty: OpenDuty, city: City, cast: Cast) -> None:
    for _ in range(10):
        make(open_duty, city.ward)
    Schedule.objects.create(job="duties.alert", next_at=timezone.now())
    start, said, failed = threading.Barrier(4), [], []

    def go() -> None:
        try:
            start.wait()
            said.append(alert(at(date(2026, 10, 20))))
        except Exception as problem:  # noqa: BLE001  # whatever it is, the test must fail in the main thread
            failed.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=go) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sum(said) == Alert.objects.count() == 70
    assert Notice.objects.count() == len(set(Notice.objects.values_list("key", flat=True))) == 50
    assert verify().problems == ()
