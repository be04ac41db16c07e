"""The bell, the page of one's notices and the administrator's pages."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from roviec.jobs.beat import enrol
from roviec.jobs.models import Schedule
from roviec.journal.models import Entry
from roviec.notices.models import Digest, Notice, Preference
from roviec.notices.reads import mine, unread
from tests.conftest import Cast, Member
from tests.notices.conftest import Tell, address


def page(member: Member, path: str = "/thong-bao/") -> str:
    return member.client().get(path).content.decode()


def test_the_bell_counts_what_is_unread(clerk: Member, tell: Tell) -> None:
    assert "bell__count" not in page(clerk, "/")
    tell(clerk, 3)
    assert '<b class="bell__count">3</b>' in page(clerk, "/")
    Notice.objects.bulk_create(Notice(person=clerk.person, code="x", key=f"more{n}") for n in range(97))
    assert '<b class="bell__count">99+</b>' in page(clerk, "/")


def test_the_bell_is_one_query(clerk: Member, tell: Tell) -> None:
    tell(clerk, 5)
    access = clerk.access
    with CaptureQueriesContext(connection) as captured:
        assert unread(access) == 5
    assert len(captured) == 1


def test_unread_come_first_and_the_filter_leaves_only_those(clerk: Member, tell: Tell) -> None:
    (old,) = tell(clerk, 1)
    (new,) = tell(clerk, 1)
    clerk.client().post(f"/thong-bao/{new.pk}/da-doc/")
    assert [line.notice for line in mine(clerk.access, only_unread=False, page="1").lines] == [old, new]
    only = page(clerk, "/thong-bao/?loc=chua-doc")
    assert f"/thong-bao/{new.pk}/da-doc/" not in only
    assert f"/thong-bao/{old.pk}/da-doc/" in only


def test_opening_one_reads_it_and_leads_to_the_work(clerk: Member, tell: Tell) -> None:
    notice, other = tell(clerk, 2)
    answer = clerk.client().get(f"/thong-bao/{notice.pk}/mo/")
    assert answer["Location"] == "/nhiem-vu/"
    assert list(Notice.objects.filter(read_at=None)) == [other]


def test_another_persons_notice_is_not_found(clerk: Member, cast: Cast, tell: Tell) -> None:
    (notice,) = tell(clerk, 1)
    for member in (cast.ward_clerk, cast.administrator):
        assert member.client().get(f"/thong-bao/{notice.pk}/mo/").status_code == 404
        assert member.client().post(f"/thong-bao/{notice.pk}/da-doc/").status_code == 404
    assert Notice.objects.get().read_at is None


def test_all_are_marked_at_once_and_only_ones_own(clerk: Member, cast: Cast, tell: Tell) -> None:
    tell(clerk, 3)
    tell(cast.ward_clerk, 1)
    clerk.client().post("/thong-bao/da-doc-het/")
    assert Notice.objects.get(read_at=None).person == cast.ward_clerk.person


def test_what_is_about_work_no_longer_ones_own_says_nothing_of_it(clerk: Member, tell: Tell) -> None:
    tell(clerk, 1)
    assert "không còn thuộc phạm vi của bạn" in page(clerk)


def test_the_choice_is_kept_and_stands_in_the_journal(clerk: Member) -> None:
    clerk.client().post("/thong-bao/cach-nhan/", {"language": "en"})
    chosen = Preference.objects.get(person=clerk.person)
    assert (chosen.by_mail, chosen.language) == (False, "en")
    entry = Entry.objects.get(act="notices.choose")
    assert (entry.before, entry.after) == ({"by_mail": True, "language": "vi"}, {"by_mail": False, "language": "en"})


def test_a_language_we_do_not_speak_is_refused(clerk: Member) -> None:
    clerk.client().post("/thong-bao/cach-nhan/", {"by_mail": "on", "language": "xx"})
    assert not Preference.objects.exists()


def test_the_administrator_sees_who_has_no_address_and_what_is_held_up(clerk: Member, cast: Cast) -> None:
    digest = Digest.objects.create(
        person=clerk.person, day=date(2026, 9, 14), made_at=timezone.now(), state="failed", attempt=2,
        last_error="SMTPRecipientsRefused 550",
    )  # fmt: skip
    body = page(cast.administrator, "/thong-bao/gui-thu/")
    assert "SMTPRecipientsRefused 550" in body
    assert cast.ward_clerk.person.full_name in body
    assert "Chưa nối máy chủ thư" in body
    cast.administrator.client().post(f"/thong-bao/gui-thu/{digest.pk}/gui-lai/")
    assert Digest.objects.exclude(next_at=None).get() == digest


def test_who_has_an_address_is_not_listed(cast: Cast, settings: Settings) -> None:
    settings.MAIL_FROM = "roviec@thanhpho.example"
    for name in ("leader", "officer", "clerk", "ward_clerk", "stranger", "past_clerk", "administrator", "auditor"):
        address(cast.named(name))
    body = page(cast.administrator, "/thong-bao/gui-thu/")
    assert "Mọi người đang giữ vai trò đều có địa chỉ thư." in body
    assert "Chưa nối máy chủ thư" not in body


@pytest.fixture
def job(db: None) -> Schedule:
    enrol(timezone.now())
    return Schedule.objects.get(job="duties.alert")


def test_a_job_is_paused_with_a_reason_and_goes_on_again(cast: Cast, job: Schedule) -> None:
    client = cast.officer.client()
    client.post(f"/he-thong/cong-viec-nen/{job.pk}/", {"to": "pause", "reason": "Đang nạp dữ liệu cũ"})
    assert Schedule.objects.filter(paused=True).get() == job
    assert "Đang nạp dữ liệu cũ" in page(cast.officer, "/he-thong/cong-viec-nen/")
    client.post(f"/he-thong/cong-viec-nen/{job.pk}/", {"to": "resume", "reason": "Xong"})
    assert not Schedule.objects.filter(paused=True).exists()
    assert list(Entry.objects.filter(act__startswith="jobs.").order_by("seq").values_list("act", flat=True)) == [
        "jobs.pause", "jobs.resume",
    ]  # fmt: skip


def test_without_a_reason_nothing_is_paused(cast: Cast, job: Schedule) -> None:
    cast.officer.client().post(f"/he-thong/cong-viec-nen/{job.pk}/", {"to": "pause", "reason": " "})
    job.refresh_from_db()
    assert not job.paused


def test_the_page_of_jobs_shows_errors_and_that_no_mail_goes_out(cast: Cast, job: Schedule) -> None:
    Schedule.objects.filter(pk=job.pk).update(last_error="ValueError: hỏng", last_finished=timezone.now())
    body = page(cast.officer, "/he-thong/cong-viec-nen/")
    assert "ValueError: hỏng" in body
    assert "Cảnh báo thời hạn và tiến độ" in body
    assert "Chưa nối máy chủ thư" in body
