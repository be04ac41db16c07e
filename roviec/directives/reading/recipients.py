"""Who gets the product: the last addressee first, then those it goes through."""

from __future__ import annotations

import re

from roviec.directives.reading.bodies import body_phrase

_TO_DIRECT = re.compile(
    r"(?P<verb>báo cáo|đề xuất|trình|gửi|tham mưu|tham mưu,? giúp|kiến nghị|hướng dẫn|xin ý kiến|tổng hợp trình)(?: (?:ngay|kịp thời|kết quả|đầy đủ))?(?: (?:về|cho|với|lên|đến|tới))?\s+(?:lãnh đạo )?(?=\S)",
    re.IGNORECASE,
)
_TO_BY_WAY = re.compile(
    r"(?:báo cáo|gửi|trình|nộp|thông báo|cung cấp|công khai|chuyển|phản hồi|thông tin|đề xuất|kiến nghị|hướng dẫn|bàn giao|tập huấn|phản ánh|hoàn trả|phân bổ|giao chỉ tiêu)\b(?! \d)(?P<what>(?:[^;:.(),]|\([^()]{1,20}\)|,(?! (?:báo cáo|trình|gửi|phối hợp|tổng hợp))){1,110}?)\s(?:về|cho|tới|đến|lên|gửi|trình)\s+(?=(?:các |cấp |cơ quan )|[^\W\d_])",
    re.IGNORECASE,
)
_ROUTE = re.compile(r"\(?(?:thông qua|qua)\s+(?=\S)", re.IGNORECASE)
_ROUTE_REACH = 25
_AFTERWARDS = re.compile(r"\b(?:để (?:tổng hợp|theo dõi|báo cáo|trình|xem xét|chỉ đạo|kịp thời))", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"(?:cấp|cơ quan)(?: nhà nước)?(?: có)? (?:thẩm quyền|chức năng)|cấp trên|cấp có thẩm quyền", re.IGNORECASE
)

_OR = re.compile(r"\s+(?:hoặc|và gửi|và|đồng thời gửi)\s+(?=\w)")
# "Thủ tướng Chính phủ các biện pháp", "các Sở chuyên ngành phục vụ công tác": where the name is over.
_NOT_NAME = re.compile(
    r"\s+(?:(?:các|những) (?:biện pháp|chủ trương|chính sách|nội dung|giải pháp|vấn đề|cơ chế|nhiệm vụ|khó khăn)|phục vụ|có nghị quyết|biết|xây dựng kế hoạch)\b"
)
_HEADS_ALONE = {"Bộ", "Sở", "Ban", "Cục", "tỉnh", "huyện", "thành phố", "Thành phố"}
_HEAD_OF = re.compile(r"lãnh đạo $", re.IGNORECASE)

# Their names have no further words: "trình Chính phủ Nghị định …", "báo cáo Chính phủ tại phiên họp …".
_SOVEREIGN = re.compile(
    r"(?:Tổng cục|Bộ|Sở|Cục)(?=\s+(?!trưởng|phận|đội)[a-zà-ỹđ])|(?:Thủ tướng(?: Chính phủ)?|Chính phủ|Quốc hội|Bộ Chính trị|Ban Bí thư)(?!\s*(?:,|;|và)\s|[-\w])"
)


def recipients_of(text: str, start: int, end: int, leads: tuple[str, ...]) -> tuple[str, ...]:
    afterwards = _AFTERWARDS.search(text, start, end)
    stop = afterwards.start() if afterwards else end
    final: list[str] = []
    routes: list[str] = []
    for pattern in (_TO_DIRECT, _TO_BY_WAY):
        for match in pattern.finditer(text, start, stop):
            names, after = _names(
                text, match.end(), stop, loose=match[0].rstrip().lower().endswith((" cho", "hướng dẫn"))
            )
            final += names
            if names and (route := _ROUTE.search(text, after, min(stop, after + _ROUTE_REACH))):
                routes += _names(text, route.end(), stop)[0]
    charged = {lead.lower() for lead in leads}
    return tuple(dict.fromkeys(name for name in [*final, *routes] if name.lower() not in charged))


def _names(text: str, at: int, end: int, *, loose: bool = False) -> tuple[list[str], int]:
    authority = _AUTHORITY.match(text, at, end) or _SOVEREIGN.match(text, at, end)
    if authority:
        return [authority[0]], authority.end()
    phrase = body_phrase(text, at, end, loose=loose)
    if phrase is None:
        return [], at
    names = [_NOT_NAME.split(name)[0] for name in phrase.names]
    if (
        len(names) == 1
        and names[0] in _HEADS_ALONE
        and (of := _HEAD_OF.search(text, max(0, at - len("lãnh đạo ")), at))
    ):
        names = [f"{of[0].capitalize()}{names[0]}"]
    other = _OR.match(text, phrase.end, end)
    if other and (also := _names(text, other.end(), end, loose=loose))[0]:
        return names + also[0], also[1]
    return names, phrase.end
