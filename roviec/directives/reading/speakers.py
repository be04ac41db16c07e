"""Who speaks in a news account: the Prime Minister, a ministry or a province, and the papers they sign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roviec.directives.reading.bodies import body_phrase
from roviec.directives.reading.layout import Paragraph
from roviec.directives.reading.letters import UPPER

_PLACE = rf"(?:tỉnh|[Tt]hành phố|TP|Tp|(?=[{UPPER}])(?!Q\.|UBND|Ủy ban|Uỷ ban|HĐND|Trung ương|UB))"
_UBND = r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Ủy ban Nhân dân|Uỷ ban Nhân dân)"
_GOVERNMENT = r"(?:(?:[Pp]hó )?(?i:thủ tướng)|Chính phủ|Văn phòng Chính phủ|VPCP|(?:Bộ trưởng, )?Chủ nhiệm (?:Văn phòng Chính phủ|VPCP)|Chủ tịch nước|Ban Bí thư|Bộ Chính trị|(?:Chủ tịch )?Quốc hội)(?!\w)"
_PROVINCE = (
    rf"(?:(?:{_UBND}|Thường trực|Ban Thường vụ|Văn phòng|[Cc]hính quyền|[Ll]ãnh đạo|[Nn]gười đứng đầu|(?:[Pp]hó )?[Cc]hủ tịch|(?:[Pp]hó )?[Bb]í thư)(?: [Tt]hường trực)?"
    rf"(?: (?:{_UBND}|chính quyền|Tỉnh ủy|Thành ủy|Tỉnh uỷ|Thành uỷ|HĐND))? {_PLACE}|(?:[Pp]hó )?Chủ tịch(?! {_UBND}? ?(?:xã|phường|các|huyện|quận|thị xã|thị trấn|cấp))"
    r"|Tỉnh ủy|Thành ủy|Tỉnh uỷ|Thành uỷ|(?:[Tt]ỉnh|[Tt]hành phố|TP)(?= (?:cũng |còn |đã |vừa )*(?:yêu cầu|giao|chỉ đạo|đề nghị)\b))"
)
_PERSON = rf"(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|Đ/c) (?=[{UPPER}])"
_PAPER = r"(?:(?:[Cc]ông (?:điện|văn|lệnh)|[Cc]hỉ thị|[Vv]ăn bản|[Tt]hông báo|[Kk]ết luận|[Kk]ế hoạch|[Nn]ghị quyết|[Qq]uyết định)(?: (?:hỏa tốc|hoả tốc|khẩn|này|trên|kết luận))?(?: số [\w/.-]+)?(?= (?:cũng|còn|nêu|nhấn|yêu cầu|giao|chỉ rõ|đề nghị)))"
_OTHER = rf"(?:(?:[Bb]ộ trưởng|[Tt]hứ trưởng|[Gg]iám đốc|Cục trưởng|Tổng cục trưởng) )?(?:[Bb]ộ|[Ss]ở|Công an|Tổng cục|Cục|Ngân hàng Nhà nước|Thống đốc|Thanh tra Chính phủ|Tổng Thanh tra|Ủy ban|Uỷ ban|Ban|BHXH|Bảo hiểm xã hội|Tổng công ty|Tập đoàn|Kho bạc|Quận|Huyện)(?= [{UPPER}])"
_SPEAKS = r"(?:ban hành|ký|yêu cầu|giao|chỉ đạo|đề nghị|chỉ thị|có (?:công văn|văn bản|ý kiến|chỉ đạo|kết luận|công điện|chỉ thị|thông báo)|ra (?:công điện|văn bản|chỉ thị|công văn|thông báo)|gửi|kết luận|lưu ý|phát biểu|nhấn mạnh|cho biết|chủ trì|truyền đạt|phát đi)\b"
_NO_SPEAKER = re.compile(
    r"(?:của|theo|thực hiện|căn cứ|tại|với|gửi|báo cáo|trình|cho|và|giao|yêu cầu|đề nghị|chỉ đạo|là)\s+(?:các\s+)?$",
    re.IGNORECASE,
)
_OPENING = 1500  # characters


def _telling(who: str) -> re.Pattern[str]:
    return re.compile(
        rf"{who}[^.;:,\n]{{0,90}}?(?:,[^,.;:\n]{{3,80}},)?[^.;:,\n]{{0,40}}?(?<!được )(?<!bị )\b{_SPEAKS}"
    )


_LEVELS = (_GOVERNMENT, _PROVINCE, _OTHER)
_TELLS = tuple(map(_telling, _LEVELS))
_PATTERNS = tuple(
    re.compile(rf"(?:{level}|{_PERSON}|{_PAPER})") for level in (_GOVERNMENT, f"{_GOVERNMENT}|{_PROVINCE}")
)


def speakers_of(text: str, items: Sequence[Paragraph]) -> re.Pattern[str]:
    """What the name of a speaker begins with: of the level of who is first said to order something in this account."""
    end = min(items[-1].end if items else 0, _OPENING)
    first, level = min((_first(text, tells, end), level) for level, tells in enumerate(_TELLS))
    if first == end or level < len(_PATTERNS):
        return _PATTERNS[0 if first == end else level]
    phrase = body_phrase(text, first, end, loose=True)
    name = re.escape(phrase.names[0] if phrase else text[first:end].split()[0])
    return re.compile(
        rf"(?:(?:(?:[Pp]hó )?[Gg]iám đốc |[Bb]ộ trưởng |[Tt]hứ trưởng |[Ll]ãnh đạo )?(?i:{name})(?!\w)|{_PERSON}|{_PAPER})"
    )


def _first(text: str, tells: re.Pattern[str], end: int) -> int:
    for match in tells.finditer(text, 0, end):
        if not _NO_SPEAKER.search(text, max(0, match.start() - 20), match.start()):
            return match.start()
    return end
