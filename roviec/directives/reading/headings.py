"""Headings that are a name from end to end, verbs and all."""

from __future__ import annotations

import re

from roviec.directives.reading.bodies import body_phrase, names_between
from roviec.directives.reading.charged import Subject

_ACTS = re.compile(
    r"(?:chủ trì|phối hợp(?! hoạt động)|có trách nhiệm|có nhiệm vụ|được giao (?:các |những |một số )?(?:nhiệm vụ|nội dung|công việc)|chịu trách nhiệm|phải|cần|tập trung|khẩn trương|tiếp tục|tăng cường|chủ động|triển khai|căn cứ|theo|trên cơ sở|chỉ đạo|lãnh đạo|tham mưu|rà soát|báo cáo|gửi|hoàn thành|ngày|sau$)\b"
)
_CLASS = re.compile(
    r"(?:(?:các|những|mọi)\s+)?(?:doanh nghiệp|tổ chức|cơ quan|đơn vị|chủ |cơ sở|tổng công ty|công ty|tập đoàn|nhà |hộ |địa phương|ngân hàng|nơi |người|trường|bệnh viện|hợp tác xã|ban quản lý)",
    re.IGNORECASE,
)
_LONGEST_HEADING = 220


def heading_of(text: str, start: int, end: int) -> Subject | None:
    """ "5. Các chủ đầu tư xây dựng và kinh doanh hạ tầng": a heading that is a name from end to end, verbs and all."""
    stop = start + len(text[start:end].rstrip(" :"))
    if stop - start > _LONGEST_HEADING or text[stop - 1] in ".;" or _ACTS.search(text, start, stop):
        return None
    phrase = body_phrase(text, start, stop)
    if phrase is None or phrase.end == stop or text[phrase.end : stop].lstrip().startswith(("-", "–")):
        return None
    if "," in text[start:stop] and not _CLASS.match(phrase.names[-1]):
        return None
    return Subject(names_between(text, start, stop), start, stop, end, "heading")
