"""The reviewer says what the evidence shows, and accepts or returns."""

from __future__ import annotations

import threading
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection

from roviec.duties import acts
from roviec.duties.models import Obligation, Progress, Report, Review, Verdict
from roviec.duties.progress import close_duty
from roviec.duties.refused import ProgressRefused, ReportRefused
from roviec.journal.models import Entry
from roviec.org.models import Role
from tests.conftest import Cast, City, Member, make_member
from tests.duties.reporting import draft, handed_in, judge, submit

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def sent(owed: Obligation, cast: Cast) -> Report:
    with time_machine.travel(datetime(2024, 9, 27, 9, tzinfo=HERE), tick=False):
        return handed_in(cast.ward_clerk, owed, evidence=b"bang chung")


def refused(member: Member, report: Report, **judged: object) -> str:
    rows = list(Report.objects.values()), list(Obligation.objects.values()), Entry.objects.count()
    with pytest.raises(ReportRefused) as refusal:
        judge(member, report, **{"accept": True, **judged})  # type: ignore[arg-type]
    assert (list(Report.objects.values()), list(Obligation.objects.values()), Entry.objects.count()) == rows
    assert not Review.objects.exists()
    return refusal.value.code


def test_accepted_the_work_is_done_on_the_day_of_its_report(sent: Report, owed: Obligation, cast: Cast) -> None:
    with time_machine.travel(datetime(2024, 11, 5, 9, tzinfo=HERE), tick=False):
        review = judge(cast.officer, sent, accept=True)
    owed.refresh_from_db()
    sent.refresh_from_db()
    assert (owed.progress, owed.done_on) == (Progress.DONE, date(2024, 9, 27))
    assert (sent.state, review.verdict, review.person) == (Report.State.ACCEPTED, Verdict.SHOWN, cast.officer.person)
    assert owed.changes.get(to_progress=Progress.DONE).report == sent


def test_returned_the_note_is_the_reason(sent: Report, owed: Obligation, cast: Cast) -> None:
    judge(cast.officer, sent, accept=False, verdict="not_shown", complete=False, note=" Thiếu phụ lục 2 ")
    owed.refresh_from_db()
    sent.refresh_from_db()
    assert (owed.progress, owed.submitted_on, sent.state) == (Progress.RETURNED, None, Report.State.RETURNED)
    assert owed.changes.get(to_progress=Progress.RETURNED).reason == "Thiếu phụ lục 2"


def test_who_recorded_a_report_on_paper_does_not_review_it(owed: Obligation, cast: Cast, city: City) -> None:
    sent = handed_in(cast.officer, owed)
    assert refused(cast.officer, sent) == "own_report"
    assert refused(cast.officer, sent, accept=False, note="Thiếu phụ lục") == "own_report"
    colleague = make_member("colleague", "Ngô Văn Mẫu", Role.STANDING_BODY, city.police)
    judge(colleague, sent, accept=True)
    sent.refresh_from_db()
    assert sent.state == Report.State.ACCEPTED


def test_nor_does_who_handed_in_what_another_wrote(owed: Obligation, cast: Cast) -> None:
    begun = draft(cast.ward_clerk, owed, claim="done", text="Đã rà soát xong.")
    submit(cast.ward_clerk, begun)
    Report.objects.update(author=cast.officer.person)
    begun.refresh_from_db()
    assert refused(cast.officer, begun) == "own_report"
    Report.objects.update(author=cast.clerk.person)
    begun.changes.update(person=cast.officer.person)
    begun.refresh_from_db()
    assert refused(cast.officer, begun) == "own_report"


def test_the_journal_has_the_judgement(sent: Report, cast: Cast) -> None:
    judge(cast.officer, sent, accept=True, verdict="partly", note="Phần thiếu nộp kỳ sau")
    entry = Entry.objects.get(act="duties.review_report")
    assert (entry.object_id, entry.before) == (str(sent.pk), {"state": "submitted"})
    assert entry.after == {"state": "accepted", "verdict": "partly", "complete": True}


