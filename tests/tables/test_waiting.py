"""A file waits for its sender's yes: one for each purpose, a day long, for nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils import timezone

from roviec.tables.models import Waiting
from roviec.tables.waiting import keep, waiting


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("nguoi-dung")


def send(user: User, data: bytes = b"a", purpose: str = "x") -> Waiting:
    return keep(user_id=user.pk, purpose=purpose, filename="a.csv", data=data)


def test_it_waits_for_its_sender(user: User) -> None:
    sent = send(user, b"abc")
    found = waiting(user_id=user.pk, purpose="x", pk=sent.pk)
    assert found is not None
    assert bytes(found.data) == b"abc"


def test_nobody_else_and_no_other_import_finds_it(user: User) -> None:
    sent, other = send(user), User.objects.create_user("khac")
    assert waiting(user_id=other.pk, purpose="x", pk=sent.pk) is None
    assert waiting(user_id=user.pk, purpose="y", pk=sent.pk) is None


def test_a_new_file_takes_the_place_of_the_last(user: User) -> None:
    first, kept = send(user, b"1"), send(user, b"1", "y")
    second = send(user, b"2")
    assert waiting(user_id=user.pk, purpose="x", pk=first.pk) is None
    assert set(Waiting.objects.values_list("pk", flat=True)) == {kept.pk, second.pk}


def test_a_day_later_it_is_forgotten(user: User) -> None:
    sent = send(user)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert waiting(user_id=user.pk, purpose="x", pk=sent.pk) is None
        send(user, b"2", "y")
    assert list(Waiting.objects.values_list("purpose", flat=True)) == ["y"]
