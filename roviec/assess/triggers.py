"""The database itself refuses to edit a rule that a run was judged by, or what a signed run was computed from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

# name -> (table, event, condition, words)
RULES: Final = {
    "assess_rule_kept": (
        "assess_scoringrule",
        "UPDATE",
        "(NEW.code <> OLD.code OR NEW.version <> OLD.version OR NEW.sha256 <> OLD.sha256"
        " OR CAST(NEW.content AS TEXT) <> CAST(OLD.content AS TEXT) OR NEW.valid_from <> OLD.valid_from)"
        " AND EXISTS (SELECT 1 FROM assess_run WHERE rule_id = OLD.id)",
        "a rule with a run is never edited",
    ),
    "assess_rule_days": (
        "assess_scoringrule",
        "UPDATE",
        "NEW.valid_to IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM assess_run WHERE rule_id = OLD.id AND period_start >= NEW.valid_to)",
        "a rule cannot end before a period it has judged",
    ),
    "assess_input_update": ("assess_input", "UPDATE", "1 = 1", "a signed input is never edited"),
    "assess_input_delete": ("assess_input", "DELETE", "1 = 1", "a signed input is never deleted"),
    "assess_score_update": (
        "assess_score",
        "UPDATE",
        "EXISTS (SELECT 1 FROM assess_input WHERE run_id = OLD.run_id)",
        "a signed score is never edited",
    ),
    "assess_score_delete": (
        "assess_score",
        "DELETE",
        "EXISTS (SELECT 1 FROM assess_input WHERE run_id = OLD.run_id)",
        "a signed score is never deleted",
    ),
}


def install(connection: BaseDatabaseWrapper) -> None:
    make = _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE
    with connection.cursor() as cursor:
        for name, (table, event, condition, words) in RULES.items():
            for statement in make:
                cursor.execute(
                    statement.format(name=name, table=table, event=event, condition=condition, words=words,
                                     row="OLD" if event == "DELETE" else "NEW")
                )  # fmt: skip


def remove(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for name, (table, *_rest) in RULES.items():
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on}")


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Within the caller's transaction, which undoes this too: for taking made-up judgements away."""
    remove(connection)
    yield
    install(connection)


_SQLITE: Final = (
    "CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{words}'); END",
)
_POSTGRESQL: Final = (
    "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$"
    " BEGIN IF {condition} THEN RAISE EXCEPTION '{words}'; END IF; RETURN {row}; END $$",
    "CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
)
