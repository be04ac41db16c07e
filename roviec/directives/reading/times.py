"""Deadlines and cadences inside a range of the text, and which of several dates is the deadline."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from roviec.vietnamese.calendar import Calendar
from roviec.vietnamese.dates import (
    Anchor,
    DateExpression,
    Every,
    Kind,
    Recurrence,
    Relation,
    due_date,
    find_dates,
    find_recurrences,
)

_CALENDAR = Calendar()
_BINDING = {Relation.BEFORE, Relation.BY, Relation.WITHIN}
# "Trong quý IV" is a deadline without any word before it; a bare "ngày 5/6" or "tháng 9" needs one of these.
_DUE_WORD = re.compile(
    r"(?:hoàn thành|xong|thời gian(?: thực hiện| hoàn thành)?|thời hạn(?: hoàn thành)?|hạn|chậm nhất|muộn nhất|kết thúc|tiến độ|báo cáo|gửi|trình|ban hành|về|đạt[^,;.]{0,25}|sơ kết[^,;.]{0,25}|tổng kết[^,;.]{0,25})\s*(?:là|vào|:|cuối)?\s*(?:cuối )?$",
    re.IGNORECASE,
)
# Behind these words a date belongs to the name of a programme or to something that happened.
_NAMED = re.compile(
    r"(?:chiến lược|chương trình|quy hoạch|đề án|kế hoạch|mục tiêu|định hướng|tầm nhìn|giai đoạn|nghị quyết|quyết định|chỉ thị|dự án|phương án|kết luận|thông báo|công văn|văn bản|nhiệm kỳ|kỳ|dự toán|vốn|danh mục|diễn biến|số liệu|tính|lũy kế|so với|kể|từ(?! nay)|phát sinh|đã|được (?:giao|cấp|phê duyệt|ban hành)|xảy ra|kết quả|tình hình|hiện trạng)\b[^;.]{0,120}$",
    re.IGNORECASE,
)
_NAMED_NEAR = re.compile(
    r"(?:đã|dự kiến[^,;]{0,40}|họp(?: vào)?|(?:xảy ra|ban hành|phát sinh|tổ chức|diễn ra|ký|thành lập)(?: vào)?|xảy ra|ban hành|có hiệu lực|tồn tại|phát sinh|được cấp|được phê duyệt|được giao|sử dụng|sinh|thành lập|hoạt động)\s+(?:từ\s+)?$",
    re.IGNORECASE,
)
# "Kế hoạch năm 2025", "kết quả thực hiện trong năm 2024": the year says which, not by when.
_OF_A_YEAR = re.compile(
    r"(?:kế hoạch|dự toán|vốn|nhiệm vụ|chỉ tiêu|ngân sách)\s+$",
    re.IGNORECASE,
)
# "Báo cáo kết quả năm 2024" says of which year; "báo cáo kết quả trong tháng 12" says by when.
_OF_A_PAST_YEAR = re.compile(r"(?:kết quả|số liệu|tình hình)[^,;]{0,25}\s+$", re.IGNORECASE)
# "Không kiểm tra trong năm 2020", "tạm dừng thu đến hết tháng 6": for how long, not by when.
_NOT_TO_BE_DONE = re.compile(
    r"(?:(?:không|chưa) (?:tổ chức|thực hiện|tiến hành|thanh tra|kiểm tra|tăng|điều chỉnh|thu|bổ sung|mua sắm|ban hành|cấp|cho)|tạm (?:dừng|hoãn|ngừng|đình chỉ)|miễn|giãn|kéo dài|gia hạn)\b[^,;.]{0,140}$",
    re.IGNORECASE,
)
# "Trình đề án để triển khai trong năm 2010": when it will be used.
_IN_A_PURPOSE = re.compile(r"\b(?:để|nhằm)\s[^,;.:]{3,120}(?<!thực hiện )$")
# "Quy định các tuyến đường đến năm 2015 phải ngầm hóa": by when something else will be.
_OF_A_CLAUSE = re.compile(r"\s+(?:phải|sẽ)\b")
# "Tháng 12/2013 và thường xuyên", "năm 2025 và các năm tiếp theo"
_AND_ON = re.compile(
    r"\s*(?:và|,)\s*(?:bổ sung |kiện toàn |duy trì )?(?:thường xuyên|hằng năm|hàng năm|(?:các|những) năm|tiếp theo|trở đi)"
)
# "trước ngày 01 tháng 12 của năm trước": no day of any calendar.
_OF_NO_YEAR = re.compile(r"\s+(?:của )?năm (?:trước|sau|liền kề|kế tiếp)\b")
# "đưa vào Chương trình xây dựng văn bản hàng năm"
_NAMED_CADENCE = re.compile(r"(?<!dựng )(?<!hành )(?:Chương trình|Kế hoạch)\s[^,;.]{3,70}$")
_CADENCE_OF_A_NOUN = re.compile(
    r"(?:thi đua|kế hoạch|dự toán|ngân sách|ngân sách nhà nước|chương trình công tác|chương trình|hoạt động|nhiệm vụ|công việc|chế độ|giao ban|lương|chi|thu nhập|bình quân|giáo dục|dạy nghề|đào tạo nghề|kinh tế\s*[-–]\s*xã hội|khen thưởng|kế hoạch công tác|học tập|số liệu|thống kê|sinh hoạt|cuộc họp|phiên họp|họp|đánh giá, xếp loại|cán bộ)\s+$",
    re.IGNORECASE,
)
_RATE = re.compile(r"(?:\d+|một|hai|ba|bốn|năm|sáu|vài)\s+[^\W\d]+(?:\s[^\W\d]+)?\s*/?\s*$", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,|và|-|–|đến)\s*")
_AT_MOST = re.compile(r"(?:không quá|tối đa|không vượt quá)\s+$", re.IGNORECASE)
# "Điểm thường xuyên ngập": how often something happens, not how often it is done.
_OFTEN = re.compile(
    r"\s+(?:bị |còn )?(?:ngập|xảy ra|bị|có (?:tai nạn|vi phạm|nguy cơ)|vi phạm|ùn tắc|xuất hiện|phát sinh|sạt lở|hư hỏng|mất|qua lại|sinh sống|cư trú|tiếp xúc)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_LOOK_BACK = 140


@dataclass(frozen=True, slots=True)
class Due:
    day: date
    start: int
    end: int
    has_year: bool = True


class Times:
    """All dates and cadences of a text, asked for by range."""

    def __init__(self, text: str, issued_on: date | None) -> None:
        self._text = text
        plain = text.replace("|", ";")  # the border of a table's cell is no digit
        self._issued_on = issued_on
        self._dates = [
            item
            for item in find_dates(plain, year=issued_on.year if issued_on else None)
            if item.kind is not Kind.PERIOD
        ]
        self._starts = [item.start for item in self._dates]
        self._cadences = find_recurrences(text)
        self._cadence_starts = [item.start for item in self._cadences]

    def deadline(self, start: int, end: int) -> Due | None:
        """The last date of the range by which something is due: reports close what they report on."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        for item in reversed(self._dates[low:high]):
            if item.end <= end and (due := self._due(item, start)):
                return due
        return None

    def recurrence(self, start: int, end: int) -> Recurrence | None:
        """The first cadence of the range that says how often the work is done."""
        low, high = bisect_left(self._cadence_starts, start), bisect_left(self._cadence_starts, end)
        for item in self._cadences[low:high]:
            if item.end <= end and not self._only_a_rate(item, max(start, item.start - 30)):
                return item
        return None

    def _only_a_rate(self, item: Recurrence, start: int) -> bool:
        """ "Thi đua hằng năm" names a thing, "hai buổi mỗi ngày" counts one; round the clock is always a cadence."""
        if item.every is Every.CONTINUOUS:
            return "24" not in item.text and (
                _OFTEN.match(self._text, item.end) is not None
                or _CADENCE_OF_A_NOUN.search(self._text, start, item.start) is not None
            )
        if item.day is None and (
            _CADENCE_OF_A_NOUN.search(self._text, start, item.start)
            or _NAMED_CADENCE.search(self._text, max(0, item.start - 80), item.start)
        ):
            return True
        if _AT_MOST.search(self._text, start, item.start):
            return True
        return item.text.lower().startswith(("mỗi", "/")) and _RATE.search(self._text, start, item.start) is not None

    def _due(self, item: DateExpression, start: int) -> Due | None:
        before = self._text[max(start, item.start - _LOOK_BACK) : item.start]
        if item.kind is Kind.DURATION:
            return self._due_after(item)
        is_due = _DUE_WORD.search(before) is not None or self._follows_a_due_date(item, start)
        if item.relation not in _BINDING and not is_due:
            return None
        if not is_due and item.relation is Relation.BY and item.kind is Kind.YEAR and _NAMED.search(before):
            return None
        if not is_due and item.kind in {Kind.YEAR, Kind.MONTH, Kind.QUARTER} and _OF_A_YEAR.search(before):
            return None
        if not is_due and item.relation is not Relation.BEFORE and _NOT_TO_BE_DONE.search(before):
            return None
        says_by_when = item.relation is Relation.BEFORE or (
            item.relation is Relation.WITHIN and item.kind is not Kind.YEAR
        )
        if not is_due and item.kind is not Kind.DAY and not says_by_when and _OF_A_PAST_YEAR.search(before):
            return None
        if not is_due and _NAMED_NEAR.search(before):
            return None
        if _OF_NO_YEAR.match(self._text, item.end):
            return None
        if not is_due and item.kind is Kind.YEAR and _IN_A_PURPOSE.search(before):
            return None
        if not is_due and item.relation is Relation.BY and _OF_A_CLAUSE.match(self._text, item.end):
            return None
        day = item.last if self._issued_on is None else due_date(item, self._issued_on, _CALENDAR)
        if day is None or (self._issued_on and day < self._issued_on):
            return None
        return Due(day, item.start, item.end, _YEAR.search(item.text) is not None)

    def _follows_a_due_date(self, item: DateExpression, start: int) -> bool:
        """ "Trong tháng 12 năm 2011 và tháng 01 năm 2012": the last one closes."""
        at = bisect_left(self._starts, item.start) - 1
        if at < 0 or self._dates[at].start < start or self._dates[at].relation not in _BINDING:
            return False
        return _LISTED.fullmatch(self._text, self._dates[at].end, item.start) is not None

    def field_deadline(self, start: int, end: int) -> Due | None:
        """The last date of a field "Thời gian: …", where no binding word is needed."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        for item in reversed(self._dates[low:high]):
            opens = item.relation is Relation.FROM and "đến" not in item.text
            goes_on = _AND_ON.match(self._text, item.end, end)
            if item.kind is not Kind.DURATION and not opens and not goes_on and item.last and item.end <= end:
                return Due(item.last, item.start, item.end, _YEAR.search(item.text) is not None)
        return self.deadline(start, end)

    def _due_after(self, item: DateExpression) -> Due | None:
        """Days counted from the signing are a date; from an event that will happen they belong to a procedure."""
        if self._issued_on is None or item.anchor is Anchor.OTHER or item.anchor is None:
            return None
        day = due_date(item, self._issued_on, _CALENDAR)
        return Due(day, item.start, item.end) if day else None
