"""What a device sends by itself: once for each key, refused with what is wrong, never over what somebody else wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from roviec.duties.models import DutySheet, Evidence, Obligation, Report, Sending, Sheet
from roviec.duties.report_form import ReportForm
from roviec.duties.views.doors import draft_of
from roviec.org.marks import account_mark
from tests.conftest import Cast, Member
from tests.duties.reporting import FIELDS, PDF, draft, judge, sheet_of, submit

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer  # the client's, which reads JSON too


def page_of(member: Member, owed: Obligation) -> dict[str, str]:
    """What the page carries when it is opened."""
    found = draft_of(member.access, owed)
    assert found is not None
    return {
        "account": account_mark(member.user), "sheet": ReportForm(None, draft=found).sheet_mark,
        "seen": found.changed_at.isoformat(), "key": "6a1f", "claim": "done", "text": "Đã làm xong.",
    }  # fmt: skip


def send(member: Member, owed: Obligation, said: dict[str, str]) -> Answer:
    return member.client().post(reverse("duties:send", args=[owed.pk]), said)


def state(answer: Answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["state"]


def test_it_is_sent_and_a_second_sending_is_the_same_report(owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    said = page_of(cast.ward_clerk, owed)
    first, second = (send(cast.ward_clerk, owed, said) for _ in range(2))
    assert (state(first), state(second)) == ((200, "sent"), (200, "sent"))
    assert first.content == second.content
    report = Report.objects.get()
    assert (report.state, report.text, Sending.objects.get().report) == ("submitted", "Đã làm xong.", report)


def test_a_late_second_sending_makes_no_report_after_a_return(owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    said = page_of(cast.ward_clerk, owed)
    send(cast.ward_clerk, owed, said)
    judge(cast.officer, Report.objects.get(), accept=False, note="Thiếu phụ lục")
    assert state(send(cast.ward_clerk, owed, said)) == (200, "sent")
    assert Report.objects.get().state == "returned"


def test_another_key_sends_no_second_report(owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    said = page_of(cast.ward_clerk, owed)
    send(cast.ward_clerk, owed, said)
    assert state(send(cast.ward_clerk, owed, {**said, "key": "other", "text": "Khác"})) == (409, "changed")
    assert Report.objects.get().text == "Đã làm xong."


def test_what_is_lacking_is_named_and_the_rest_is_saved(owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    draft(cast.ward_clerk, owed)
    answer = send(cast.ward_clerk, owed, {**page_of(cast.ward_clerk, owed), "figures.luot": "12"})
    assert state(answer) == (422, "refused")
    assert list(answer.json()["errors"]) == ["figures.truc-tuyen"]
    report = Report.objects.get()
    assert (report.state, report.figures["luot"], Sending.objects.count()) == ("draft", 12, 0)
    assert answer.json()["seen"] == report.changed_at.isoformat()


def test_what_a_colleague_wrote_meanwhile_is_not_written_over(owed: Obligation, cast: Cast) -> None:
    first = draft(cast.ward_clerk, owed)
    said = page_of(cast.ward_clerk, owed)
    Report.objects.filter(pk=first.pk).update(text="Đồng nghiệp ghi", changed_at="2026-01-01T00:00:00Z")
    assert state(send(cast.ward_clerk, owed, said)) == (409, "changed")
    assert (Report.objects.get().text, Report.objects.get().state) == ("Đồng nghiệp ghi", "draft")


def test_a_sheet_that_changed_is_not_answered_by_the_old_one(owed: Obligation, cast: Cast) -> None:
    sheet_of(owed)
    draft(cast.ward_clerk, owed, figures={"luot": 5})
    said = {**page_of(cast.ward_clerk, owed), "figures.luot": "5", "figures.truc-tuyen": "2"}
    Sheet.objects.create(code="moi", title="Biểu mới", fields=FIELDS[1:2], valid_from="2024-01-01")
    DutySheet.objects.create(duty=owed.duty, code="moi", since="2024-02-01")
    assert state(send(cast.ward_clerk, owed, said)) == (409, "changed")
    address = reverse("duties:report", args=[owed.pk])
    saved = cast.ward_clerk.client().post(address, {**said, "save": "1"})
    assert (saved.status_code, Report.objects.get().figures) == (422, {"luot": 5})
    page = saved.content.decode()
    assert "Biểu của kỳ này vừa đổi" in page
    assert "Tổng số lượt: 5" in page  # what the new sheet doesn't ask is shown before it goes
    assert 'value="2"' in page


def test_another_account_on_the_same_phone_sends_nothing(owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    said = {**page_of(cast.ward_clerk, owed), "account": account_mark(cast.stranger.user)}
    assert state(send(cast.ward_clerk, owed, said)) == (409, "other")
    assert send(cast.stranger, owed, said).status_code == 404
    address = reverse("duties:report", args=[owed.pk])
    assert "Một tài khoản khác" in cast.ward_clerk.client().post(address, {**said, "save": "1"}).content.decode()
    assert Report.objects.get().text == ""


def test_without_a_draft_there_is_nothing_to_send(owed: Obligation, cast: Cast) -> None:
    report = draft(cast.ward_clerk, owed, claim="done", text="Từ nơi khác")
    said = page_of(cast.ward_clerk, owed)
    submit(cast.ward_clerk, report)
    assert state(send(cast.ward_clerk, owed, said)) == (409, "changed")


def test_a_file_sent_again_is_the_same_file(owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    address, client = reverse("duties:attach", args=[owed.pk]), cast.ward_clerk.client()

    def attach(data: bytes) -> Answer:
        file = SimpleUploadedFile("a.pdf", data)
        return client.post(address, {"file": file}, headers={"Accept": "application/json"})

    assert [state(attach(PDF)), state(attach(PDF))] == [(200, "kept"), (200, "kept")]
    assert Evidence.objects.count() == 1
    assert state(attach(b"Rar!\x1a\x07\x00 x")) == (422, "refused")


def test_pages_say_whose_they_are_and_which_may_be_kept(owed: Obligation, cast: Cast) -> None:
    draft(cast.ward_clerk, owed)
    page = cast.ward_clerk.client().get(reverse("duties:report", args=[owed.pk]))
    assert (page["X-Account"], page["X-Keep-Offline"]) == (account_mark(cast.ward_clerk.user), "1")
    others = cast.officer.client().get(reverse("duties:report", args=[owed.pk]))
    assert others["X-Account"] == account_mark(cast.officer.user) != page["X-Account"]
    assert "X-Keep-Offline" not in others
