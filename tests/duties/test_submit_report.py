"""Handing in freezes the report and moves the obligation, each step as a row of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from roviec.duties import acts
from roviec.duties.acts.submitting import WAY, digest
from roviec.duties.models import Duty, Obligation, Progress, Report
from roviec.duties.obligations import make_obligations
from roviec.duties.progress import STEPS
from roviec.duties.refused import ReportRefused
from roviec.journal.models import Entry
from roviec.org.models import Role
from tests.conftest import Cast, City, Member, make_member
from tests.duties.reporting import GIVEN, attach, draft, handed_in, judge, sheet_of, submit
from tests.duties.test_progress import put, timeliness

OpenDuty = Callable[..., Duty]
HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def refused(member: Member, report: Report, day: date | None = None) -> ReportRefused:
    rows = list(Report.objects.values()), list(Obligation.objects.values()), Entry.objects.count()
    with pytest.raises(ReportRefused) as refusal:
        submit(member, report, day)
    assert (list(Report.objects.values()), list(Obligation.objects.values()), Entry.objects.count()) == rows
    return refusal.value


def test_a_report_takes_the_work_on_begins_it_and_hands_it_in(owed: Obligation, cast: Cast) -> None:
    report = handed_in(cast.ward_clerk, owed)
    owed.refresh_from_db()
    today = timezone.localdate()
    assert (owed.progress, owed.submitted_on, owed.done_on) == (Progress.SUBMITTED, today, None)
    assert (report.state, report.submitted_on) == (Report.State.SUBMITTED, today)
    trail = list(owed.changes.values_list("from_progress", "to_progress", "report", "person", "day"))
    clerk = cast.ward_clerk.person.pk
    assert trail == [
        ("not_accepted", "accepted", report.pk, clerk, today),
        ("accepted", "in_progress", report.pk, clerk, today),
        ("in_progress", "submitted", report.pk, clerk, today),
    ]


def test_every_way_is_made_of_allowed_steps() -> None:
    for start, way in WAY.items():
        for to in way:
            assert to in STEPS[start]
            start = to
        assert start == Progress.SUBMITTED
    assert set(WAY) == set(Progress.values) - {Progress.SUBMITTED, Progress.DONE}


@pytest.mark.parametrize("start", sorted(WAY))
def test_it_is_handed_in_from_any_state_that_is_open(owed: Obligation, cast: Cast, start: str) -> None:
    put(owed, start)
    handed_in(cast.ward_clerk, owed)
    assert [row.to_progress for row in owed.changes.all()] == list(WAY[start])


def test_the_journal_can_prove_what_was_handed_in_without_telling_it(owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    report = draft(cast.ward_clerk, owed, claim="done", text="Danh sách của bà Mẫu", figures=GIVEN)
    attach(cast.ward_clerk, report, b"ten: Pham Thi Mau", "danh-sach-pham-thi-mau.txt")
    report = submit(cast.ward_clerk, report)
    entry = Entry.objects.get(act="duties.submit_report")
    assert entry.after["sha256"] == digest(report)
    told = str(list(Entry.objects.values()))
    assert not any(words in told for words in ("bà Mẫu", "Mau", "pham-thi-mau", "Loa phường"))
    report.text += "!"
    assert digest(report) != entry.after["sha256"]


def test_what_was_handed_in_is_frozen(owed: Obligation, cast: Cast) -> None:
    report = handed_in(cast.ward_clerk, owed, evidence=b"mot")
    assert refused(cast.ward_clerk, report).code == "not_a_draft"
    with pytest.raises(ReportRefused, match="not_a_draft"):
        attach(cast.ward_clerk, report, b"hai")
    access = cast.ward_clerk.access
    with pytest.raises(ReportRefused, match="not_a_draft"):
        acts.withdraw_evidence(actor=access.actor, access=access, evidence=report.evidence.get())
    with pytest.raises(ReportRefused, match="under_review"):
        draft(cast.ward_clerk, owed)


@pytest.mark.parametrize("who", ["clerk", "stranger", "leader", "administrator", "auditor", "officer"])
def test_nobody_hands_in_anothers_draft(owed: Obligation, cast: Cast, who: str) -> None:
    report = draft(cast.ward_clerk, owed, claim="done", text="Đã làm")
    assert refused(cast.named(who), report).code == "forbidden"


def test_what_a_colleague_saved_meanwhile_is_not_handed_in_unseen(owed: Obligation, cast: Cast) -> None:
    report = draft(cast.ward_clerk, owed, claim="done", text="Đã làm")
    Report.objects.update(changed_at=report.changed_at + timedelta(seconds=1), text="khác")
    assert refused(cast.ward_clerk, report).code == "saved_meanwhile"


def test_an_empty_report_says_all_that_it_lacks_at_once(owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    lacks = refused(cast.ward_clerk, draft(cast.ward_clerk, owed))
    assert lacks.code == "incomplete"
    assert lacks.at == {
        "claim": "claim_required", "text": "text_required",
        "figures.luot": "figure_missing", "figures.truc-tuyen": "figure_missing",
    }  # fmt: skip


def test_work_that_was_not_done_has_no_figures_but_a_reason(owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    assert refused(cast.ward_clerk, draft(cast.ward_clerk, owed, claim="not_done")).at == {"text": "text_required"}
    report = draft(cast.ward_clerk, owed, claim="not_done", text="Chưa có kinh phí")
    assert submit(cast.ward_clerk, report).state == Report.State.SUBMITTED


def test_figures_may_speak_for_themselves_and_nought_is_a_figure(owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    report = draft(cast.ward_clerk, owed, claim="done", figures={"luot": 0, "truc-tuyen": 0})
    assert submit(cast.ward_clerk, report).state == Report.State.SUBMITTED


def test_a_part_over_its_whole_asks_for_a_word_and_goes_with_one(owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    odd = {"luot": 100, "truc-tuyen": 130}
    report = draft(cast.ward_clerk, owed, claim="done", figures=odd)
    assert refused(cast.ward_clerk, report).at == {"words.truc-tuyen": "part_over_whole"}
    report = draft(cast.ward_clerk, owed, claim="done", figures=odd, words={"truc-tuyen": "Gồm hồ sơ kỳ trước"})
    assert submit(cast.ward_clerk, report).figures == odd


def test_a_jump_against_last_period_asks_for_a_word(open_duty: OpenDuty, cast: Cast, city: City) -> None:
    duty = open_duty(city.ward, recurrence="monthly")
    make_obligations(date(2024, 10, 5))
    september, october = duty.obligations.order_by("period")[:2]
    sheet_of(september)
    handed_in(cast.ward_clerk, september, figures={"luot": 20, "truc-tuyen": 20})
    report = draft(cast.ward_clerk, october, claim="done", figures={"luot": 61, "truc-tuyen": 60})
    assert refused(cast.ward_clerk, report).at == {"words.luot": "jump"}


def test_the_standing_body_records_what_came_on_paper_on_its_day(owed: Obligation, cast: Cast, city: City) -> None:
    with time_machine.travel(datetime(2024, 10, 7, 9, tzinfo=HERE), tick=False):
        report = submit(cast.officer, draft(cast.officer, owed, claim="done", text="Theo bản giấy"), date(2024, 9, 27))
    owed.refresh_from_db()
    assert (report.submitted_on, owed.submitted_on) == (date(2024, 9, 27),) * 2
    assert {row.day for row in owed.changes.all()} == {date(2024, 9, 27)}
    assert timezone.localdate(report.submitted_at) == date(2024, 10, 7)
    assert timeliness(owed, date(2024, 10, 7)) == "not_due"
    judge(make_member("colleague", "Ngô Văn Mẫu", Role.STANDING_BODY, city.police), report, accept=True)
    owed.refresh_from_db()
    assert timeliness(owed, date(2024, 10, 30)) == "done_in_time"


@pytest.mark.parametrize(
    ("who", "day", "code"),
    [
        ("ward_clerk", date(2024, 9, 27), "day_not_yours"),
        ("officer", date(2024, 10, 8), "day_ahead"),
        ("officer", date(2024, 9, 23), "day_too_early"),
    ],
)
def test_a_day_that_cannot_be(owed: Obligation, cast: Cast, who: str, day: date, code: str) -> None:
    member = cast.named(who)
    with time_machine.travel(datetime(2024, 10, 7, 9, tzinfo=HERE), tick=False):
        report = draft(member, owed, claim="done", text="Đã làm")
        assert refused(member, report, day).code == code
        assert submit(member, report, date(2024, 10, 7)).submitted_on == date(2024, 10, 7)


def test_another_day_on_paper_does_not_change_a_units_own_report(owed: Obligation, cast: Cast) -> None:
    handed_in(cast.ward_clerk, owed)
    with pytest.raises(ReportRefused, match="under_review"):
        draft(cast.officer, owed)
