"""An intruder with full rights on the database: what he does is found, and named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import F

from roviec.journal import triggers
from roviec.journal.acts import seal
from roviec.journal.chain import Kind, Problem, entry_hash
from roviec.journal.models import Entry, Seal
from roviec.journal.reads import verify
from roviec.journal.rows import ENTRY, entry_row
from tests.journal.conftest import Write

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 9, 30, 17, 0, tzinfo=UTC)


@pytest.fixture
def intruder(write: Write) -> None:
    """Ten entries, sealed after the fourth and the eighth; the triggers lifted."""
    write(4)
    seal(NOW)
    write(4)
    seal(NOW)
    write(2)
    assert verify().sound
    triggers.remove(connection)


def one(seq: int) -> Callable[..., int]:
    return Entry.objects.filter(seq=seq).update


def swap(a: int, b: int) -> None:
    for old, new in ((a, 99), (b, a), (99, b)):
        Entry.objects.filter(seq=old).update(seq=new)


def rehash(first: int) -> None:
    """Chain every row from `first` on anew, as an intruder who knows how would."""
    before = Entry.objects.filter(seq=first - 1).first()
    head = before.hash if before else "0" * 64
    for values in Entry.objects.filter(seq__gte=first).order_by("seq").values(*ENTRY):
        head, prev = entry_hash({**entry_row(values), "prev_hash": head}), head
        one(values["seq"])(prev_hash=prev, hash=head)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "person:13"),
        ("acting_as", ""),
        ("act", "directives.issue"),
        ("object_id", "8"),
        ("object_type", "duties.duty"),
        ("before", None),
        ("after", {"state": "đã ký", "tasks": "3"}),
        ("reason", "Sửa theo góp  ý"),
        ("request_id", "x"),
        ("backfilled", True),
        ("at", NOW),
        ("prev_hash", "f" * 64),
        ("hash", "f" * 64),
    ],
)
@pytest.mark.parametrize("seq", [1, 3, 10])
def test_a_change_in_any_column_is_found_at_its_row(intruder: None, seq: int, column: str, value: object) -> None:
    one(seq)(**{column: value})
    assert verify().problems[:1] == (Problem(seq, Kind.CHANGED),)


def test_a_removed_row_is_missing(intruder: None) -> None:
    Entry.objects.filter(seq=6)._raw_delete("default")
    assert verify().problems == (Problem(6, Kind.MISSING),)


def test_the_first_row_removed_is_missing(intruder: None) -> None:
    Entry.objects.filter(seq=1)._raw_delete("default")
    assert verify().problems == (Problem(1, Kind.MISSING),)


def test_a_removed_row_whose_place_was_closed_is_found(intruder: None) -> None:
    Entry.objects.filter(seq=6)._raw_delete("default")
    for seq in range(7, 11):
        one(seq)(seq=F("seq") - 1)
    assert verify().problems[0] == Problem(6, Kind.REORDERED)


def test_swapped_rows_are_reordered(intruder: None) -> None:
    swap(2, 7)
    assert verify().problems[0] == Problem(2, Kind.REORDERED)


def test_swapped_neighbours_are_reordered(intruder: None) -> None:
    swap(6, 7)
    assert verify().problems == (Problem(6, Kind.REORDERED), Problem(7, Kind.REORDERED))


def test_a_tail_cut_off_below_the_last_seal_is_missing(intruder: None) -> None:
    Entry.objects.filter(seq__gte=7)._raw_delete("default")
    assert verify().problems[0] == Problem(7, Kind.MISSING)


def test_a_row_rewritten_with_its_own_hash_is_found_by_the_next(intruder: None) -> None:
    one(9)(reason="khác")
    (values,) = Entry.objects.filter(seq=9).values(*ENTRY)
    one(9)(hash=entry_hash(entry_row(values)))
    assert verify().problems == (Problem(9, Kind.CHANGED),)


def test_a_tail_chained_anew_is_found_by_the_seal(intruder: None) -> None:
    one(6)(reason="khác")
    rehash(6)
    assert verify().problems == (Problem(5, Kind.BAD_SEAL, 2),)


def test_the_whole_journal_chained_anew_is_found_by_each_seal(intruder: None) -> None:
    one(1)(actor="person:13")
    rehash(1)
    assert verify().problems == (Problem(1, Kind.BAD_SEAL, 1), Problem(5, Kind.BAD_SEAL, 2))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("root", "0" * 64),
        ("sealed_at", datetime(2020, 1, 1, tzinfo=UTC)),
        ("first_seq", 4),
        ("prev_hash", "0" * 63 + "1"),
        ("signature", "0" * 128),
        ("key_id", "0" * 16),
    ],
)
def test_a_changed_seal_is_no_longer_signed(intruder: None, column: str, value: object) -> None:
    Seal.objects.filter(number=2).update(**{column: value})
    assert verify().problems[0] == Problem(5, Kind.BAD_SIGNATURE, 2)


def test_a_removed_seal_is_found_by_the_next(intruder: None) -> None:
    Seal.objects.filter(number=1)._raw_delete("default")
    assert verify().problems[0].kind is Kind.BAD_SEAL


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL's columns hold their type only")
@pytest.mark.parametrize("value", ["yesterday", "2024-09-31 00:00:00", ""])
def test_rubbish_in_a_column_is_a_change_and_not_a_crash(intruder: None, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET at = %s WHERE seq = 3", [value])
    assert verify().problems[0] == Problem(3, Kind.CHANGED)
