"""What a news account says about the document it tells of: number, date, issuer, subject."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from roviec.directives.reading.bodies import body_phrase
from roviec.directives.reading.citations import Found
from roviec.directives.reading.letters import UPPER
from roviec.directives.reading.model import Document
from roviec.vietnamese.dates import find_dates

_ISSUES = re.compile(
    r"ban hành|ký|có (?:công văn|văn bản|chỉ thị|công điện|kế hoạch)|phát đi|vừa có|đã có|yêu cầu|chỉ đạo",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\s*(?:(?:,\s*)?(?:ký )?ngày [\d/.-]+\s*)?(?:của [^,;.]{3,60} )?(?P<subject>(?:về việc|về|yêu cầu|triển khai|tăng cường)\s[^.;\n]{10,300})",
    re.IGNORECASE,
)
_OPENING = 2500
_TITLE = 600
_SINCE = re.compile(r"\btừ\s+(?:ngày\s+)?\d[\d/.-]*$")  # "thu phí bắt đầu từ 1/1/2011" is not the day of the news
# An annex sent alone says over its table what it belongs to.
_ANNEXED_TO = re.compile(r"\(\s*(?:ban hành )?(?:đính )?kèm theo\s+$", re.IGNORECASE)
_PAPERS_BEFORE = {"báo cáo", "tờ trình", "luật", "nghị định", "biên bản"}  # what a decision is taken on
_TAKEN_UP = re.compile(
    r"(?:thực hiện|căn cứ|theo|tại|trong|và|của|với)\s+(?:các\s+|nội dung\s+|đúng\s+|quy định\s+(?:tại\s+|của\s+)?)*$",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?i:ngày|sáng|chiều|tối|hôm)(?: (?:nay|qua))?,? \(?(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})\b(?![-/.]?\d)"
)
_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?![\d/])|(?<=[/-])20\d\d(?![\d/-])")
_BODY = re.compile(
    rf"(?=[{UPPER}])(?:Chủ tịch |Phó Chủ tịch )?(?:UBND|Ủy ban|Uỷ ban|Bộ|Sở|Thủ tướng|Chính phủ|Cục|Tổng cục|Văn phòng|HĐND|Ban|Tỉnh ủy|Thành ủy|Công an)\b"
)


def account_fields(text: str, found: Sequence[Found]) -> Document:
    """The first document that the account says was issued; an empty one when it names none."""
    own = _own(text, found)
    if own is None:
        return Document(issued_on=_first_date(text) or _day_of_a_year(text))
    sentence = text.rfind("\n", 0, own.start) + 1
    said = _SUBJECT.match(text, own.end)
    return Document(
        number=own.number,
        type=own.type,
        issuer=_issuer(text, sentence, own.start),
        issued_on=own.issued_on or _first_date(text[sentence : own.start]) or _first_date(text) or _day_of_a_year(text),
        subject=" ".join(said["subject"].split()) if said else None,
    )


def _own(text: str, found: Sequence[Found]) -> Found | None:
    """The first number said to be issued, else one in the title; its date may stand at another mention of it."""
    opening = [item for item in found if item.start < _OPENING and item.type not in _PAPERS_BEFORE]
    told = [item for item in opening if not _TAKEN_UP.search(text[max(0, item.start - 40) : item.start])]
    issued = [item for item in told if _ISSUES.search(text[max(0, item.start - 60) : item.start])]
    annexed = [
        item
        for item in opening
        if item.start < _TITLE and _ANNEXED_TO.search(text, max(0, item.start - 40), item.start)
    ]
    own = annexed or issued or [item for item in told if item.start < _TITLE]
    if not own:
        return None
    first = own[0]
    dated = next((item for item in opening if item.number == first.number and item.issued_on), first)
    return replace(first, issued_on=dated.issued_on, type=first.type or dated.type)


def _issuer(text: str, start: int, end: int) -> str | None:
    match = _BODY.search(text, start, end)
    phrase = body_phrase(text, match.start(), end) if match else None
    return phrase.names[0] if phrase else None


def _first_date(text: str) -> date | None:
    table = text.find(" | ", 0, _OPENING)  # the dates in a table are those by which something is due
    dates = [
        item for item in find_dates(text[: _OPENING if table < 0 else table]) if item.last and item.first == item.last
    ]
    said = [item.last for item in dates if not _SINCE.search(text, max(0, item.start - 20), item.end)]
    return said[0] if said else None


def _day_of_a_year(text: str) -> date | None:
    """ "Ngày 13-1, …" in the one year of which the account speaks."""
    told = _DAY.search(text, 0, _OPENING)
    years = Counter(_YEAR.findall(text)).most_common(2)
    if told is None or not years or (len(years) > 1 and years[0][1] == years[1][1]):
        return None
    try:
        return date(int(years[0][0]), int(told["month"]), int(told["day"]))
    except ValueError:
        return None
