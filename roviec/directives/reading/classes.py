"""Classes of bodies described at length: "Những cơ quan đã có trang thông tin điện tử phải …"."""

from __future__ import annotations

import re

from roviec.directives.reading.bodies import Phrase, body_phrase

_CLASS = re.compile(
    r"(?:(?:các|những|mọi|mỗi)\s+)?(?:doanh nghiệp|tổ chức|cơ quan|đơn vị|chủ |cơ sở|tổng công ty|công ty|tập đoàn|nhà |hộ |địa phương|ngân hàng|nơi|người|trường|bệnh viện|hợp tác xã|ban quản lý|sở|ngành)",
    re.IGNORECASE,
)
_DESCRIPTION = re.compile(
    r"\s+(?:được|đã|đang|chưa|có(?! (?:trách nhiệm|nhiệm vụ))|bị|không|thuộc|hoạt động|tham gia|thẩm định|quản lý|sử dụng|kinh doanh|sản xuất|cung cấp|vận hành|khai thác|trực tiếp)\b(?:(?!\b(?:phải|cần|có trách nhiệm|yêu cầu|đề nghị)\b)[^,;:.()]){2,140}?(?=\s(?:phải|(?<!việc )(?<!dung )(?<!đề )(?<!điều )(?<!điểm )(?<!pháp )cần|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm)\s)"
)


def described(text: str, at: int, end: int) -> Phrase | None:
    """ "Những cơ quan đã có trang thông tin phải …": a class is described up to the words of its duty."""
    if not _CLASS.match(text, at, end):
        return None
    phrase = body_phrase(text, at, end, loose=True)
    if phrase is None or not _CLASS.match(phrase.names[-1]):
        return None
    said = _DESCRIPTION.match(text, phrase.end, end)
    if said is None:
        return None
    names = (*phrase.names[:-1], " ".join((phrase.names[-1] + text[phrase.end : said.end()]).split()))
    return Phrase(phrase.start, said.end(), names)
