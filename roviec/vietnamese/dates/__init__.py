"""Dates, deadlines and cadences in running Vietnamese text."""

from roviec.vietnamese.dates.due import due_date
from roviec.vietnamese.dates.entry import Typed, typed
from roviec.vietnamese.dates.expression import Anchor, DateExpression, Kind, Relation
from roviec.vietnamese.dates.find import find_dates
from roviec.vietnamese.dates.recurrence import Every, Recurrence, find_recurrences

__all__ = [
    "Anchor",
    "DateExpression",
    "Every",
    "Kind",
    "Recurrence",
    "Relation",
    "Typed",
    "due_date",
    "find_dates",
    "find_recurrences",
    "typed",
]
