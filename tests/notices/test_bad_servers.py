"""Servers that refuse, drop, drip, are away or put off: nothing is lost, nothing comes twice as two mails, and it is said."""

from __future__ import annotations

import smtplib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from roviec.journal.models import Entry
from roviec.notices import acts, digests, mail
from roviec.notices.digests import STALE, claim, gather, send_due
from roviec.notices.models import Digest
from tests.conftest import Cast, Member
from tests.notices.conftest import Tell, address, at
from tests.notices.postbox import Postbox, free_port

NOW = at()


def answer(code: int) -> Callable[[str], str]:
    return lambda _address: f"{code} 4.7.1 <{_address}> not now"


@pytest.fixture
def two(clerk: Member, cast: Cast, tell: Tell, post: Postbox) -> list[Digest]:
    """The clerk's and the ward's digests, gathered and not yet sent."""
    address(cast.ward_clerk)
    for member in (clerk, cast.ward_clerk):
        tell(member, 1, at(hour=6))
    assert gather(NOW) == 2
    return list(Digest.objects.order_by("pk"))


def send(now: datetime = NOW) -> int:
    return send_due(lambda: now)


def states() -> list[tuple[str, str]]:
    return list(Digest.objects.order_by("pk").values_list("state", "last_error"))


@pytest.mark.parametrize("where", ["at_recipient", "at_data"])
def test_put_off_with_a_4xx_it_is_tried_again_later(two: list[Digest], post: Postbox, where: str) -> None:
    setattr(post, where, answer(451))
    assert send() == 0
    assert {state for state, _ in states()} == {"failed"}
    assert all(error.endswith(" 451") for _, error in states())
    setattr(post, where, lambda _: "250 taken")
    assert send(NOW + timedelta(minutes=4)) == 0
    assert send(NOW + timedelta(minutes=5)) == 2
    assert set(post.ids().values()) == {1}


def test_each_failure_makes_the_wait_longer_up_to_an_hour(two: list[Digest], post: Postbox) -> None:
    post.at_recipient = answer(450)
    now, waits = NOW, []
    for _ in range(7):
        send(now)
        after = Digest.objects.get(pk=two[0].pk).next_at
        assert after is not None
        waits.append(round((after - now).total_seconds() / 60))
        now = after
    assert waits == [5, 10, 20, 40, 60, 60, 60]


@pytest.mark.parametrize("where", ["at_recipient", "at_data"])
def test_refused_for_good_it_is_given_up_and_shown_and_others_still_go(
    two: list[Digest], post: Postbox, clerk: Member, cast: Cast, where: str
) -> None:
    setattr(post, where, lambda to: "550 5.1.1 no such box" if to == clerk.user.email else "250 taken")
    assert send() == 1
    (refused, error), went = states()
    assert (refused, error[-4:], went) == ("failed", " 550", ("sent", ""))
    assert Digest.objects.get(pk=two[0].pk).next_at is None
    assert send(NOW + timedelta(days=9)) == 0
    setattr(post, where, lambda _: "250 taken")
    assert acts.try_again(access=cast.administrator.access, digest=two[0])
    assert not acts.try_again(access=cast.administrator.access, digest=two[0])
    assert send(datetime.now(tz=NOW.tzinfo)) == 1
    assert post.to(clerk.user.email)


def test_what_the_server_said_of_whom_is_not_kept(two: list[Digest], post: Postbox, clerk: Member) -> None:
    post.at_recipient = answer(550)
    send()
    assert not any("@" in error for _, error in states())


def test_a_server_that_is_away_costs_one_try_a_round(two: list[Digest], settings: Settings, post: Postbox) -> None:
    reached, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    assert send() == 0
    assert states() == [("failed", "ConnectionRefusedError"), ("pending", "")]
    settings.EMAIL_PORT = reached
    assert send(NOW + timedelta(minutes=5)) == 2


def test_hung_up_after_the_mail_was_given_it_is_sent_again_as_the_same_mail(two: list[Digest], post: Postbox) -> None:
    """Nobody can know whether the server kept it. It did: the same Message-ID and the same words come again."""
    count = []

    def first_drops(_address: str) -> str:
        count.append(1)
        return "drop" if len(count) == 1 else "250 taken"

    post.at_data = first_drops
    assert send() == 0
    assert states()[0] == ("failed", "SMTPServerDisconnected")
    assert send(NOW + timedelta(minutes=5)) == 2
    assert sorted(post.ids()) == sorted(map(mail.message_id, two))


