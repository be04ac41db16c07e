"""The Vietnamese language and the calendar, as plain functions. No Django, nothing heavy at import."""

from roviec.vietnamese.dates import due_date, find_dates, find_recurrences
from roviec.vietnamese.keys import search_key, sort_key
from roviec.vietnamese.text import decode_legacy, normalise

__all__ = ["decode_legacy", "due_date", "find_dates", "find_recurrences", "normalise", "search_key", "sort_key"]
