"""A draft is the unit's own; two officers don't overwrite each other; after a return nothing is retyped."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from roviec.duties import acts
from roviec.duties.acts import Content
from roviec.duties.models import Evidence, Obligation, Progress, Report
from roviec.duties.progress import close_duty
from roviec.duties.refused import ReportRefused
from roviec.journal.models import Entry
from roviec.org.models import Grant, Role
from tests.conftest import OLD, Cast, Member, make_member
from tests.duties.reporting import FIELDS, GIVEN, attach, draft, handed_in, judge, sheet_of
from tests.duties.test_progress import put


def save(member: Member, obligation: Obligation, seen: object, **said: object) -> Report:
    access = member.access
    return acts.draft_report(
        actor=access.actor, access=access, obligation=obligation, content=Content(**said), seen=seen,  # type: ignore[arg-type]
    )  # fmt: skip


def refused(member: Member, obligation: Obligation, seen: object = None, **said: object) -> ReportRefused:
    rows = list(Report.objects.values()), Entry.objects.count()
    with pytest.raises(ReportRefused) as refusal:
        save(member, obligation, seen, **said)
    assert (list(Report.objects.values()), Entry.objects.count()) == rows
    return refusal.value


def test_it_is_started_once_and_saved_as_often_as_one_likes(owed: Obligation, cast: Cast) -> None:
    first = draft(cast.ward_clerk, owed)
    assert draft(cast.ward_clerk, owed).pk == first.pk
    saved = save(cast.ward_clerk, owed, first.changed_at, claim="partly", text="Xong ba tổ.\r\nCòn hai tổ. ")
    assert (saved.pk, saved.number, saved.claim, saved.text) == (first.pk, 1, "partly", "Xong ba tổ.\nCòn hai tổ.")
    assert saved.author == cast.ward_clerk.person
    owed.refresh_from_db()
    assert owed.progress == Progress.NOT_ACCEPTED  # a draft says nothing to anybody


def test_the_journal_tells_that_it_was_started_and_none_of_its_words(owed: Obligation, cast: Cast) -> None:
    report = draft(cast.ward_clerk, owed, claim="done", text="Nguyễn Văn Mẫu ở tổ 5 đã nộp.")
    entry = Entry.objects.get(act="duties.draft_report")
    assert (entry.object_id, entry.after) == (str(report.pk), {"obligation": owed.pk, "number": 1})
    assert "Nguyễn Văn Mẫu" not in str(list(Entry.objects.values()))


@pytest.mark.parametrize("who", ["clerk", "stranger", "past_clerk", "leader", "administrator", "auditor"])
def test_others_write_none(owed: Obligation, cast: Cast, who: str) -> None:
    assert refused(cast.named(who), owed).code == "forbidden"


@pytest.mark.parametrize("who", ["clerk", "stranger", "leader", "officer", "administrator", "auditor"])
def test_others_see_none(owed: Obligation, cast: Cast, who: str) -> None:
    draft(cast.ward_clerk, owed)
    assert not Report.objects.visible_to(cast.named(who).access).exists()
    assert Report.objects.visible_to(cast.ward_clerk.access).exists()


def test_of_two_officers_the_second_does_not_overwrite_the_first(owed: Obligation, cast: Cast) -> None:
    colleague = make_member("ward2", "Lý Thị Mẫu", Role.FOCAL_OFFICER, owed.holder)
    seen = draft(cast.ward_clerk, owed).changed_at
    saved = save(colleague, owed, seen, text="Của người thứ hai")
    assert refused(cast.ward_clerk, owed, seen, text="Của người thứ nhất").code == "saved_meanwhile"
    assert refused(cast.ward_clerk, owed, None, text="Không biết bản nào").code == "saved_meanwhile"
    assert refused(cast.ward_clerk, owed, seen + timedelta(seconds=1), text="x").code == "saved_meanwhile"
    assert save(cast.ward_clerk, owed, saved.changed_at, text="Của cả hai").text == "Của cả hai"


def test_the_standing_body_does_not_write_into_a_units_draft(owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    assert refused(cast.officer, owed).code == "draft_elsewhere"


def test_the_unit_goes_on_with_what_the_standing_body_began_on_paper(owed: Obligation, cast: Cast) -> None:
    begun = draft(cast.officer, owed, text="Theo bản giấy")
    assert Report.objects.visible_to(cast.officer.access).filter(pk=begun.pk).exists()
    assert draft(cast.ward_clerk, owed).pk == begun.pk


@pytest.mark.parametrize(("progress", "code"), [(Progress.SUBMITTED, "under_review"), (Progress.DONE, "already_done")])
def test_nothing_is_written_while_it_waits_or_once_it_is_done(
    owed: Obligation, cast: Cast, progress: str, code: str
) -> None:
    put(owed, progress)
    assert refused(cast.ward_clerk, owed).code == code


def test_nothing_is_written_on_a_closed_duty(owed: Obligation, cast: Cast) -> None:
    access = cast.officer.access
    close_duty(actor=access.actor, access=access, duty=owed.duty, closed_on=timezone.localdate(), reason="Hết hiệu lực")
    assert refused(cast.ward_clerk, owed).code == "duty_closed"


def test_figures_are_kept_by_the_sheets_own_codes(owed: Obligation, cast: Cast) -> None:
    sheet = sheet_of(owed)
    report = draft(cast.ward_clerk, owed, claim="done", figures=GIVEN, words={"luot": " Có chiến dịch "})
    assert (report.sheet, report.figures) == (sheet, {"luot": 120, "truc-tuyen": 100, "hinh-thuc": "Loa phường"})
    assert report.words == {"luot": "Có chiến dịch"}
    unknown = refused(cast.ward_clerk, owed, report.changed_at, figures={"luot": 1, "la": 2, "ty-le": 3})
    assert (unknown.code, set(unknown.at)) == ("unknown_figure", {"la", "ty-le"})  # a ratio is computed, never given


def test_a_claim_is_one_of_three(owed: Obligation, cast: Cast) -> None:
    report = draft(cast.ward_clerk, owed)
    assert refused(cast.ward_clerk, owed, report.changed_at, claim="gần xong").code == "bad_claim"


def test_a_draft_after_a_return_takes_everything_over(owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    first = draft(cast.ward_clerk, owed, claim="done", text="Đã làm.", figures=GIVEN, words={"luot": "Chiến dịch"})
    old = attach(cast.ward_clerk, first, b"cu", "a.txt", field="phu-luc", note="bản một")
    attach(cast.ward_clerk, first, b"moi", "b.txt", replaces=old)
    access = cast.ward_clerk.access
    sent = acts.submit_report(actor=access.actor, access=access, report=first)
    judge(cast.officer, sent, accept=False, verdict="partly", note="Thiếu chữ ký")
    again = draft(cast.ward_clerk, owed)
    assert (again.number, again.claim, again.text, again.figures) == (2, "done", "Đã làm.", first.figures)
    assert again.words == {"luot": "Chiến dịch"}
    (carried,) = again.evidence.all()  # the latest version only
    assert (carried.name, carried.replaces, carried.added_by) == ("b.txt", None, cast.ward_clerk.person)
    assert carried.file.name == Evidence.objects.get(report=sent, name="b.txt").file.name
    assert carried.file.read() == b"moi"
    sent.refresh_from_db()
    assert (sent.state, sent.evidence.count()) == (Report.State.RETURNED, 2)


def test_of_a_changed_sheet_only_what_it_still_asks_for_is_taken_over(owed: Obligation, cast: Cast) -> None:
    sheet = sheet_of(owed)
    sent = handed_in(cast.ward_clerk, owed, figures=GIVEN)
    judge(cast.officer, sent, accept=False, note="Làm lại theo biểu mới")
    sheet.fields = FIELDS[:1]
    sheet.save()
    assert draft(cast.ward_clerk, owed).figures == {"luot": 120}


def test_a_lent_role_writes_too(owed: Obligation, cast: Cast) -> None:
    helper = make_member("muon", "Mai Văn Mẫu", Role.INSPECTOR, owed.holder)
    assert refused(helper, owed).code == "forbidden"
    Grant.objects.create(
        person=helper.person, role=Role.FOCAL_OFFICER, unit=owed.holder, valid_from=OLD, valid_to=date(2100, 1, 1),
        delegated_by=cast.ward_clerk.person.grants.get(),
    )  # fmt: skip
    assert draft(helper, owed).author == helper.person
