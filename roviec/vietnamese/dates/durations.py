"""Lengths of time and what they count from: "trong thời hạn 05 ngày làm việc kể từ ngày ký"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from roviec.vietnamese.dates.expression import Anchor, DateExpression, Kind, Relation
from roviec.vietnamese.dates.relation import binding

_WORDS: Final = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười lăm": 15, "hai mươi": 20, "ba mươi": 30,
}  # fmt: skip
_UNITS: Final = {"giờ": "hour", "ngày": "day", "tuần": "week", "tháng": "month", "năm": "year"}
_DURATION = re.compile(
    rf"(?<![\w/.,])(?:(\d{{1,3}})|({'|'.join(sorted(_WORDS, key=len, reverse=True))}))(?:\s?\([^()\n]{{1,30}}\))?"
    r"\s{1,2}(giờ|ngày|tuần|tháng|năm)(?!\w)(\slàm\sviệc)?"
    r"(?!\s(?:qua|gần\sđây|đầu|cuối|liền|liên\stục|liên\stiếp|tuổi|trước|một\slần|/|\d)|\s?/|\slần)"
)
_TAIL = re.compile(r",?\s{1,2}(?:được\s)?(?:tính\s)?(?:kể\s)?từ\s(?:ngày|khi|thời\sđiểm|lúc)\s?")
_ISSUE = re.compile(
    r"(?:(?:chỉ\sthị|quyết\sđịnh|kế\shoạch|công\svăn|văn\sbản|công\sđiện|thông\sbáo|nghị\squyết|chương\strình)\snày\s(?:được\s)?)?(?:ký|ban\shành)(?:\sban\shành)?(?!\w)"
)
_EVENT = re.compile(r"[^,.;:()\n]{1,80}")


def durations(text: str, dated: Iterable[DateExpression]) -> list[DateExpression]:
    """The dated expressions with the durations added; a date that a duration counts from is taken into it."""
    kept = sorted(dated, key=lambda item: item.start)
    used = bytearray(len(text))
    for item in kept:
        used[item.start : item.end] = b"\1" * (item.end - item.start)
    found: list[DateExpression] = []
    absorbed: set[int] = set()
    for match in _DURATION.finditer(text):
        if any(used[match.start() : match.end()]):
            continue
        start, relation = binding(text, match.start())
        end, anchor, date_item = _anchor(text, match.end(), kept)
        if relation is Relation.ON and not match[4] and anchor is None:
            continue
        if date_item is not None:
            absorbed.add(date_item.start)
        found.append(
            DateExpression(
                start,
                end,
                text[start:end],
                Kind.DURATION,
                relation,
                amount=int(match[1]) if match[1] else _WORDS[match[2]],
                unit=_UNITS[match[3]],
                is_working_days=match[4] is not None,
                anchor=anchor or Anchor.OTHER,
                anchor_date=date_item.first if date_item else None,
                needs_year=date_item is not None and date_item.needs_year,
                months=date_item.months if date_item else (1, 12),
                days=date_item.days if date_item else (1, 31),
            )
        )
    return [item for item in kept if item.start not in absorbed] + found


def _anchor(text: str, end: int, dated: list[DateExpression]) -> tuple[int, Anchor | None, DateExpression | None]:
    tail = _TAIL.match(text, end)
    if tail is None:
        return end, None, None
    following = bisect_left(dated, end, key=lambda item: item.start)
    if following < len(dated) and dated[following].start <= tail.end():
        return dated[following].end, Anchor.DATE, dated[following]
    if issue := _ISSUE.match(text, tail.end()):
        return issue.end(), Anchor.ISSUE, None
    event = _EVENT.match(text, tail.end())
    return (event.end() if event else tail.end()), Anchor.OTHER, None