@pytest.mark.parametrize("who", ["ward_clerk", "clerk", "leader", "administrator", "auditor"])
def test_only_the_standing_body_judges(sent: Report, cast: Cast, who: str) -> None:
    assert refused(cast.named(who), sent) == "forbidden"


@pytest.mark.parametrize(
    ("judged", "code"),
    [
        ({"verdict": "đẹp"}, "bad_verdict"),
        ({"accept": False, "note": "  "}, "reason_required"),
        ({"verdict": "partly"}, "note_required"),
        ({"verdict": "not_shown"}, "note_required"),
        ({"complete": False}, "note_required"),
    ],
)
def test_what_is_short_needs_words(sent: Report, cast: Cast, judged: dict[str, object], code: str) -> None:
    assert refused(cast.officer, sent, **judged) == code
    assert judge(cast.officer, sent, accept=True, verdict="partly", complete=False, note="Đã thống nhất").accepted


def test_work_that_its_agency_calls_undone_is_not_accepted_as_done(owed: Obligation, cast: Cast) -> None:
    report = handed_in(cast.ward_clerk, owed, claim="not_done", text="Chưa có kinh phí")
    assert refused(cast.officer, report, note="Thôi cũng được") == "not_done_claim"
    assert not judge(cast.officer, report, accept=False, note="Làm tiếp").accepted


def test_partly_done_work_is_accepted_with_a_word(owed: Obligation, cast: Cast) -> None:
    report = handed_in(cast.ward_clerk, owed, claim="partly")
    assert refused(cast.officer, report) == "note_required"
    assert judge(cast.officer, report, accept=True, note="Phần còn lại chuyển kỳ sau").accepted


def test_a_draft_is_not_judged(owed: Obligation, cast: Cast) -> None:
    assert refused(cast.officer, draft(cast.ward_clerk, owed)) == "not_under_review"


def test_a_report_is_judged_once(sent: Report, cast: Cast) -> None:
    judge(cast.officer, sent, accept=True)
    with pytest.raises(ReportRefused, match="not_under_review"):
        judge(cast.officer, sent, accept=False, note="Nghĩ lại")
    assert Review.objects.count() == 1


def test_a_closed_duty_is_judged_no_more(sent: Report, owed: Obligation, cast: Cast) -> None:
    access = cast.officer.access
    close_duty(actor=access.actor, access=access, duty=owed.duty, closed_on=date(2024, 10, 1), reason="Thay thế")
    with pytest.raises(ProgressRefused, match="duty_closed"):
        judge(cast.officer, sent, accept=True)
    sent.refresh_from_db()
    assert sent.state == Report.State.SUBMITTED


@pytest.mark.django_db(transaction=True)
def test_of_two_reviewers_at_once_one_judges(sent: Report, cast: Cast) -> None:
    start, outcomes = threading.Barrier(2, timeout=20), []
    access = cast.officer.access
    copies = [Report.objects.get(pk=sent.pk) for _ in range(2)]

    def look(report: Report, accept: bool) -> None:
        start.wait()
        try:
            acts.review_report(
                actor=access.actor, access=access, report=report, verdict="shown", complete=True, accept=accept,
                note="vì",
            )  # fmt: skip
            outcomes.append("judged")
        except ReportRefused as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=look, args=[row, at == 0]) for at, row in enumerate(copies)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["judged", "not_under_review"]
    assert Review.objects.count() == 1


def test_reopened_work_is_reported_again_from_where_it_was(sent: Report, owed: Obligation, cast: Cast) -> None:
    judge(cast.officer, sent, accept=True)
    owed.refresh_from_db()
    access = cast.officer.access
    with pytest.raises(ProgressRefused, match="reason_required"):
        acts.reopen(actor=access.actor, access=access, obligation=owed, reason=" ")
    acts.reopen(actor=access.actor, access=access, obligation=owed, reason="Số liệu sai")
    again = draft(cast.ward_clerk, owed)
    sent.refresh_from_db()
    assert (again.number, again.text, again.evidence.count()) == (2, sent.text, 1)
    assert sent.state == Report.State.ACCEPTED
    assert (owed.progress, owed.done_on) == (Progress.REOPENED, None)
