"""A month's obligations as they stood at a moment, counted by unit in the database.

The columns of `Obligation` are the state now. An obligation that has not moved since the moment is read from them; only
for the others are the rows of change asked. For a recent moment that is next to nothing, for an old one an index
look-up a row. Tests hold it equal to `duties.as_at` and to `scoring.facts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection

from roviec.assess.counting import query
from roviec.assess.counting.window import Window
from roviec.assess.scoring.facts import Facts, Row

__all__ = ["Window", "facts_by_unit", "rows"]


def facts_by_unit(window: Window) -> dict[int, Facts]:
    """unit -> its counts, for the units that held an obligation in the window. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(*query.counts(cursor, window))
        return {unit: Facts(*map(int, counts)) for unit, *counts in cursor.fetchall()}


def rows(window: Window, unit_ids: list[int] | None = None) -> Iterator[Row]:
    """The obligations behind the counts, by id; of all units, or of these."""
    if unit_ids == []:
        return
    with connection.cursor() as cursor:
        cursor.execute(*query.listed(cursor, window, unit_ids))
        while chunk := cursor.fetchmany(5000):
            yield from (_row(*values) for values in chunk)


def _row(
    pk: int, unit: int, due: Any, progress: str, handed_in: Any, closed: int, accepted_on: Any, accept_by: Any,
    returns: int, reviewed: int, verdict: str, complete: int, blocked_on: Any,
) -> Row:  # fmt: skip
    days = [value and Window.day(value) for value in (handed_in, accepted_on, accept_by, blocked_on)]
    return Row(
        pk, unit, Window.day(due), progress, days[0], bool(closed), days[1], days[2], returns, bool(reviewed), verdict,
        bool(complete), days[3],
    )  # fmt: skip
