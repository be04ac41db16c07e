"""Whom an order names, and where the order itself begins behind the name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roviec.directives.reading.bodies import Phrase, body_phrase
from roviec.directives.reading.verbs import opens_with_verb, verb_at


@dataclass(frozen=True, slots=True)
class Subject:
    """`names` are charged; the words that say so are [start, end); the order begins at `order`."""

    names: tuple[str, ...]
    start: int
    end: int
    order: int
    rule: str


ORDERS = r"(?:giao(?! (?-i:ban|đất|rừng|vốn|chỉ tiêu|kế hoạch|dự toán|biên chế|thông|dịch|lưu|nhận|tiếp|hàng|khoán|nộp|thoa|thương|hưởng|động)\b)(?: nhiệm vụ| trách nhiệm)?(?: cho)?|yêu cầu|đề nghị|phân công|ủy quyền(?: cho)?|uỷ quyền(?: cho)?|chỉ đạo|thống nhất giao|đồng ý giao|lưu ý|nhắc nhở|kêu gọi|chỉ thị(?: cho)?)"
_DUTY = re.compile(
    r"\s*,?\s*(?:(?:theo (?:chức năng|nhiệm vụ|thẩm quyền|quy định)[^:;.]{0,60}? )?(?:(?:cũng |còn )?có (?:trách nhiệm|nhiệm vụ|nghĩa vụ)(?: phải)?|chịu trách nhiệm(?=\s*:| (?:chính )?(?:trong việc |về việc )?(?:chủ trì|tổ chức|triển khai|thực hiện|tham mưu|hướng dẫn|kiểm tra|đôn đốc|xây dựng|phối hợp|rà soát|theo dõi|tổng hợp|quản lý|bảo đảm|đảm bảo|cung cấp|lập|trình|báo cáo|bố trí))|(?:cũng |còn |tiếp tục |đã )*được (?:giao|phân công|yêu cầu|đề nghị|chỉ định|lưu ý|chỉ đạo|nhắc nhở)(?: nhiệm vụ| trách nhiệm)?(?: phải| cần)?|(?:cũng |còn )?(?:phải|cần)(?! thiết)|là (?:đơn vị|cơ quan) (?:chủ trì|đầu mối)[^,;:.]{0,20}))?\s*:?\s*"
)
_MANNER = re.compile(
    r"\s*,?\s*(?:(?:theo|căn cứ|trên cơ sở|trong phạm vi|tùy theo|tuỳ theo) (?:vào )?(?:chức năng|nhiệm vụ|thẩm quyền|tình hình|phạm vi|lĩnh vực|quyền hạn)[^:;.]{0,120}?(?:được giao|được phân công|phụ trách|quản lý|của mình|thực tế|địa phương|đơn vị|ngành)(?: của (?:ngành|đơn vị|địa phương|mình|cơ quan))*"
    r"|(?:tại|trên) địa bàn|(?:khi|sau khi|trước khi|trong quá trình) [^,;:.]{3,120}?(?= phải | cần | có trách nhiệm )|(?:ngay |hằng |hàng |định kỳ )[^,;:.]{1,40},|(?:trước|trong|chậm nhất|đến|từ nay đến)(?: (?:ngày|tháng|quý|năm|cuối|hết|đầu))+ [^,;:.]{1,40}?(?:,|(?= phải | cần )))?\s*,?\s*",
    re.IGNORECASE,
)
_DATED_MANNER = re.compile(r"\s*,?\s*(?=(?:trước|trong|chậm nhất|đến|từ nay đến)\s)")
_ASIDE = re.compile(
    r"\s+[-–]\s+(?:cơ quan |đơn vị |bộ phận )?(?:thường trực|chủ trì|đầu mối|chủ đầu tư|chủ quản)\b[^:;.,]{0,60}(?=[:,]|\s*$)|\s*\((?:(?-i:[A-ZĐ&])[\w&./ -]{1,14}\)|(?:sau đây|gọi (?:tắt|chung)|viết tắt|cơ quan|đơn vị|thường trực|qua|bao gồm|gồm|nhất là|đặc biệt|trong đó|trừ|ngoại trừ|kể cả)[^()]{0,200}\))(?=\s*[:,\w]|\s*$)",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(r"\s*(?:tuyệt đối |kiên quyết |nghiêm túc )?không (?:được |để |cho phép )?")
# "các địa phương, đặc biệt là các tỉnh đầu nguồn, rà soát …"
_ESPECIALLY = re.compile(r",?\s*(?:đặc biệt|nhất|trước hết) là (?:ở |tại )?(?=\S)")
_ANSWERS = re.compile(r"(?:phải |sẽ )?chịu (?:hoàn toàn )?trách nhiệm\b", re.IGNORECASE)
BOUND = re.compile(
    r"\s+(?:phải|cần|có trách nhiệm|có nhiệm vụ|(?:cũng |còn )?được (?:giao|yêu cầu|đề nghị|phân công))\b"
)
AS_FOR = re.compile(r"(?:riêng )?(?:đối với|với|về phía|về phần)\s+(?=\S)", re.IGNORECASE)
_TOGETHER = re.compile(
    r",?\s*(?:cùng(?: với)?|phối hợp(?: chặt chẽ)?(?: cùng)?(?: với)?|với sự (?:phối hợp|hỗ trợ) của)\s+", re.IGNORECASE
)
_GROUNDS = re.compile(r",?\s*(?:thừa ủy quyền|thay mặt|căn cứ|theo|trên cơ sở|trong phạm vi|tùy|tuỳ)\b", re.IGNORECASE)
_FIRST_LETTERS = re.compile(r"(?<=[\s,])\w")
_TOLD = re.compile(
    r"(?:đã|vừa|đang|sẽ|là|có (?:ý kiến(?! (?:đối với|về|bằng))|công văn|văn bản(?! (?:hướng dẫn|chỉ đạo))|báo cáo|thông báo|buổi)|ban hành (?:\w+ ){1,3}(?:số )?\d|ban hành (?:công văn|văn bản|công điện|chỉ thị|thông báo|kế hoạch|quyết định)\b[^;.:]{0,120}?\b(?:yêu cầu|đề nghị|giao|chỉ đạo|về việc|gửi)|nhấn mạnh|cho biết|nêu rõ|ghi nhận|nhận định|cho rằng|khẳng định|đánh giá cao|biểu dương|ký (?:ban hành|công|văn|quyết|chỉ thị|thông|kế hoạch|ngày)|nhận được|thống nhất(?! với)|kết luận|chủ trì (?:cuộc họp|buổi|hội nghị|phiên)|vẫn|chưa|còn|thấy)\b",
    re.IGNORECASE,
)
DOUBLED = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?=(?:Tổ công tác|Sở|Ban Chỉ đạo|Công an|Văn phòng)\b)"
)
# "… yêu cầu các sở, ngành một số nội dung như sau:"
_AS_FOLLOWS = re.compile(
    r"\s*,?\s*(?:(?:một số|các|những) (?:nội dung|nhiệm vụ|công việc|vấn đề|việc|giải pháp)(?: trọng tâm| cụ thể)?\s*)?(?:như sau|sau đây|sau|cụ thể|cụ thể như sau)\s*:\s*$",
    re.IGNORECASE,
)
# "Các hộ cần được tổ chức thành nhóm": it is done to them, not by them.
_PASSIVE = re.compile(r"\s*(?:đều )?(?:phải|cần)(?: phải)? được (?!giao|phân công|yêu cầu)")
# "yêu cầu các địa phương không bắn pháo hoa": whatever the verb, it is forbidden.
_NOT_TO_DO = re.compile(r"\s+(?:tuyệt đối |kiên quyết )?không (?!có|còn|đủ|chỉ|phải|cần|những|thể|ít|nên)\w+")
_POST_OF = re.compile(
    r"(?P<post>Giám đốc|Thủ trưởng|Chủ tịch|Chánh Văn phòng|Bộ trưởng|Cục trưởng|Trưởng)\s*:\s*(?=\w)"
)
COMMA = re.compile(r",\s+(?=\w)")
LEAD_IN = 300  # characters before an inner "yêu cầu" or a colon that may hold a topic


def word_at(text: str, at: int, end: int) -> int:
    while at < end and not text[at].isalnum():
        at += 1
    return at


def charged_body(text: str, start: int, at: int, end: int, rule: str) -> Subject | None:
    doubled = DOUBLED.match(text, at, end)
    at = doubled.end() if doubled else at
    phrase = _posts_of(text, at, end) or body_phrase(text, at, end, loose=True)
    if phrase is None:
        return None
    order = order_start(text, phrase.end, end)
    if order is None and _NOT_TO_DO.match(text, phrase.end, end):
        order = word_at(text, phrase.end, end)
    if order is None:
        return None
    return Subject(phrase.names, start, phrase.end, order, rule)


def _posts_of(text: str, at: int, end: int) -> Phrase | None:
    """ "Giám đốc: Sở A, Sở B": the post of each body that is listed."""
    post = _POST_OF.match(text, at, end)
    bodies = body_phrase(text, post.end(), end) if post else None
    if post is None or bodies is None or len(bodies.names) == 1:
        return None
    return Phrase(at, bodies.end, tuple(f"{post['post']} {name}" for name in bodies.names))


def order_start(text: str, after: int, end: int) -> int | None:
    """Where the order begins behind the name; None when what follows is no order."""
    aside = _ASIDE.match(text, after, end)
    after = aside.end() if aside else after
    especially = _ESPECIALLY.match(text, after, end)
    named = body_phrase(text, especially.end(), end, loose=True) if especially else None
    after = named.end if named else after
    if _AS_FOLLOWS.match(text, after, end):
        return end
    colon = after < end and text[after] == ":"
    manner = _MANNER.match(text, after, end)
    if (
        manner
        and manner.end() > after
        and (order := _order_from(text, manner.end(), after, end, colon=colon)) is not None
    ):
        dated = _DATED_MANNER.match(text, after, manner.end())
        return dated.end() if dated else order
    return _order_from(text, after, after, end, colon=colon)


def _order_from(text: str, begin: int, after: int, end: int, *, colon: bool) -> int | None:
    """The order behind a name that ends at `after`, read from `begin`, where its words of manner end."""
    together = _TOGETHER.match(text, begin, end)
    others = body_phrase(text, together.end(), end, loose=True) if together else None
    if others and opens_with_verb(text, word_at(text, others.end, end), end):
        return word_at(text, begin, end)
    duty = _DUTY.match(text, begin, end)
    order = duty.end() if duty else begin
    said_duty = bool(duty and duty[0].strip(" ,:"))
    if _PASSIVE.match(text, begin, end):
        return None
    if order >= end or not text[order:end].strip(" .:;/"):
        return order if said_duty or colon or after >= end or not text[after:end].strip(" .:;/") else None
    if _TOLD.match(text, order, end) and not said_duty and not colon:
        return None
    if _GROUNDS.match(text, order, end) and any(
        verb_at(text, word.start(), end) for word in _FIRST_LETTERS.finditer(text, order + 8, min(end, order + 200))
    ):
        return word_at(text, begin, end)
    if _ANSWERS.match(text, order, end):
        return order
    if said_duty or colon or opens_with_verb(text, order, end):
        return order if said_duty or colon else word_at(text, begin, end)
    forbidden = _FORBIDDEN.match(text, order, end)
    return word_at(text, begin, end) if forbidden and verb_at(text, forbidden.end(), end) else None
