"""Numbers of administrative documents in running text: "131/2025/NĐ-CP", "83/KH-UBND-CATP", "57-NQ/TW"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from roviec.directives.reading.letters import UPPER
from roviec.vietnamese.dates import find_dates

_PART = rf"[{UPPER}][{UPPER}a-zđ0-9ưăâêôơ]*"
_NUMBER = re.compile(
    rf"(?<![\w/.,-])(?P<number>\d{{1,6}}[a-zA-Z]?\s?(?:/\s?\d{{4}}\s?/\s?{_PART}(?:\s?[-–]\s?{_PART}|&{_PART}|\.{_PART})*"
    rf"|/\s?{_PART}(?:\s?[-–]\s?{_PART}|&{_PART}|/{_PART}|\.{_PART})*"
    rf"|\s?[-–]\s?[{UPPER}]{{2,8}}\s?/\s?{_PART}(?:[-–]{_PART})*))(?![\w/])"
)
# "06/CP" is the usual name of a project; "24/7" and standards carry no issuer.
_SCHEME = re.compile(r"\d+/CP", re.IGNORECASE)
_TYPED = re.compile(r"(?:nghị định|nghị quyết|quyết định|chỉ thị|công văn)(?:\s+số)?\s*:?\s*$", re.IGNORECASE)
_TYPES = (
    "nghị quyết", "quyết định", "chỉ thị", "quy chế", "quy định", "thông báo kết luận", "thông báo", "hướng dẫn", "chương trình hành động", "chương trình", "kế hoạch hành động", "kế hoạch",
    "phương án", "đề án", "báo cáo", "tờ trình", "công điện", "kết luận", "công văn", "thông tư liên tịch", "thông tư", "nghị định", "văn bản", "luật", "bộ luật", "pháp lệnh", "lệnh", "giấy mời", "biên bản", "văn bản hợp nhất", "kết luận thanh tra",
)  # fmt: skip
_TYPE = re.compile(
    rf"(?P<type>{'|'.join(sorted(_TYPES, key=len, reverse=True))})(?:\s+(?:số|liên tịch số))?\s*:?\s*$", re.IGNORECASE
)
_ITSELF_A_DATE = re.compile(r"\s*,?\s*(?:ký\s+|ban hành\s+)?ngày\s+")
_DATE_REACH = 45
_UNIT_SLASHES = re.compile(r"\d+\s?/\s?(?:Km|KM|NĂM|THÁNG|NGÀY|HA|Ha|KW|MW)\b")


@dataclass(frozen=True, slots=True)
class Found:
    """`end` is past the date, `number_end` past the number."""

    number: str
    type: str | None
    issued_on: date | None
    start: int
    number_end: int
    end: int


def find_citations(text: str) -> list[Found]:
    out = []
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        number = re.sub(r"\s+", "", match["number"]).replace("–", "-")
        if (_SCHEME.fullmatch(number) and not _TYPED.search(before)) or _UNIT_SLASHES.match(match[0]):
            continue
        kind = _TYPE.search(before)
        start = match.start() - (len(before) - kind.start()) if kind else match.start()
        issued_on, end = _date_behind(text, match.end())
        out.append(Found(number, kind["type"].lower() if kind else None, issued_on, start, match.end(), end))
    return out


def _date_behind(text: str, at: int) -> tuple[date | None, int]:
    opening = _ITSELF_A_DATE.match(text, at)
    if opening is None:
        return None, at
    dates = find_dates(text[at : at + _DATE_REACH])
    if not dates or dates[0].start > opening.end() - at or dates[0].last is None:
        return None, at
    return dates[0].last, at + dates[0].end
