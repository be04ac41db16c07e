"""From notices to the mail of the day: gathered once, sent by whoever claims it, taken up again when its worker was lost."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from roviec.journal.acts import record
from roviec.journal.context import Actor
from roviec.notices import mail
from roviec.notices.models import Digest, Notice
from roviec.org.calendars import city_calendar
from roviec.org.models import Dated, Grant, Person

SYSTEM: Final = Actor.system("notices.mail")
STALE: Final = timedelta(minutes=15)  # a claim this old belongs to a worker that was lost
WAITS: Final = (5, 10, 20, 40, 60)  # minutes after the first, second … failure; then the last again


def addressees(day: date) -> QuerySet[Person]:
    """Who can be written to on `day`: at work here, with an account, an address, and no wish against it."""
    at_work = Grant.objects.filter(Dated.on(day), person=OuterRef("pk"))
    people = Person.objects.filter(Exists(at_work), user__is_active=True).exclude(user__email="")
    return people.exclude(preference__by_mail=False)


def gather(now: datetime) -> int:
    """Make the digests of today, once its hour has come, if it is a working day; how many. Safe to run again."""
    local = timezone.localtime(now)
    if not mail.configured() or local.hour < settings.DIGEST_HOUR:
        return 0
    day = local.date()
    people = list(
        addressees(day)
        .filter(
            Exists(_unmailed(now).filter(person=OuterRef("pk"))),
            ~Exists(Digest.objects.filter(person=OuterRef("pk"), day=day)),
        )
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    if not people or not city_calendar().is_working_day(day):
        return 0
    return sum(_gather_one(person_id, day, now) for person_id in people)


def _unmailed(now: datetime) -> QuerySet[Notice]:
    return Notice.objects.filter(read_at=None, digest=None, made_at__lte=now)


@transaction.atomic
def _gather_one(person_id: int, day: date, now: datetime) -> bool:
    # Against another gatherer, and against the notice that counts "and so many more" (acts.give).
    Person.objects.select_for_update(no_key=True).get(pk=person_id)
    digest, made = Digest.objects.get_or_create(
        person_id=person_id, day=day, defaults={"made_at": now, "next_at": now}
    )  # fmt: skip
    if made and not _unmailed(now).filter(person=person_id).update(digest=digest):
        digest.delete()  # read in the app at this very moment
        return False
    return made


def send_due(clock: Callable[[], datetime] = timezone.now, *, stopped: Callable[[], bool] = lambda: False) -> int:
    """Send what is to be sent, until nothing is or the server is out of reach; how many went out."""
    outbox, sent = mail.Outbox(), 0
    try:
        while not stopped() and (digest := claim(clock())):
            try:
                went = _send(digest, outbox, clock)
            except _OutOfReach:
                break
            sent += went
    finally:
        outbox.close()
    return sent


def claim(now: datetime) -> Digest | None:
    """The digest that has waited longest, now ours; None when there is none. Of several workers one gets it."""
    for row in Digest.objects.filter(next_at__lte=now).order_by("next_at", "pk")[:20]:
        mine = Digest.objects.filter(pk=row.pk, attempt=row.attempt, next_at=row.next_at)
        if mine.update(state=Digest.State.CLAIMED, claimed_at=now, next_at=now + STALE, attempt=F("attempt") + 1):
            return Digest.objects.get(pk=row.pk)
    return None


class _OutOfReach(Exception):
    """The server itself doesn't answer, so other mails would fare no better."""


def _send(digest: Digest, outbox: mail.Outbox, clock: Callable[[], datetime]) -> bool:
    person = addressees(timezone.localdate(clock())).select_related("user").filter(pk=digest.person_id).first()
    if person is None or person.user is None:
        _settle(digest, state=Digest.State.FAILED, next_at=None, last_error="no_address")
        return False
    try:
        outbox.send(mail.message(digest, person.user, person.user.email))
    except (OSError, ValueError) as error:
        _failed(digest, error, clock())
        return False
    # Killed between the server's answer and this commit, the digest is sent again: the same mail (see docs/concepts/alert.md).
    with transaction.atomic():
        if _settle(digest, state=Digest.State.SENT, next_at=None, last_error="", sent_at=clock()):
            after = {"notices": digest.notices.count(), "attempt": digest.attempt}
            record(actor=SYSTEM, act="notices.send", obj=digest, after=after)
    return True


def _settle(digest: Digest, **values: object) -> bool:
    """Only while the claim is still ours."""
    ours = Digest.objects.filter(pk=digest.pk, attempt=digest.attempt, state=Digest.State.CLAIMED)
    return ours.update(**values) == 1


def _failed(digest: Digest, error: Exception, now: datetime) -> None:
    """A refusal of this mail for good is given up and shown; anything else is tried again, less and less often."""
    code = _code(error)
    words = " ".join(
        filter(None, [type(error).__name__, str(code or "")])
    )  # the server's own words may hold the address
    refused = isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) and code >= 500
    if refused or isinstance(error, ValueError):
        _settle(digest, state=Digest.State.FAILED, next_at=None, last_error=words)
        return
    wait = timedelta(minutes=WAITS[min(digest.attempt, len(WAITS)) - 1])
    _settle(digest, state=Digest.State.FAILED, next_at=now + wait, last_error=words)
    if not code or isinstance(error, smtplib.SMTPConnectError | smtplib.SMTPAuthenticationError):
        raise _OutOfReach


def _code(error: Exception) -> int:
    """The server's answer; 0 when it gave none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return max(code for code, _words in error.recipients.values())
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0
