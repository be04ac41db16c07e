"""Work that returns: "định kỳ hằng quý", "06 tháng một lần", "trước ngày 25/12 hằng năm", "thường xuyên, liên tục"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from roviec.vietnamese.dates.cores import Core, cores
from roviec.vietnamese.dates.find import returns
from roviec.vietnamese.dates.relation import binding
from roviec.vietnamese.dates.tokens import N2, number
from roviec.vietnamese.text import Aligned, aligned


class Every(StrEnum):
    DAY = "daily"
    WEEK = "weekly"
    MONTH = "monthly"
    QUARTER = "quarterly"
    HALF = "half-yearly"
    YEAR = "yearly"
    CONTINUOUS = "continuous"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """`text` stands at [start, end) of the text given; `day` (and `month`) say when it falls due, where the words do."""

    start: int
    end: int
    text: str
    every: Every
    day: int | None = None
    month: int | None = None


_UNITS: Final = {
    "ngày": Every.DAY, "tuần": Every.WEEK, "tháng": Every.MONTH, "quý": Every.QUARTER, "quí": Every.QUARTER, "năm": Every.YEAR,
}  # fmt: skip
_BY_MONTHS: Final = {1: Every.MONTH, 3: Every.QUARTER, 6: Every.HALF, 12: Every.YEAR}
_NUMBERS: Final = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6}
_WINDOW: Final = 60
_COUNT: Final = r"0?\d{1,2}|một|hai|ba|bốn|sáu"
_UNIT: Final = r"ngày|tuần|tháng|quý|quí|năm"
_LEAD: Final = r"(?:(?:theo\s)?định\s(?:kỳ|kì)\s(?:vào\s)?)?"

_EACH = re.compile(rf"(?<!\w){_LEAD}(?:hàng|hằng|mỗi|từng)\s({_UNIT})(?!\w)(?:\s(?:một|0?1)\slần(?!\w))?")
_MONTHS = re.compile(
    rf"(?<!\w){_LEAD}(?:mỗi\s)?(?:({_COUNT})\s)?(tháng|năm|quý|quí|tuần|ngày)\s?(?:/\s?|(?:một|0?1)\s)lần(?!\w)"
)
_TIMES_PER = re.compile(rf"(?<!\w){_LEAD}({_COUNT})\slần\s?(?:/\s?|(?:trong\s)?(?:một|mỗi|0?1)\s)({_UNIT})(?!\w)")
_PERIODIC = re.compile(rf"(?<!\w)(?:theo\s)?(?:định\s(?:kỳ|kì)|mỗi)\s(?:vào\s)?(?:({_COUNT})\s)?({_UNIT})(?!\w|\s\d)")
_DAYS_PER = re.compile(
    rf"(?<!\w){_LEAD}(?:{_COUNT})\s(?:ngày|buổi|phiên|kỳ|cuộc|đợt)\s?/\s?(tuần|tháng|quý|quí|năm)(?!\w)"
)
_PER_TIMES = re.compile(rf"(?<!\w){_LEAD}(?:mỗi|hằng|hàng|một)\s({_UNIT})\s({_COUNT})\slần(?!\w)")
_CONTINUOUS = re.compile(
    r"(?<!\w)(?:(?<!chi\s)(?<!phí\s)(?<!nguồn\s)(?<!sách\s)(?<!không\s)(?<!chưa\s)thường\sxuyên(?!\w)(?:,?\s(?:và\s)?liên\stục)?"
    r"|(?<!năm\s)(?<!tháng\s)(?<!ngày\s)(?<!tuần\s)(?<!kỳ\s)(?<!quý\s)liên\stục(?!\w)"
    r"|(?<![/.])24\s?/\s?(?:7|24\s?(?:h|giờ)?)(?![\w/]|[.,]\d))"
)
_QUARTER_MONTH = re.compile(
    r"(?<!\w)tháng\s(?:đầu|cuối|thứ\shai|giữa)\s(?:của\s)?(?:mỗi\s)?(quý|quí)(?!\w|\s(?:[1-4]|i{1,3}|iv)\b)"
)
_DAY_OF_PERIOD = re.compile(
    rf"(?<!\w)(?:ngày\s)({N2})(?:\s?(?:,|và)\s(?:ngày\s)?{N2}){{0,3}}\s(?:của\s)?(?:tháng\s(?:đầu\s|cuối\s)?(?:tiên\s|cùng\s)?)?(?:của\s)?(?:định\s(?:kỳ|kì)\s)?$"
)


def find_recurrences(text: str) -> list[Recurrence]:
    """Cadences in the order they stand, none overlapping; offsets are those of `text`, whatever its Unicode form."""
    view = aligned(text)
    lower = view.text
    dated = {cadence.start(1): core for core in cores(lower) if (cadence := returns(lower, core))}
    found: list[Recurrence] = []
    used = bytearray(len(lower))
    for pattern, read in _RULES:
        for match in pattern.finditer(lower):
            every = read(match)
            if every is None or any(used[match.start() : match.end()]):
                continue
            used[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            found.append(_located(_with_day(match, every, dated.get(match.start())), view, text))
    return sorted(found, key=lambda item: item.start)


def _with_day(match: re.Match[str], every: Every, core: Core | None) -> Recurrence:
    lower, start, day, month = match.string, match.start(), None, None
    if core is not None:
        start, _ = binding(lower, core.start)
        day, month = core.days[1], core.months[1]
    elif every is not Every.CONTINUOUS and (before := _DAY_OF_PERIOD.search(lower, max(0, start - _WINDOW), start)):
        day = number(before[1])
        start, _ = binding(lower, before.start(1))
    return Recurrence(start, match.end(), "", every, day, month)


def _located(item: Recurrence, view: Aligned, text: str) -> Recurrence:
    start, end = view.at(item.start), view.at(item.end)
    return replace(item, start=start, end=end, text=text[start:end])


def _each(match: re.Match[str]) -> Every:
    return _UNITS[match[1]]


def _per_unit(match: re.Match[str]) -> Every | None:
    """ "06 tháng một lần", "định kỳ 6 tháng", "tháng/lần": None for a cadence that has no name ("2 năm một lần")."""
    count, unit = _count(match[1]), _UNITS[match[2]]
    if unit is Every.MONTH:
        return _BY_MONTHS.get(count)
    if unit is Every.QUARTER:
        return _BY_MONTHS.get(3 * count)
    return unit if count == 1 else None


def _per_times(match: re.Match[str]) -> Every | None:
    """ "mỗi năm hai lần" """
    return _named(_count(match[2]), _UNITS[match[1]])


def _times_per(match: re.Match[str]) -> Every | None:
    return _named(_count(match[1]), _UNITS[match[2]])


def _named(count: int, unit: Every) -> Every | None:
    """ "02 lần/năm" is half-yearly; several times a week or a day is at least weekly or daily."""
    if unit is Every.YEAR and count:
        return _BY_MONTHS.get(12 // count) if 12 % count == 0 else None
    return unit if count else None


def _count(token: str | None) -> int:
    if token is None:
        return 1
    return _NUMBERS[token] if token in _NUMBERS else int(token)


def _continuous(match: re.Match[str]) -> Every:
    return Every.CONTINUOUS


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Every | None]]
_RULES: Final[tuple[_Rule, ...]] = (
    (_MONTHS, _per_unit),
    (_TIMES_PER, _times_per),
    (_PER_TIMES, _per_times),
    (_DAYS_PER, _each),
    (_EACH, _each),
    (_QUARTER_MONTH, _each),
    (_PERIODIC, _per_unit),
    (_CONTINUOUS, _continuous),
)
