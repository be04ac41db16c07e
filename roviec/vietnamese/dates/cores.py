"""The dated part of an expression ("30/9/2024", "quý IV/2025"), before the words that bind it are looked at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from roviec.vietnamese.dates.expression import Kind, span_of
from roviec.vietnamese.dates.tokens import (
    END,
    N2,
    QUARTER,
    QUARTER_WORD,
    START,
    YEAR,
    has_digit,
    number,
    quarter_number,
    year_number,
)


@dataclass(frozen=True, slots=True)
class Core:
    start: int
    end: int
    kind: Kind
    months: tuple[int, int] = (1, 12)
    days: tuple[int, int] = (1, 31)
    year: int | None = None
    last_year: int | None = None  # of a period
    open_ended: bool = False


_OF_YEAR: Final = rf"(?:\s?[/.\-–]\s?|,?\s{{1,2}}(?:của\s)?(?:năm\s{{1,2}})?)({YEAR}){END}"
_MORE: Final = r"(?:\s?(?:,|-|–|và|đến)\s?(?:tháng\s|quý\s|quí\s)?({})(?!\w)){{0,3}}"

_ISO = re.compile(rf"{START}((?:19|2[01])\d\d)-(\d\d)-(\d\d){END}")
_FULL_DAY = re.compile(rf"{START}(?:({N2})\s?[-–]\s?)?({N2})\s?([/.\-])\s?({N2})\s?(?:\3\s?|\snăm\s)({YEAR}){END}")
_WORDED_DAY = re.compile(
    rf"{START}({N2})\s{{0,2}}tháng\s{{0,2}}({N2})(?:(?:,?\s{{0,2}}năm\s{{0,2}}|\s?[/.\-]\s?)({YEAR}))?{END}"
)
_SHORT_YEAR = re.compile(rf"(?<=ngày\s)({N2})/({N2})/(\d\d){END}")
_SHORT_DAY = re.compile(rf"{START}({N2})([/.\-])({N2}){END}(?![.\-]\d|\s?%)")
_HALF = re.compile(
    rf"(?<!\w)(?:0?(\d{{1,2}})|(ba|sáu|chín)|nửa)\s(?:tháng\s)?(đầu|cuối)\s(?:của\s)?năm(?:\s(?:nay|({YEAR}){END}))?(?!\w)"
)
_QUARTER = re.compile(rf"(?<!\w){QUARTER_WORD}\s{{1,2}}({QUARTER})(?!\w)({_MORE.format(QUARTER)})(?:{_OF_YEAR})?")
_MONTH = re.compile(rf"(?<!\w)tháng\s{{0,2}}({N2})(?!\w)({_MORE.format(N2)})(?:{_OF_YEAR})?")
_BARE_MONTH = re.compile(
    rf"(?<!\w)(?:(?<=trước\s)|(?<=trong\s)|(?<=đến\s)|(?<=hết\s)|(?<=từ\s)|(?<=[-–])|(?<=[-–]\s))({N2})[/\-]({YEAR}){END}"
)
_PERIOD = re.compile(
    rf"(?<!\w)(?:giai đoạn|thời kỳ|thời kì|nhiệm kỳ|năm học|(?:các\s)?năm)\s(?:từ\s)?(?:năm\s)?({YEAR})\s?(?:-|–|đến)\s?(?:năm\s)?({YEAR}){END}"
)
_YEAR_OF = re.compile(
    rf"(?<!\w)(?:các\s)?năm\s{{1,2}}({YEAR}){END}(,?\s(?:và\s)?(?:các|những)\snăm\s(?:tiếp theo|sau|tới))?"
)
_THIS_YEAR = re.compile(
    rf"(?<!\w)(?:năm\snay|(?:(?<=đến\s)|(?<=trước\s)|(?<=trong\s))cuối\snăm(?!\s(?:{YEAR}|học)))(?!\w)"
)
_BARE_YEAR = re.compile(rf"(?<=đến\s)({YEAR})(?=\s?(?:[,.;:)\n]|$))")

# Civil Code 2015, art. 146.3-4, says which day the beginning, middle and end of a month or year is; the quarter follows suit.
_POSITION = re.compile(r"(?<!\w)(tháng\s)?(đầu|giữa|cuối)\s(?:của\s)?$")
_DATE_WORD = re.compile(r"(?<!\w)(?:ngày|mùng|mồng)\s?:?\s{0,2}$")
_SURE_OF_DAY = re.compile(r"(?<!\w)trước\s$")
_COUNTED = re.compile(r"\s(?:giờ|phút|ngày|tuần|tháng|năm|lần|người|%)")  # "trước 2-3 ngày"
_LIKELY_DAY = re.compile(r"(?<!\w)(?:đến|hết|từ|sau|hạn|nhất|[-–])\s?$")


def cores(text: str) -> list[Core]:
    """Every core of a lower-case NFC text, in order, none overlapping; earlier rules win."""
    taken: list[Core] = []
    used = bytearray(len(text))
    for pattern, build in _RULES:
        for match in pattern.finditer(text):
            core = build(match)
            if core is not None and not any(used[core.start : core.end]):
                used[core.start : core.end] = b"\1" * (core.end - core.start)
                taken.append(core)
    return sorted(taken, key=lambda core: core.start)


def _day(start: int, end: int, days: tuple[int, int], month: int, year: int | None) -> Core | None:
    if not 1 <= month <= 12 or days[0] > days[1] or days[0] < 1:
        return None
    _, last = span_of(year or 2000, (month, month))  # 2000: a leap year, so that 29 February may wait for its year
    return Core(start, end, Kind.DAY, (month, month), days, year) if days[1] <= last.day else None


def _iso(match: re.Match[str]) -> Core | None:
    year, month, day = map(int, match.groups())
    return _day(match.start(), match.end(), (day, day), month, year)


def _full_day(match: re.Match[str]) -> Core | None:
    year = year_number(match[5])
    if year is None:
        return None
    day, month = number(match[2]), number(match[4])
    if match[1] and (core := _day(match.start(), match.end(), (number(match[1]), day), month, year)):
        return core
    return _day(match.start(2), match.end(), (day, day), month, year)


def _worded_day(match: re.Match[str]) -> Core | None:
    year, day = year_number(match[3]), number(match[1])
    bare = match[3] is None
    if bare and not (has_digit(match[1]) and _DATE_WORD.search(_before(match))):
        return None
    if not bare and year is None:
        return None
    return _day(match.start(), match.end(), (day, day), number(match[2]), year)


def _short_year(match: re.Match[str]) -> Core | None:
    day = number(match[1])
    return _day(match.start(), match.end(), (day, day), number(match[2]), 2000 + int(match[3]))


def _short_day(match: re.Match[str]) -> Core | None:
    """d/m without a year is a date after "ngày" or "trước"; after other words a fraction ("đến 2/3 số hộ") must be ruled out."""
    if not (has_digit(match[1]) and has_digit(match[3])):
        return None
    day, month, before = number(match[1]), number(match[3]), _before(match)
    named = _DATE_WORD.search(before) is not None
    if match[2] != "/" and not named and (match[2] == "." or _COUNTED.match(match.string, match.end())):
        return None
    likely = (day > month or match[1][0] in "0o") and (day, month) != (24, 7) and _LIKELY_DAY.search(before) is not None
    if not (named or likely or _SURE_OF_DAY.search(before)):
        return None
    return _day(match.start(), match.end(), (day, day), month, None)


def _half(match: re.Match[str]) -> Core | None:
    count = int(match[1]) if match[1] else {"ba": 3, "sáu": 6, "chín": 9, None: 6}[match[2]]
    if not 1 <= count <= 11 or (match[4] and year_number(match[4]) is None):
        return None
    months = (1, count) if match[3] == "đầu" else (13 - count, 12)
    return Core(
        match.start(), match.end(), Kind.HALF if count == 6 else Kind.MONTH, months, (1, 31), year_number(match[4])
    )


def _run(match: re.Match[str], read: Callable[[str], int], widest: int) -> tuple[int, int, int] | None:
    """(first, last, end of match) of "tháng 9, 10 và 11/2025"; without a year only the first is sure."""
    first = read(match[1])
    last, end = (
        (read(match[3]), match.end())
        if match[3] and match[4]
        else (first, match.end() if not match[3] else match.end(1))
    )
    return (first, last, end) if 1 <= first <= last <= widest else None


def _quarter(match: re.Match[str]) -> Core | None:
    run = _run(match, quarter_number, 4)
    if run is None or (match[4] and year_number(match[4]) is None):
        return None
    months = (run[0] * 3 - 2, run[1] * 3)
    return _placed(match, Core(match.start(), run[2], Kind.QUARTER, months, (1, 31), year_number(match[4])))


def _month(match: re.Match[str]) -> Core | None:
    run = _run(match, number, 12) if has_digit(match[1]) else None
    if run is None or (match[4] and year_number(match[4]) is None):
        return None
    return _placed(match, Core(match.start(), run[2], Kind.MONTH, run[:2], (1, 31), year_number(match[4])))


def _bare_month(match: re.Match[str]) -> Core | None:
    month, year = number(match[1]), year_number(match[2])
    return (
        Core(match.start(), match.end(), Kind.MONTH, (month, month), (1, 31), year)
        if year and 1 <= month <= 12
        else None
    )


def _period(match: re.Match[str]) -> Core | None:
    first, last = year_number(match[1]), year_number(match[2])
    if first is None or last is None or last < first:
        return None
    return Core(match.start(), match.end(), Kind.PERIOD, year=first, last_year=last)


def _year(match: re.Match[str]) -> Core | None:
    year = year_number(match[1])
    if year is None:
        return None
    if match.lastindex == 2:
        return Core(match.start(), match.end(), Kind.PERIOD, year=year, open_ended=True)
    return _placed(match, Core(match.start(), match.end(), Kind.YEAR, year=year))


def _this_year(match: re.Match[str]) -> Core:
    days = ((12, 12), (31, 31)) if match[0].startswith("cuối") else ((1, 12), (1, 31))
    return Core(match.start(), match.end(), Kind.YEAR, *days)


def _bare_year(match: re.Match[str]) -> Core | None:
    year = year_number(match[1])
    return Core(match.start(), match.end(), Kind.YEAR, year=year) if year else None


def _placed(match: re.Match[str], core: Core) -> Core:
    """Narrowed to the day that "đầu", "giữa" or "cuối" before it means."""
    position = _POSITION.search(_before(match))
    if position is None:
        return core
    start, (first, last) = match.start() - len(position[0]), core.months
    month = {"đầu": first, "giữa": (first + last) // 2, "cuối": last}[position[2]]
    if position[1]:  # "tháng cuối quý III": that whole month
        return replace(core, start=start, kind=Kind.MONTH, months=(month, month))
    day = {"đầu": 1, "giữa": 31 if core.kind is Kind.YEAR else 15, "cuối": 31}[position[2]]
    return replace(core, start=start, months=(month, month), days=(day, day))


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 20) : match.start()]


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Core | None]]
_RULES: Final[tuple[_Rule, ...]] = (
    (_ISO, _iso),
    (_FULL_DAY, _full_day),
    (_WORDED_DAY, _worded_day),
    (_SHORT_YEAR, _short_year),
    (_HALF, _half),
    (_QUARTER, _quarter),
    (_PERIOD, _period),
    (_MONTH, _month),
    (_BARE_MONTH, _bare_month),
    (_YEAR_OF, _year),
    (_THIS_YEAR, _this_year),
    (_BARE_YEAR, _bare_year),
    (_SHORT_DAY, _short_day),
)
