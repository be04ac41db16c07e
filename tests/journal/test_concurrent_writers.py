from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone

from roviec.journal.acts import Fact, record, record_many, seal
from roviec.journal.chain import Verdict
from roviec.journal.context import Actor
from roviec.journal.models import Entry
from roviec.journal.reads import verify

WRITERS, EACH = 6, 15


def write(writer: int) -> None:
    """Single acts, a bulk act and a seal, as the web server, the worker and the scheduler do side by side."""
    actor = Actor(f"person:{writer}")
    try:
        for number in range(EACH):
            with transaction.atomic():
                record(actor=actor, act="duties.progress", obj=("duties.obligation", str(number)))
        with transaction.atomic():
            record_many(actor=actor, facts=[Fact(act="duties.make", obj=("duties.duty", str(n))) for n in range(EACH)])
        seal(timezone.now())
    finally:
        connection.close()


@pytest.fixture
def shared_database(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """On SQLite a file, as in the field: tests' own database is in memory, where a second writer is turned away, not kept waiting."""
    before = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        copy = str(tmp_path / "copy.sqlite3")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [copy])
        connection.settings_dict["NAME"] = copy  # what each new thread opens
    yield
    connection.settings_dict["NAME"] = before


def look() -> tuple[list[int], int, Verdict]:
    try:
        seqs = list(Entry.objects.order_by("seq").values_list("seq", flat=True))
        return seqs, Entry.objects.filter(actor="person:3").count(), verify()
    finally:
        connection.close()


def test_writers_side_by_side_make_one_chain_without_a_gap(shared_database: None) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
        seqs, by_one, verdict = pool.submit(look).result()

    assert seqs == list(range(1, 2 * WRITERS * EACH + 1))
    assert by_one == 2 * EACH
    assert verdict.problems == ()
    assert verdict.sealed_to == verdict.entries == 2 * WRITERS * EACH
