from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.utils import timezone

from roviec.journal import triggers
from roviec.journal.acts import seal
from roviec.journal.models import Entry, Seal
from tests.journal.conftest import Write

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(write: Write) -> None:
    write(2)
    seal(timezone.now())


@pytest.mark.parametrize(("model", "column"), [(Entry, "act"), (Seal, "root")])
def test_rows_are_neither_changed_nor_removed(both: None, model: type[Model], column: str) -> None:
    rows = model._default_manager.all()
    before = list(rows.values())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(**{column: "x"})
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows._raw_delete("default")
    assert list(rows.values()) == before


def test_the_same_statements_pass_where_the_triggers_are_lifted(both: None) -> None:
    triggers.remove(connection)
    assert Entry.objects.update(act="x") == 2
    assert Seal.objects.all()._raw_delete("default") == 1
    triggers.install(connection)


def test_no_way_around_by_the_engine_itself(both: None) -> None:
    """SQLite's REPLACE and PostgreSQL's TRUNCATE ask no trigger on DELETE."""
    postgres = connection.vendor == "postgresql"
    for table in triggers.TABLES:
        count = f"SELECT count(*) FROM {table}"
        sql = f"TRUNCATE {table}" if postgres else f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
        with connection.cursor() as cursor:
            cursor.execute(count)
            before = cursor.fetchone()
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                cursor.execute(sql)
            cursor.execute(count)
            assert cursor.fetchone() == before != (0,)
