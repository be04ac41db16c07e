"""Tests that commit for real are cleaned up by emptying every table, which the journal and signed runs refuse: lift the triggers for that moment only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import TransactionTestCase

from roviec.assess import triggers as assess_triggers
from roviec.journal import triggers

# Django's own hook; its stubs leave it out.
_empty: Callable[..., None] = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


KEPT = (triggers, assess_triggers)


def _empty_journal_too(self: TransactionTestCase, *args: Any, **kwargs: Any) -> None:
    for kept in KEPT:
        kept.remove(connection)
    try:
        _empty(self, *args, **kwargs)
    finally:
        for kept in KEPT:
            kept.install(connection)


def allow() -> None:
    """Once per test run; safe to call again."""
    TransactionTestCase._fixture_teardown = _empty_journal_too  # type: ignore[attr-defined]
