"""The database itself refuses to change what is written, on both engines, whoever asks."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = {"journal_entry": "seq", "journal_seal": "number"}

POSTGRESQL = """
CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the journal is append-only: % on %', TG_OP, TG_TABLE_NAME; END $$;
"""
POSTGRESQL_TABLE = """
CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse();
"""
SQLITE_TABLE = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: UPDATE on {table}'); END;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: DELETE on {table}'); END;
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})
BEGIN SELECT RAISE(ABORT, 'the journal is append-only: REPLACE on {table}'); END;
"""  # INSERT OR REPLACE deletes without asking a delete trigger, hence the third


def install(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL)
        for table, key in TABLES.items():
            if connection.vendor == "postgresql":
                cursor.execute(POSTGRESQL_TABLE.format(table=table))
            else:
                for statement in SQLITE_TABLE.format(table=table, key=key).split("END;\n"):
                    if statement:
                        cursor.execute(statement + "END")


def remove(connection: BaseDatabaseWrapper) -> None:
    """For the reversal of the migration, and for tests that empty the database or play the intruder."""
    with connection.cursor() as cursor:
        for table in TABLES:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER {table}_keep ON {table}")
                cursor.execute(f"DROP TRIGGER {table}_whole ON {table}")
            else:
                for name in ("no_update", "no_delete", "no_replace"):
                    cursor.execute(f"DROP TRIGGER {table}_{name}")
