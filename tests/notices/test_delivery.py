"""The mail of the day over a real SMTP connection: who gets it, what is in it, and when there is none."""

from __future__ import annotations

from datetime import date, timedelta
from email.message import EmailMessage

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from roviec.journal.models import Entry
from roviec.notices import acts
from roviec.notices.digests import gather, send_due
from roviec.notices.models import Digest, Notice
from roviec.org.calendars import seed_days
from roviec.org.models import Grant
from roviec.vietnamese.calendar import CalendarDay
from tests.conftest import Cast, Member
from tests.notices.conftest import MONDAY, Tell, address, at
from tests.notices.postbox import Postbox

SATURDAY = date(2026, 9, 12)


def deliver(hour: int = 9, day: date = MONDAY) -> int:
    now = at(day, hour)
    gather(now)
    return send_due(lambda: now)


def words(mail: EmailMessage, kind: str = "plain") -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_the_unread_notices_of_a_person_go_out_in_one_mail(clerk: Member, tell: Tell, post: Postbox) -> None:
    notice = tell(clerk, 3, at(hour=8))[0]
    assert deliver() == 1
    (mail,) = post.taken
    assert (mail["To"], mail["Subject"]) == (clerk.user.email, "Rõ Việc: 3 thông báo, ngày 14-9-2026")
    assert (mail["From"], mail["Auto-Submitted"]) == ("Rõ Việc <roviec@thanhpho.example>", "auto-generated")
    assert f"https://roviec.example/thong-bao/{notice.pk}/mo/" in words(mail)
    assert f'href="https://roviec.example/thong-bao/{notice.pk}/mo/"' in words(mail, "html")
    digest = Digest.objects.get()
    assert (digest.state, digest.attempt, digest.next_at) == ("sent", 1, None)


def test_the_journal_says_that_it_went_out_and_names_nobody(clerk: Member, tell: Tell, post: Postbox) -> None:
    tell(clerk, 2, at(hour=8))
    deliver()
    entry = Entry.objects.get(act="notices.send")
    assert (entry.actor, entry.after) == ("system:notices.mail", {"notices": 2, "attempt": 1})


def test_one_a_day_and_what_comes_later_waits_for_tomorrow(clerk: Member, tell: Tell, post: Postbox) -> None:
    tell(clerk, 1, at(hour=6))
    assert deliver(hour=7) == 1
    late = tell(clerk, 1, at(hour=8))[0]
    assert deliver(hour=9) == 0
    assert deliver(day=MONDAY + timedelta(days=1)) == 1
    late.refresh_from_db()
    assert late.digest is not None
    assert late.digest.day == date(2026, 9, 15)
    assert len(set(post.ids())) == 2


def test_not_before_its_hour(clerk: Member, tell: Tell, post: Postbox, settings: Settings) -> None:
    settings.DIGEST_HOUR = 8
    tell(clerk, 1, at(hour=6))
    assert deliver(hour=7) == 0
    assert deliver(hour=8) == 1


def test_what_came_up_on_days_off_goes_out_on_the_next_working_day(clerk: Member, tell: Tell, post: Postbox) -> None:
    seed_days([CalendarDay(MONDAY, "Nghỉ thử nghiệm")], "thử nghiệm")
    tell(clerk, 2, at(SATURDAY, 8))
    assert [deliver(day=SATURDAY + timedelta(days=n)) for n in range(4)] == [0, 0, 0, 1]
    assert Digest.objects.get().notices.count() == 2


def test_a_saturday_worked_in_exchange_is_a_working_day(clerk: Member, tell: Tell, post: Postbox) -> None:
    seed_days([CalendarDay(SATURDAY, "Ngày làm bù", working=True)], "thử nghiệm")
    tell(clerk, 1, at(SATURDAY, 6))
    assert deliver(day=SATURDAY) == 1


def test_what_has_been_read_in_the_app_is_not_mailed(clerk: Member, tell: Tell, post: Postbox) -> None:
    read, _unread = tell(clerk, 2, at(hour=6))
    acts.mark_read(access=clerk.access, notice=read)
    deliver()
    assert post.taken[0]["Subject"] == "Rõ Việc: 1 thông báo, ngày 14-9-2026"
    assert Notice.objects.get(digest=None).pk == read.pk


def test_nothing_unread_is_no_mail(clerk: Member, tell: Tell, post: Postbox) -> None:
    tell(clerk, 2, at(hour=6))
    assert acts.mark_all_read(access=clerk.access) == 2
    assert deliver() == 0
    assert not Digest.objects.exists()


def test_who_switched_mail_off_gets_none(clerk: Member, tell: Tell, post: Postbox) -> None:
    acts.choose(access=clerk.access, by_mail=False, language="vi")
    tell(clerk, 1, at(hour=6))
    assert deliver() == 0
    acts.choose(access=clerk.access, by_mail=True, language="vi")
    assert deliver() == 1


def test_the_mail_speaks_the_language_chosen(clerk: Member, tell: Tell, post: Postbox) -> None:
    acts.choose(access=clerk.access, by_mail=True, language="en")
    tell(clerk, 1, at(hour=6))
    deliver()
    assert post.taken[0]["Subject"] == "Rõ Việc: 1 notice, 14-9-2026"
    assert '<html lang="en">' in words(post.taken[0], "html")


def test_without_an_address_the_app_is_all_there_is(cast: Cast, tell: Tell, post: Postbox) -> None:
    tell(cast.ward_clerk, 1, at(hour=6))
    assert deliver() == 0
    address(cast.ward_clerk)
    assert deliver() == 1


@pytest.mark.parametrize("how", ["left", "account closed"])
def test_a_person_who_left_is_not_written_to(clerk: Member, tell: Tell, post: Postbox, how: str) -> None:
    tell(clerk, 1, at(hour=6))
    gather(at())
    if how == "left":
        Grant.objects.filter(person=clerk.person).update(valid_to=date(2026, 1, 1))
    else:
        type(clerk.user).objects.filter(pk=clerk.user.pk).update(is_active=False)
    assert send_due(at) == 0
    assert post.taken == []
    digest = Digest.objects.get()
    assert (digest.state, digest.next_at, digest.last_error) == ("failed", None, "no_address")


def test_without_a_mail_server_nothing_is_gathered(clerk: Member, tell: Tell, settings: Settings) -> None:
    settings.MAIL_FROM = ""
    tell(clerk, 1, at(hour=6))
    assert deliver() == 0
    assert not Digest.objects.exists()


def test_a_long_mail_is_cut_and_says_how_many_more(clerk: Member, tell: Tell, post: Postbox) -> None:
    tell(clerk, 33, at(hour=6))
    deliver()
    text = words(post.taken[0])
    assert text.count("/mo/") == 30
    assert "Và 3 thông báo khác." in text


def test_the_minute_with_nothing_to_do_asks_two_questions(clerk: Member, tell: Tell, post: Postbox) -> None:
    tell(clerk, 1, at(hour=6))
    deliver()
    with CaptureQueriesContext(connection) as captured:
        assert deliver(hour=10) == 0
    assert len(captured) == 2


def test_the_clock_going_back_sends_nothing_again(clerk: Member, tell: Tell, post: Postbox) -> None:
    tell(clerk, 1, at(hour=6))
    deliver(hour=9)
    assert deliver(hour=8) == deliver(day=MONDAY - timedelta(days=3)) == 0
    assert deliver(day=MONDAY + timedelta(days=30)) == 0
    assert len(post.taken) == 1
