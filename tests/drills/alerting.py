"""Drill: the worker is killed while alerts are made, digests gathered and mails sent over a real SMTP server.

Killed between the server's answer and the commit, a mail goes out again: that can't be closed, only made harmless. So what is
checked is that no notice stands in two different mails (by Message-ID), that every mail arrived, and how often one came again.
"""

from __future__ import annotations

import os
import random
import signal
from collections import Counter
from contextlib import ExitStack
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import DNS_NAME, EmailMultiAlternatives
from django.utils import timezone

from roviec.duties.alerts import set_clocks
from roviec.duties.alerts.rounds import alert
from roviec.duties.models import Alert, Obligation
from roviec.journal.models import Entry
from roviec.notices import mail
from roviec.notices.digests import gather, send_due
from roviec.notices.models import Digest, Notice
from roviec.org.models import Grant, Person, Role, Unit
from tests.drills.small_city import OPENED, make_duties, make_units
from tests.duties.alerts.conftest import make_steps
from tests.notices.postbox import Postbox, running

UNITS, DUTIES = 4, 3
FIRST = date(2026, 9, 14)
WINDOW = 0.1


class Alerting:
    def __init__(self) -> None:
        self.box, self.stack = Postbox(), ExitStack()
        self.units: list[Unit] = []
        self.now = at(FIRST)

    def prepare(self) -> None:
        make_steps()
        self.units = make_units(UNITS)
        for unit in self.units:
            join(f"clerk{unit.pk}", Role.FOCAL_OFFICER, unit)
        join("officer", Role.STANDING_BODY, self.units[0])
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", self.stack.enter_context(running(self.box))
        str(DNS_NAME)  # looked up once, not by every worker
        settings.MAIL_FROM = "roviec@thanhpho.example"

    def more(self, number: int) -> None:
        """The next working day: each unit gets new work, and older work goes on falling due."""
        day = FIRST + timedelta(days=7 * (number // 5) + number % 5)
        self.now = at(day)
        rows = [obligation(duty.pk, unit, day) for duty in make_duties(DUTIES, self.units, "") for unit in self.units]
        set_clocks(rows)
        Obligation.objects.bulk_create(rows)

    def work(self) -> None:
        """The scheduler and the worker in turn. A lost worker's claims are taken up by those who come after they went stale."""
        if self.now > at(FIRST):
            die_in_the_window(random.Random(os.getpid()))
        alert(self.now)
        gather(self.now)
        later = self.now
        while waiting := Digest.objects.exclude(next_at=None).order_by("next_at").first():
            later = max(later, waiting.next_at or later)
            send_due(lambda: later)  # noqa: B023  # called before the loop goes on

    def check(self) -> None:
        self.check_alerts()
        self.check_mails()

    def check_alerts(self) -> None:
        assert not Obligation.objects.filter(alert_after__lte=self.now).exists()
        made = Obligation.objects.count()
        assert Alert.objects.filter(step="moi-giao").count() == made, "each once"
        told = Notice.objects.exclude(code="notices.more")
        wanted = sum(Alert.objects.values_list("told", flat=True))
        counted = sum(int(row.params["count"]) for row in Notice.objects.filter(code="notices.more"))
        assert told.count() + counted == wanted, (told.count(), counted, wanted)
        entries = Entry.objects.filter(act="duties.alert").values_list("after", flat=True)
        written = [each for after in entries for each in after["said"]]
        assert len(written) == Alert.objects.count()

    def check_mails(self) -> None:
        assert not Notice.objects.filter(digest=None).exists(), "forgotten"
        assert not Digest.objects.exclude(state=Digest.State.SENT).exists()
        arrived = self.box.ids()
        assert set(arrived) == {mail.message_id(digest) for digest in Digest.objects.all()}, "one mail a digest"
        in_mails = Counter(link for links in self.contents() for link in links)
        assert max(in_mails.values()) == 1, "a notice in two different mails"
        sent = Entry.objects.filter(act="notices.send").values_list("object_id", flat=True)
        assert sorted(sent) == sorted(map(str, Digest.objects.values_list("pk", flat=True)))
        again = arrived.total() - len(arrived)
        print(f"{len(arrived)} mails, {again} of them came again with the same Message-ID", flush=True)

    def contents(self) -> list[set[str]]:
        """The links of each mail; of a mail that came again both copies must say the same."""
        seen: dict[str, set[str]] = {}
        for taken in self.box.taken:
            body = taken.get_body(("plain",))
            assert body is not None
            links = {line.strip() for line in str(body.get_content()).splitlines() if line.strip().endswith("/mo/")}
            assert seen.setdefault(str(taken["Message-ID"]), links) == links, "the same mail with other words"
        return list(seen.values())


def die_in_the_window(rng: random.Random) -> None:
    """Every tenth mail or so the worker dies after the server's answer and before its own commit, which blind chance seldom hits."""
    send = mail.Outbox.send

    def send_and_die(outbox: mail.Outbox, message: EmailMultiAlternatives) -> None:
        send(outbox, message)
        if rng.random() < WINDOW:
            os.kill(os.getpid(), signal.SIGKILL)

    mail.Outbox.send = send_and_die  # type: ignore[method-assign, assignment]  # in a process that is about to end


def at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))


def join(login: str, role: str, unit: Unit) -> None:
    user = User.objects.create_user(login, email=f"{login}@thanhpho.example")
    person = Person.objects.create(user=user, full_name=login, search_key=login, sort_key=login)
    Grant.objects.create(person=person, role=role, unit=unit, valid_from=OPENED)


def obligation(duty_id: int, unit: Unit, day: date) -> Obligation:
    made, due = at(day) - timedelta(hours=1), day + timedelta(days=7)
    return Obligation(
        duty_id=duty_id, unit=unit, holder=unit, period="once", period_start=day, first_due=due, due=due,
        state_since=made, made_at=made,
    )  # fmt: skip


DRILL = Alerting()
