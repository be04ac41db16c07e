"""The statements of this folder, with their parts put in for the rule and the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from django.db import connection
from django.utils import timezone

from roviec.assess.counting.window import Window
from roviec.assess.scoring.rule import Due

_HERE: Final = Path(__file__).parent
_ROWS, _LISTED, _COUNTS, _STARTS, _FIRST, _ALSO_MOVED = (
    (_HERE / f"{name}.sql").read_text("utf-8") for name in ("rows", "listed", "counts", "starts", "first", "moved")
)

_START: Final = "CASE WHEN o.period_start < d.opened_on THEN d.opened_on ELSE o.period_start END"
_NEAR: Final = {Due.FIRST: _FIRST, Due.MOVED: _FIRST + _ALSO_MOVED, Due.MOVED_BEFORE: _FIRST + _ALSO_MOVED}
_LAST_MOVE: Final = (
    "coalesce((SELECT x.to_due FROM duties_duechange x WHERE x.obligation_id = o.id AND x.at <= %(moment)s{only}"
    " ORDER BY x.at DESC, x.id DESC LIMIT 1), o.first_due)"
)
_DUE: Final = {
    Due.FIRST: "o.first_due",
    Due.MOVED: _LAST_MOVE.replace("{only}", ""),
    Due.MOVED_BEFORE: _LAST_MOVE.replace("{only}", " AND (x.from_due IS NULL OR {moved_on} <= x.from_due)"),
}
# Typed as days on both engines, and empty.
_NONE_GIVEN: Final = "SELECT period_start AS start_on, period_start AS last_on FROM duties_obligation WHERE 1 = 0"

Query = tuple[str, dict[str, Any]]


def counts(cursor: Any, window: Window) -> Query:
    statement, params = _rows(cursor, window)
    return statement + _COUNTS, params


def listed(cursor: Any, window: Window, unit_ids: list[int] | None) -> Query:
    statement, params = _rows(cursor, window)
    of_units = ""
    if unit_ids is not None:
        params |= {f"u{number}": unit for number, unit in enumerate(unit_ids)}
        of_units = f"WHERE unit IN ({','.join(f'%(u{number})s' for number in range(len(unit_ids)))})"
    return statement + _LISTED.format(of_units=of_units), params


def _rows(cursor: Any, window: Window) -> Query:
    ops = connection.ops
    params: dict[str, Any] = {
        "start": ops.adapt_datefield_value(window.start),
        "end": ops.adapt_datefield_value(window.end),
        "today": ops.adapt_datefield_value(window.today),
        "moment": ops.adapt_datetimefield_value(window.moment),
        "held_at": ops.adapt_datetimefield_value(window.held_at),
    }
    near = _NEAR[window.due]
    parts = {
        "near": near,
        "due": _DUE[window.due].format(moved_on=_day_of("x.at")),
        "start": _START,
        "raised_on": _day_of("min(b.raised_at)"),
        "given": _given(cursor, window, near, params),
    }
    return _ROWS.format(**parts), params


def _day_of(moment: str) -> str:
    """The day of a moment in the city's own time, in the engine's words."""
    statement, zones = connection.ops.datetime_cast_date_sql(moment, (), timezone.get_current_timezone_name())
    words: str = statement % tuple(f"'{zone}'" for zone in zones)  # names of zones out of the settings
    return words


def _given(cursor: Any, window: Window, near: str, params: dict[str, Any]) -> str:
    """Working days are counted in Python: the first days of a month's work are few."""
    if not window.days_to_accept:
        return _NONE_GIVEN
    cursor.execute(_STARTS.format(start=_START, near=near), params)
    lines = []
    for number, (found,) in enumerate(cursor.fetchall()):
        start = window.day(found)
        last = window.calendar.add_working_days(start, window.days_to_accept)
        params |= {f"s{number}": connection.ops.adapt_datefield_value(start)}
        params |= {f"l{number}": connection.ops.adapt_datefield_value(last)}
        lines.append(f"SELECT %(s{number})s AS start_on, %(l{number})s AS last_on")
    return " UNION ALL ".join(lines) or _NONE_GIVEN
