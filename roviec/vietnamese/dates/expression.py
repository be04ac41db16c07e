"""What a finder of dates hands back."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    DAY = "day"
    MONTH = "month"  # one month, or a run of months ("tháng 9 và tháng 10")
    QUARTER = "quarter"  # one quarter, or a run of quarters
    HALF = "half"
    YEAR = "year"
    PERIOD = "period"  # "giai đoạn 2021-2025", "năm 2025 và các năm tiếp theo"
    DURATION = "duration"  # "trong 15 ngày kể từ ngày …"


class Relation(StrEnum):
    """How the words before the date bind the work to it."""

    BEFORE = "before"  # trước
    BY = "by"  # đến, hết, chậm nhất, hạn
    WITHIN = "within"  # trong
    FROM = "from"  # từ, sau
    ON = "on"  # no binding word: often the date of a document


class Anchor(StrEnum):
    """Where a duration starts to count."""

    ISSUE = "issue"  # the signing of this document
    DATE = "date"  # a date that the words give: `anchor_date`
    OTHER = "other"  # an event that no text can date ("kể từ ngày nhận được hồ sơ"), or none named


@dataclass(frozen=True, slots=True)
class DateExpression:
    """`text` is what stands at [start, end) of the text given, with the binding words ("trước ngày 30/9/2024").

    `first` and `last` bound the span that is meant, both included; None while something is missing: the year
    (`needs_year`) or the day on which a duration starts (`needs_anchor`). `months` and `days` are the numbers within
    the year: of the date itself, or of the date that a duration counts from.
    """

    start: int
    end: int
    text: str
    kind: Kind
    relation: Relation = Relation.ON
    first: date | None = None
    last: date | None = None
    needs_year: bool = False
    months: tuple[int, int] = (1, 12)
    days: tuple[int, int] = (1, 31)
    amount: int = 0
    unit: str = ""  # of a duration: "hour", "day", "week", "month" or "year"
    is_working_days: bool = False
    anchor: Anchor | None = None
    anchor_date: date | None = None

    @property
    def needs_anchor(self) -> bool:
        return self.kind is Kind.DURATION and self.anchor is not Anchor.DATE

    def in_year(self, year: int) -> DateExpression:
        """The same expression with its missing year filled in; itself when none is missing."""
        if not self.needs_year:
            return self
        first, last = span_of(year, self.months, self.days)
        if self.kind is Kind.DURATION:
            return replace(self, anchor_date=first, needs_year=False)
        return replace(self, first=first, last=last, needs_year=False)


def span_of(year: int, months: tuple[int, int], days: tuple[int, int] = (1, 31)) -> tuple[date, date]:
    """First and last date; days beyond the end of a month fall on its last day."""
    return (
        date(year, months[0], min(days[0], calendar.monthrange(year, months[0])[1])),
        date(year, months[1], min(days[1], calendar.monthrange(year, months[1])[1])),
    )
