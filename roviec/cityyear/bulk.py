"""Rows into a table at the speed of the database: COPY on PostgreSQL, one prepared statement on SQLite.

For history only: no signal, no check but the database's own. What a caller leaves out gets the field's default.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import Any, Final

from django.db import connection, models

Row = Sequence[Any]
BLOCK: Final = 2000


class Ids:
    """Numbers for rows to come, taken from the table's own sequence. On SQLite only within the transaction that uses them."""

    def __init__(self, model: type[models.Model]) -> None:
        self._table = model._meta.db_table
        self._numbers: Iterator[int] = iter(())

    def __next__(self) -> int:
        found = next(self._numbers, None)
        if found is None:
            self._numbers = self._more()
            found = next(self._numbers)
        return found

    def restart(self) -> None:
        """At the beginning of a transaction: on SQLite another writer may have used numbers since."""
        if connection.vendor == "sqlite":
            self._numbers = iter(())

    def _more(self) -> Iterator[int]:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                    [f'"{self._table}"', "id", BLOCK],
                )
                return iter([number for (number,) in cursor.fetchall()])
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [self._table])
            last = (cursor.fetchone() or (0,))[0]
            return iter(range(last + 1, last + 1 + 10**9))


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """`columns` are attnames, the primary key among them."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    rest = [field for name, field in fields.items() if name not in columns]
    wanted = [fields[name] for name in columns] + rest
    defaults = tuple(field.get_default() for field in rest)
    written = [_writer(field) for field in wanted]
    ready = (
        tuple(
            write(value) if write and value is not None else value
            for write, value in zip(written, chain(row, defaults), strict=True)
        )
        for row in rows
    )
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in wanted)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {quote(model._meta.db_table)} ({names}) FROM STDIN") as copy:
                for row in ready:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(wanted))
        statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608  # names of our own
        while some := list(islice(ready, BLOCK)):
            cursor.executemany(statement, some)


def count_up(tables: Iterable[type[models.Model]]) -> None:
    """PostgreSQL plans with what it last counted; of a table filled at once it knows nothing, and loops where it should look up."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in tables:
                cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _writer(field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    if isinstance(field, models.JSONField):
        return _json
    if connection.vendor == "postgresql":
        return None
    if isinstance(field, models.DateTimeField):
        return _moment
    return date.isoformat if isinstance(field, models.DateField) else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _moment(value: datetime) -> str:
    adapted = connection.ops.adapt_datetimefield_value(value)
    return str(adapted)
