"""A real mail server on loopback, which keeps what it took and can be told to misbehave."""

from __future__ import annotations

import asyncio
import email
import email.policy
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

Answer = Callable[[str], str]  # the recipient's address to the server's answer


def take(_address: str) -> str:
    return "250 2.0.0 taken"


class Postbox:
    """`at_recipient` and `at_data` say what the server answers; "drop" is to hang up without a word."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.at_recipient: Answer = take
        self.at_data: Answer = take
        self.delay = 0.0
        self.after_taking: Callable[[], None] = lambda: None

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.at_recipient(address)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        await asyncio.sleep(self.delay)
        answer = self.at_data(envelope.rcpt_tos[0])
        if answer == "drop":
            cast("Any", server).transport.abort()
            return "250 never heard"
        if answer.startswith("250"):
            content = cast("bytes", envelope.content)
            self.taken.append(email.message_from_bytes(content, policy=email.policy.default))
            self.after_taking()
        return answer

    def ids(self) -> Counter[str]:
        """Message-ID -> how often it was taken."""
        return Counter(str(mail["Message-ID"]) for mail in self.taken)

    def to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in self.taken if mail["To"] == address]


@contextmanager
def running(box: Postbox) -> Iterator[int]:
    """The port on which it listens."""
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