@pytest.fixture
def dripping(settings: Settings, post: Postbox) -> Iterator[None]:
    """Says a letter of an endless greeting line now and then."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        stop = threading.Event()

        def drip() -> None:
            guest, _ = server.accept()
            with guest:
                guest.sendall(b"220 hello\r\n")
                while not stop.wait(0.05):
                    try:
                        guest.sendall(b"2")
                    except OSError:
                        return

        thread = threading.Thread(target=drip)
        thread.start()
        settings.EMAIL_PORT = server.getsockname()[1]
        yield
        stop.set()
        thread.join()


def test_a_server_that_drips_is_cut_off(two: list[Digest], dripping: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "LIMIT", 0.5)
    began = time.monotonic()
    assert send() == 0
    assert time.monotonic() - began < 3
    assert states()[0][0] == "failed"


def test_a_server_that_is_slow_is_waited_for(two: list[Digest], post: Postbox) -> None:
    post.delay = 0.6
    assert send() == 2


def test_a_silent_server_times_out(two: list[Digest], post: Postbox, settings: Settings) -> None:
    settings.EMAIL_TIMEOUT, post.delay = 0.3, 1.5
    assert send() == 0
    assert states() == [("failed", "SMTPServerDisconnected"), ("pending", "")]


def test_a_claim_whose_worker_was_lost_is_taken_up_again(two: list[Digest], post: Postbox) -> None:
    lost = claim(NOW)
    assert lost is not None
    assert send(NOW + STALE - timedelta(seconds=1)) == 1  # the other one
    assert send(NOW + STALE) == 1
    assert Digest.objects.get(pk=lost.pk).attempt == 2


def test_killed_between_the_servers_answer_and_our_commit_the_same_mail_comes_again(
    two: list[Digest], post: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one window that nothing closes: sent twice it is one Message-ID, and nothing is lost."""

    def die(*_: object, **__: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(digests, "_settle", die)
        with pytest.raises(KeyboardInterrupt):
            send()
    assert len(post.taken) == 1
    assert send(NOW + STALE) == 2
    assert sorted(post.ids().values()) == [1, 2]
    first, again = (post.taken[0], next(m for m in post.taken[1:] if m["Message-ID"] == post.taken[0]["Message-ID"]))
    assert first.as_bytes().partition(b"\n\n")[2].count(b"/mo/") == again.as_bytes().partition(b"\n\n")[2].count(
        b"/mo/"
    )
    assert (first["Date"], first["Subject"]) == (again["Date"], again["Subject"])
    assert Entry.objects.filter(act="notices.send").count() == 2


def test_a_worker_whose_claim_was_taken_over_writes_nothing(two: list[Digest], post: Postbox) -> None:
    """It slept past its claim while its mail was under way; the second one's word stands."""

    def overtaken() -> None:
        post.after_taking = lambda: None
        Digest.objects.filter(pk=two[0].pk).update(attempt=7)

    assert digests._settle(two[0], state="sent") is False
    ours = claim(NOW)
    assert ours is not None
    overtaken()
    assert digests._settle(ours, state="sent", sent_at=NOW, next_at=None) is False
    assert Digest.objects.get(pk=ours.pk).state == "claimed"


@pytest.mark.django_db(transaction=True)
def test_of_four_workers_at_once_each_mail_is_sent_by_one(cast: Cast, tell: Tell, post: Postbox) -> None:
    people = [cast.clerk, cast.officer, cast.leader, cast.ward_clerk, cast.stranger, cast.auditor]
    for member in people:
        address(member)
        tell(member, 2, at(hour=6))
    start, failed = threading.Barrier(4), []

    def work() -> None:
        try:
            start.wait()
            gather(NOW)
            send()
        except Exception as problem:  # noqa: BLE001  # whatever it is, the test must fail in the main thread
            failed.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    send()
    assert post.ids().total() == len(post.ids()) == len(people)
    assert set(Digest.objects.values_list("state", "attempt")) == {("sent", 1)}


def test_a_wrong_password_of_ours_is_nobodys_fault_and_stops_the_round(
    two: list[Digest], post: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise smtplib.SMTPAuthenticationError(535, b"5.7.8 no")

    monkeypatch.setattr(mail.Outbox, "send", refuse)
    assert send() == 0
    assert states() == [("failed", "SMTPAuthenticationError 535"), ("pending", "")]
    assert Digest.objects.get(pk=two[0].pk).next_at == NOW + timedelta(minutes=5)
