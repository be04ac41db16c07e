"""A filled database that the next run finds again: a file under var/bench, or a database of its own on the server of DATABASE_URL.

It carries a mark, the hash of everything that it was made from; with another mark, or none, it is made anew. Benches leave it as
it was: what they write they roll back.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def database(name: str, made_from: Iterable[Path], fill: Callable[[], object], *, drop: bool = False) -> str:
    """Connect to the filled database `name`, filling it first if need be; what the connection calls it. `drop`: always anew."""
    from django.conf import settings
    from django.db import connection

    where = settings.DATA_DIR if drop else ROOT / "var" / "bench"
    where.mkdir(parents=True, exist_ok=True)
    stored = str(where / f"{name}.sqlite3") if connection.vendor == "sqlite" else f"roviec_bench_{name}"
    use(stored)
    mark = _hash(made_from)
    if drop or _mark() != mark:
        started = time.perf_counter()
        connection.settings_dict["TEST"]["NAME"] = stored
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        fill()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
            cursor.execute(f"CREATE TABLE bench_mark AS SELECT '{mark}' AS mark")
        print(f"filled in {time.perf_counter() - started:.0f} s")
    return stored


def use(stored: str) -> None:
    """Connect this process to the database that `database` gave."""
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = stored


def drop(stored: str) -> None:
    from django.db import connection

    connection.close()
    connection.creation.destroy_test_db("", verbosity=0)


@contextmanager
def bulk_loading(room: str = "duties") -> Iterator[None]:
    """Neither foreign keys nor indices are kept while millions of rows come in; the indices are made again at the end."""
    from django.db import connection

    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename LIKE '{room}_%'"
            " AND indexdef NOT LIKE '%UNIQUE%'"
            if postgresql
            else f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name LIKE '{room}_%' AND sql NOT LIKE '%UNIQUE%'"
        )
        indices = cursor.fetchall()
        cursor.execute("SET session_replication_role = replica" if postgresql else "PRAGMA foreign_keys = OFF")
        for name, _sql in indices:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _name, sql in indices:
            cursor.execute(sql)
        cursor.execute("SET session_replication_role = DEFAULT" if postgresql else "PRAGMA foreign_keys = ON")


def _mark() -> str:
    from django.db import DatabaseError, connection

    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT mark FROM bench_mark")
            return str(cursor.fetchone()[0])
    except DatabaseError:
        return ""
    finally:
        connection.close()


def _hash(files: Iterable[Path]) -> str:
    """Of the files that say what is filled in, and of the migrations that say into what."""
    known = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "roviec").glob("*/migrations/0*.py"))
    digest = hashlib.sha256("\n".join(known).encode())
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()
