"""The Vietnamese language and the calendar, as plain functions. No Django, nothing heavy at import.

Dates and deadlines are in `dates`, working days in `calendar`, names in `names`, whole columns in `columnar`.
"""

from roviec.vietnamese.keys import search_key, sort_key
from roviec.vietnamese.text import decode_legacy, normalise

__all__ = ["decode_legacy", "normalise", "search_key", "sort_key"]
