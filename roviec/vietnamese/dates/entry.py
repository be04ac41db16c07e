"""A time as a person types it into a field: "30/9", "cuối quý III", "15 hằng tháng", with or without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from roviec.vietnamese.calendar import Calendar
from roviec.vietnamese.dates.due import due_date
from roviec.vietnamese.dates.expression import Anchor, Kind
from roviec.vietnamese.dates.find import find_dates
from roviec.vietnamese.dates.recurrence import Every, find_recurrences

LONGEST: Final = 120  # characters; a field, not a text
_MARKS: Final = {
    "hang": "hằng", "thang": "tháng", "quy": "quý", "nam": "năm", "tuan": "tuần", "ngay": "ngày", "cuoi": "cuối", "dau": "đầu",
    "truoc": "trước", "het": "hết", "moi": "mỗi", "mot": "một", "lan": "lần", "lam": "làm", "viec": "việc", "ke": "kể", "tu": "từ",
    "ky": "ký", "thuong": "thường", "xuyen": "xuyên",
}  # fmt: skip
_SHORT_YEAR = re.compile(r"\b(\d{1,2}[./-]\d{1,2}[./-])(\d\d)$")
_POINTS = re.compile(r"\b(\d{1,2})\.(\d{1,2})(?=$|\s|\.\d)\.?")
_BARE_YEAR = re.compile(r"cuối năm|\d{4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """Either the day on which it is due or the cadence. `words` are those that were understood, with their marks: "ngày 15 hằng tháng"."""

    words: str
    deadline: date | None = None
    every: Every | None = None


def typed(words: str, issued_on: date) -> Typed | None:
    """What was meant, in a document of that day; None when it is nothing that we know. A missing year is that of issue."""
    words = " ".join(words.split())
    if not words or len(words) > LONGEST:
        return None
    for form in _forms(words, issued_on):
        if found := _read(form, issued_on):
            return found
    return None


def _forms(words: str, issued_on: date) -> Iterator[str]:
    """The words, and what a person leaves out: marks, "ngày", the century, from when days are counted."""
    if words.isascii():
        words = " ".join(_MARKS.get(word.lower(), word) for word in words.split())
    words = _SHORT_YEAR.sub(r"\g<1>20\2", _POINTS.sub(r"\1/\2/", words).rstrip("/").replace("/ ", " "))
    if _BARE_YEAR.fullmatch(words):
        year = re.search(r"\d{4}", words)
        yield f"cuối năm {year[0] if year else issued_on.year}"
    yield words
    yield f"ngày {words}"
    yield f"tháng {words}"
    yield f"{words} kể từ ngày ký"


def _read(words: str, issued_on: date) -> Typed | None:
    cadences = find_recurrences(words)
    if cadences and _covers(words, cadences[0].start, cadences[0].end):
        first = cadences[0]
        return Typed(words, every=first.every)
    dates = [] if cadences else find_dates(words, year=issued_on.year)
    if len(dates) != 1 or not _covers(words, dates[0].start, dates[0].end):
        return None
    if dates[0].kind is Kind.DURATION and dates[0].anchor is Anchor.OTHER:
        return None
    day = due_date(dates[0], issued_on, Calendar())
    return Typed(words, deadline=day) if day else None


def _covers(words: str, start: int, end: int) -> bool:
    """Nothing that was typed may be left over: a wrong guess costs more than to be asked again."""
    return not (words[:start] + words[end:]).strip(" .,;:")
