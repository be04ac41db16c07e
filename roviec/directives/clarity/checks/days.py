"""Days that cannot be, or that make no sense: not in the calendar, before the document, hardly after it, not worked."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Final

from roviec.directives.clarity.model import Finding, Known, Weight
from roviec.directives.clarity.said import in_words
from roviec.directives.reading.model import Reading, Task

_WRITTEN: Final = re.compile(
    r"(?<![\d/.-])(?P<d>\d{1,2})\s?(?P<mark>[/.-])\s?(?P<m>\d{1,2})(?:\s?(?P=mark)\s?(?P<y>\d{4}))?(?![\d/.-]*\w)"
    r"|ngày\s+(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})(?:\s+năm\s+(?P<y2>\d{4}))?",
    re.IGNORECASE,
)
_DAY_BEFORE: Final = re.compile(r"(?:ngày|trước|đến|từ|hạn)\s*$", re.IGNORECASE)
_EVERY_MONTH: Final = re.compile(r"ngày\s+(?P<d>29|30|31)\s+(?:hằng|hàng|mỗi) tháng", re.IGNORECASE)
_DAY_IN_WORDS: Final = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)|ngày\s+\d", re.IGNORECASE)
_DUE: Final = re.compile(r"(?:trước|chậm nhất|hạn|hoàn thành|xong)\s(?:[^\d,;.]{0,20}\s)?(?:ngày\s)?$", re.IGNORECASE)
SHORT: Final = 2  # working days from the document to the deadline; ours


def check(reading: Reading, known: Known) -> Iterator[Finding]:
    yield from _impossible(reading)
    for found in _EVERY_MONTH.finditer(reading.text):
        yield Finding(
            "not-every-month", Weight.FAULT, found.start(), found.end(), _task_at(reading, found.start()),
            fields={"day": found["d"]}, better="ngày cuối cùng hằng tháng",
        )  # fmt: skip
    issued = reading.document.issued_on
    if issued is not None:
        yield from _past(reading, issued)
    for at, task in enumerate(reading.tasks):
        if task.deadline is None or not _DAY_IN_WORDS.search(task.deadline_text or ""):
            continue  # "trong tháng 11" ends on whatever day the month ends
        yield from _deadline(at, task, task.deadline, issued, known)


def _deadline(at: int, task: Task, day: date, issued: date | None, known: Known) -> Iterator[Finding]:
    if not known.calendar.is_working_day(day):
        better = known.calendar.previous_working_day(day)
        fields = {"day": written(day), "weekday": f"weekday-{day.weekday()}"}
        weekday = in_words(f"weekday-{better.weekday()}")
        said = f"trước ngày {written(better)} ({weekday})"
        yield Finding("day-off", Weight.FAULT, task.start, task.end, at, fields=fields, better=said)
    if issued is not None:
        left = known.calendar.working_days_between(issued, day)
        if left <= SHORT:
            fields = {"day": written(day), "left": str(left)}
            yield Finding("short", Weight.GAP, task.start, task.end, at, fields=fields)


def _past(reading: Reading, issued: date) -> Iterator[Finding]:
    """A full date that is said to be a deadline and lies before the document: the reader takes it for no deadline."""
    for found in _WRITTEN.finditer(reading.text):
        year = found["y2"] or found["y"]
        task = _task_at(reading, found.start())
        if year is None or task is None or not _DUE.search(reading.text, max(0, found.start() - 40), found.start()):
            continue
        try:
            day = date(int(year), int(found["m2"] or found["m"]), int(found["d2"] or found["d"]))
        except ValueError:
            continue  # said by `_impossible`
        if day < issued:
            fields = {"day": written(day), "issued": written(issued)}
            yield Finding("past", Weight.FAULT, found.start(), found.end(), task, fields=fields)


def _impossible(reading: Reading) -> Iterator[Finding]:
    """ "31/11", "ngày 30 tháng 2": days that no calendar has."""
    year = reading.document.issued_on.year if reading.document.issued_on else None
    for found in _WRITTEN.finditer(reading.text):
        in_words = found["d2"] is not None
        if (
            not in_words
            and found["y"] is None
            and not _DAY_BEFORE.search(reading.text, max(0, found.start() - 8), found.start())
        ):
            continue  # "24/7", "06/06": not said to be a day
        day, month = int(found["d2"] or found["d"]), int(found["m2"] or found["m"])
        said = found["y2"] or found["y"]
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            wrong, better = day > 0 and month > 0, ""
        else:
            last = monthrange(int(said) if said else year or 2024, month)[1]  # a leap year, when none is known
            wrong = day > last
            better = f"ngày {last}/{month}" + (f"/{said}" if said else "")
        if wrong:
            task = _task_at(reading, found.start())
            yield Finding(
                "no-such-day", Weight.FAULT, found.start(), found.end(), task, fields={"words": found[0]}, better=better
            )


def _task_at(reading: Reading, at: int) -> int | None:
    return next((number for number, task in enumerate(reading.tasks) if task.start <= at < task.end), None)


def written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
