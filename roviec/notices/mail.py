"""A digest as a mail, and the connection that carries it. Each re-send is the same mail, by its Message-ID and its words."""

from __future__ import annotations

import smtplib
import socket
import threading
from collections.abc import Sequence
from email.utils import format_datetime, parseaddr
from typing import Final

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from roviec.notices import render
from roviec.notices.models import Digest, Language, Notice, Preference
from roviec.org.access import Access, access_of

LISTED: Final = 30  # lines of a mail; the rest is a count and a link
LIMIT: Final = 120.0  # seconds for one mail, however slowly the server speaks: far less than a claim lasts


def configured() -> bool:
    return bool(settings.MAIL_FROM)


def message_id(digest: Digest) -> str:
    """The same for every re-send, and telling nobody which person it is: a receiver that suppresses doubles sees one mail."""
    mark = salted_hmac("roviec.notices.digest", f"{digest.person_id}:{digest.day}", algorithm="sha256").hexdigest()[:32]
    domain = parseaddr(settings.MAIL_FROM)[1].rpartition("@")[2]
    return f"<{mark}@{domain}>"


def message(digest: Digest, user: AbstractBaseUser, address: str) -> EmailMultiAlternatives:
    preference = Preference.objects.filter(person=digest.person_id).first()
    notices = list(digest.notices.order_by("made_at", "pk"))
    with translation.override(preference.language if preference else Language.VIETNAMESE):
        context = _context(digest, access_of(user), notices)
        subject = ngettext(
            "Rõ Việc: %(count)s thông báo, ngày %(day)s", "Rõ Việc: %(count)s thông báo, ngày %(day)s", len(notices)
        ) % {"count": len(notices), "day": context["day"]}
        mail = EmailMultiAlternatives(
            subject, render_to_string("notices/digest.txt", context), settings.MAIL_FROM, [address],
            headers={
                "Message-ID": message_id(digest),
                "Date": format_datetime(timezone.localtime(digest.made_at)),
                "Auto-Submitted": "auto-generated",  # RFC 3834: nobody's machine answers it
            },
        )  # fmt: skip
        mail.attach_alternative(render_to_string("notices/digest.html", context), "text/html")
    return mail


def _context(digest: Digest, access: Access, notices: Sequence[Notice]) -> dict[str, object]:
    return {
        "day": f"{digest.day.day}-{digest.day.month}-{digest.day.year}",
        "lines": render.lines(access, notices[:LISTED]),
        "others": max(0, len(notices) - LISTED),
        "site": settings.SITE,
    }


class Outbox:
    """One connection for a round of mails, opened by the first; after any error the next mail gets a new one."""

    def __init__(self) -> None:
        self._backend = get_connection()

    def send(self, mail: EmailMultiAlternatives) -> None:
        """Returns when the server has taken the mail (250); else OSError or ValueError, and it may or may not have."""
        watch = threading.Timer(LIMIT, self._cut)
        watch.daemon = True
        watch.start()
        try:
            self._backend.open()
            if not self._backend.send_messages([mail]):
                raise ValueError("no recipient")
        except (OSError, ValueError):
            self._drop()
            raise
        finally:
            watch.cancel()

    def close(self) -> None:
        try:
            self._backend.close()
        except OSError:
            self._drop()

    def _cut(self) -> None:
        """Time-outs are per line: a server that drips would hold a worker for ever."""
        connection = self._connection()
        if connection is not None and connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)

    def _drop(self) -> None:
        """Without a farewell: the other side may be what is broken."""
        connection = self._connection()
        if connection is not None:
            connection.close()
        self._backend = get_connection()

    def _connection(self) -> smtplib.SMTP | None:
        """Django's backend keeps it under one name while it greets and signs in, and under another afterwards."""
        backend = self._backend
        return getattr(backend, "connection", None) or getattr(backend, "_partial_connection", None)
