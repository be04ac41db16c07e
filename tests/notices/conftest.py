"""People with addresses, something to tell them, and a mail server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from roviec.notices.acts import News, give
from roviec.notices.models import Notice
from tests.conftest import Cast, Member
from tests.notices.postbox import Postbox, running

MONDAY = date(2026, 9, 14)


def at(day: date = MONDAY, hour: int = 9, minute: int = 0) -> datetime:
    """That hour of the city's day."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def address(member: Member, value: str = "") -> str:
    member.user.email = value or f"{member.user.username}@thanhpho.example"
    member.user.save(update_fields=["email"])
    return member.user.email


Tell = Callable[..., list[Notice]]


@pytest.fixture
def tell() -> Tell:
    """So many notices to one person, at a moment."""

    def make(member: Member, count: int = 1, now: datetime | None = None, url: str = "/nhiem-vu/") -> list[Notice]:
        first = Notice.objects.count()
        person, now = member.person, now or at()
        give([News(person_id=person.pk, code="x", key=f"{first + n}", url=url) for n in range(count)], now=now)
        return list(Notice.objects.filter(person=person).order_by("-pk")[:count])

    return make


@pytest.fixture
def post(settings: Settings) -> Iterator[Postbox]:
    box = Postbox()
    with running(box) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
        settings.MAIL_FROM, settings.SITE = "Rõ Việc <roviec@thanhpho.example>", "https://roviec.example"
        yield box


@pytest.fixture
def clerk(cast: Cast) -> Member:
    address(cast.clerk)
    return cast.clerk
