"""What an amending sentence says a duty becomes: its day, cadence, leads, product, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from roviec.directives.amending.model import New
from roviec.directives.reading.bodies import body_phrase
from roviec.directives.reading.engine import read
from roviec.vietnamese.calendar import Calendar
from roviec.vietnamese.dates import DateExpression, Kind, Relation, due_date, find_dates, find_recurrences

_CALENDAR: Final = Calendar()
_TO: Final = re.compile(
    r"(?:thành|sang|là|đến|tới|chậm nhất|trước|hết)\s*:?\s*(?:hết |trước |ngày |vào )?$", re.IGNORECASE
)
_FROM: Final = re.compile(r"(?:kể )?từ(?: thời điểm)?\s*(?:ngày )?$", re.IGNORECASE)
_SINCE: Final = re.compile(r"(?:kể từ|từ|bắt đầu từ|có hiệu lực từ)\s+(?=ngày|tháng|quý|năm|\d)", re.IGNORECASE)
_MORE: Final = re.compile(
    r"thêm\s+(?P<n>\d{1,3}|một|hai|ba|sáu)\s*(?:\([^)]{1,20}\)\s*)?(?P<unit>ngày làm việc|ngày|tuần|tháng)",
    re.IGNORECASE,
)
_NUMBERS: Final = {"một": 1, "hai": 2, "ba": 3, "sáu": 6}
_GIVEN: Final = re.compile(r"giao(?: cho)?\s+", re.IGNORECASE)
_INSTEAD: Final = re.compile(r"\bthay(?: thế)?(?: cho)?\s+", re.IGNORECASE)
_FROM_BODY: Final = re.compile(r"\btừ\s+", re.IGNORECASE)
_TO_BODY: Final = re.compile(r"\b(?:sang|cho|về|thành|là|bằng|đến)\s+(?:cho\s+)?", re.IGNORECASE)
_NAME_ENDS: Final = re.compile(
    r"\s(?:tại|ở|nêu|theo|sang|thành(?! phố)|thay|chủ trì|phối hợp|tham gia|thực hiện|tiếp nhận|kể từ|từ ngày|đến (?:hết|ngày)|để)\s",
    re.IGNORECASE,
)
_ADDED: Final = re.compile(r"bổ sung\s+", re.IGNORECASE)
_PRODUCT: Final = re.compile(r"\b(?:thành|sang|là)\s+(?P<words>[^.;]{3,200})", re.IGNORECASE)
_LEADS_CHANGE: Final = {"lead-changed", "passed-on", "given-instead"}


@dataclass(frozen=True, slots=True)
class Longer:
    """A stretch of time added to whatever day a duty has."""

    amount: int
    unit: str  # "ngày làm việc", "ngày", "tuần", "tháng"

    def after(self, day: date) -> date:
        if self.unit == "ngày làm việc":
            return _CALENDAR.add_working_days(day, self.amount)
        if self.unit == "tháng":
            year, month = divmod(day.year * 12 + day.month - 1 + self.amount, 12)
            last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(1)).day
            return date(year, month + 1, min(day.day, last))
        return day + timedelta(self.amount * (7 if self.unit == "tuần" else 1))


@dataclass(frozen=True, slots=True)
class Terms:
    """`old_day` is the deadline that the sentence says is moved; `since` a day from which it holds."""

    new: New = field(default_factory=New)
    longer: Longer | None = None
    old_day: date | None = None
    since: date | None = None


def terms_of(
    masked: str, rule: str, dated_on: date | None, quoted: Sequence[str], aside: Iterable[tuple[int, int]]
) -> Terms:
    """`aside` are ranges of `masked` (documents cited) whose dates are not meant; `quoted` the words in quotation marks."""
    plain = _blanked(masked, aside)
    dates = [
        item for item in find_dates(plain, year=dated_on.year if dated_on else None) if item.kind is not Kind.PERIOD
    ]
    day, old = _days(plain, dates, dated_on)
    since = _since(plain, dates) if rule not in {"extended", "time-moved", "shortened"} else None
    more = _MORE.search(plain)
    new = New(
        deadline=None if since and since == day else day,
        recurrence=_recurrence(plain),
        deliverable=_product(plain, quoted) if rule == "product" else "",
        text=_text(quoted, rule),
        supports=_names_behind(plain, _ADDED) if rule == "support-added" else (),
        **_leads(plain, rule),
    )
    return Terms(new, _longer(more) if more else None, old, since)


def rewritten(words: str, dated_on: date | None) -> New:
    """The duty as its new words give it: read like any order."""
    tasks = read(words, issued_on=dated_on).tasks
    if not tasks:
        return New(text=words)
    first = tasks[0]
    return New(first.deadline, first.recurrence or "", first.leads, (), first.supports, first.deliverable or "", words)


def reworded(quote: str, quoted: Sequence[str]) -> str:
    """The duty's words with the first quotation in place of which the second stands; "" when they don't hold it."""
    if len(quoted) != 2 or quoted[0] not in quote:
        return ""
    return quote.replace(quoted[0], quoted[1])


def _blanked(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    for start, end in ranges:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _days(plain: str, dates: Sequence[DateExpression], dated_on: date | None) -> tuple[date | None, date | None]:
    """(the day it becomes, the day it was)."""
    new, old = None, None
    for item in dates:
        before = plain[max(0, item.start - 40) : item.start]
        last = due_date(item, dated_on, _CALENDAR) if dated_on else item.last
        opened = item.relation is Relation.FROM or _FROM.search(before)
        if opened and "đến" not in item.text:
            old = old or item.last
        elif last and (item.relation in {Relation.BY, Relation.BEFORE, Relation.WITHIN} or _TO.search(before)):
            new = last
    return new, old


def _since(plain: str, dates: Sequence[DateExpression]) -> date | None:
    for item in dates:
        if _SINCE.match(plain, item.start) or _SINCE.search(plain[max(0, item.start - 16) : item.start] + "ngày "):
            return item.first
    return None


def _longer(match: re.Match[str]) -> Longer:
    said = match["n"].lower()
    return Longer(_NUMBERS[said] if said in _NUMBERS else int(said), match["unit"].lower())


def _recurrence(plain: str) -> str:
    """The last of two cadences, or one that stands behind "sang", "thành"."""
    found = find_recurrences(plain)
    if len(found) > 1:
        return found[-1].every.value
    if found and _TO.search(plain[max(0, found[0].start - 12) : found[0].start]):
        return found[0].every.value
    return ""


def _leads(plain: str, rule: str) -> dict[str, tuple[str, ...]]:
    if rule not in _LEADS_CHANGE:
        return {}
    if rule == "given-instead":
        return {"leads": _names_behind(plain, _GIVEN), "gone": _names_behind(plain, _INSTEAD)}
    return {"leads": _names_behind(plain, _TO_BODY), "gone": _names_behind(plain, _FROM_BODY)}


def _names_behind(plain: str, mark: re.Pattern[str]) -> tuple[str, ...]:
    """The bodies named right behind the first such mark that has any."""
    for match in mark.finditer(plain):
        if phrase := body_phrase(plain, match.end(), name_end(plain, match.end())):
            return phrase.names
    return ()


def name_end(plain: str, start: int) -> int:
    """Where a body's name must end at the latest: at words that go on with the amendment."""
    found = _NAME_ENDS.search(plain, start)
    return found.start() if found else len(plain)


def _product(plain: str, quoted: Sequence[str]) -> str:
    if quoted:
        return quoted[-1]
    found = _PRODUCT.search(plain)
    return found["words"].strip() if found else ""


def _text(quoted: Sequence[str], rule: str) -> str:
    """The words as they are to be read from now on; of an exchange of words ("thay cụm từ “…” bằng “…”") see `reworded`."""
    if not quoted or rule in {"ended", "suspended", "product", "wording"}:
        return ""
    return quoted[-1]
