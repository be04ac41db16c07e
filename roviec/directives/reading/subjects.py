"""Who a sentence charges: "giao X …", "X chủ trì …", "(Sở Y thực hiện)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roviec.directives.reading.bodies import Phrase, body_phrase
from roviec.directives.reading.verbs import opens_with_verb, skip_openers, verb_at


@dataclass(frozen=True, slots=True)
class Subject:
    """`names` are charged; the words that say so are [start, end); the order begins at `order`."""

    names: tuple[str, ...]
    start: int
    end: int
    order: int
    rule: str


_ORDERS = r"(?:giao(?! (?-i:ban|đất|rừng|vốn|chỉ tiêu|kế hoạch|dự toán|biên chế|thông|dịch|lưu|nhận|tiếp|hàng|khoán|nộp|thoa|thương|hưởng|động)\b)(?: nhiệm vụ| trách nhiệm)?(?: cho)?|yêu cầu|đề nghị|phân công|ủy quyền(?: cho)?|uỷ quyền(?: cho)?|chỉ đạo|thống nhất giao|đồng ý giao|lưu ý|nhắc nhở|kêu gọi|chỉ thị(?: cho)?)"
_ORDER = re.compile(rf"{_ORDERS}(?:\s*:?\s+(?=\S)|\s*:?\s*$)", re.IGNORECASE)
_ORDER_WORD = re.compile(
    rf"\b(?<!được )(?<!bị ){_ORDERS}(?:(?:,| và) (?:yêu cầu|chỉ đạo|giao|đề nghị))*(?:\s*:?\s+(?=\S)|\s*:?\s*$)",
    re.IGNORECASE,
)
_REPORTS = re.compile(r"\b(?:cho hay|cho biết|nêu rõ|chỉ rõ|nhấn mạnh|rằng|nêu)[,:]?\s+")
_ALREADY = re.compile(rf"(?:đã |vừa |cũng )+{_ORDERS}\s+(?=\S)")  # "…, đã đề nghị X …"
_NEAR = 80  # characters between a speaker and what is asked
_ALSO = re.compile(r"(?:(?:cũng|còn|đã|vừa|tiếp tục|đồng thời)\s+)*", re.IGNORECASE)
_ORDER_INSIDE = re.compile(
    r"(?<=[\s,:;–-])(?<!đã )(?<!được )(?<!sẽ )(?<!bị )(?:(?:và |cũng |vừa )?(?:giao(?! (?-i:ban|đất|rừng|vốn|chỉ tiêu|kế hoạch|dự toán|biên chế|thông|dịch|lưu|nhận|tiếp|hàng|khoán|nộp|thoa|thương|hưởng|động)\b)(?: nhiệm vụ)?(?: cho)?|yêu cầu|đề nghị))\s+(?=\S)",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\s*,?\s*(?:(?:theo (?:chức năng|nhiệm vụ|thẩm quyền|quy định)[^:;.]{0,60}? )?(?:(?:cũng |còn )?có (?:trách nhiệm|nhiệm vụ)(?: phải)?|chịu trách nhiệm(?=\s*:| (?:chính )?(?:trong việc |về việc )?(?:chủ trì|tổ chức|triển khai|thực hiện|tham mưu|hướng dẫn|kiểm tra|đôn đốc|xây dựng|phối hợp|rà soát|theo dõi|tổng hợp|quản lý|bảo đảm|đảm bảo|cung cấp|lập|trình|báo cáo|bố trí))|(?:cũng |còn |tiếp tục |đã )*được (?:giao|phân công|yêu cầu|đề nghị|chỉ định|lưu ý|chỉ đạo|nhắc nhở)(?: nhiệm vụ| trách nhiệm)?(?: phải| cần)?|(?:cũng |còn )?(?:phải|cần)(?! thiết)|là (?:đơn vị|cơ quan) (?:chủ trì|đầu mối)[^,;:.]{0,20}))?\s*:?\s*"
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
# "Đối với Công an tỉnh, UBND tỉnh yêu cầu tăng cường …"
_ISSUER_ASKS = re.compile(
    r"\s+(?:cũng )?(?:yêu cầu|đề nghị|giao|lưu ý|chỉ đạo)(?: trách nhiệm| nhiệm vụ)?(?: phải| cần)?\s+"
)
_ONE_OF_A_CLASS = re.compile(
    r"(?:chủ|đơn vị|nhà thầu|địa phương|nhà trường|doanh nghiệp|cơ sở|hộ|người đứng đầu|cơ quan)\b"
)
_BOUND = re.compile(
    r"\s+(?:phải|cần|có trách nhiệm|có nhiệm vụ|(?:cũng |còn )?được (?:giao|yêu cầu|đề nghị|phân công))\b"
)
_URGED = re.compile(r"\s+(?:sớm|khẩn trương|chủ trì|tập trung|chủ động|tiếp tục)\b")
_DUTIES_OF = re.compile(
    r"(?:(?:trách nhiệm|nhiệm vụ|nhiệm vụ, quyền hạn|phần việc|công việc|nội dung)(?: cụ thể| chính| thực hiện)? (?:của|đối với)|đối với|về phía)\s+(?=\S)",
    re.IGNORECASE,
)
_AS_FOR = re.compile(r"(?:riêng )?(?:đối với|với|về phía|về phần)\s+(?=\S)", re.IGNORECASE)
_TOGETHER = re.compile(
    r",?\s*(?:cùng(?: với)?|phối hợp(?: chặt chẽ)?(?: cùng)?(?: với)?|với sự (?:phối hợp|hỗ trợ) của)\s+", re.IGNORECASE
)
_GROUNDS = re.compile(r",?\s*(?:thừa ủy quyền|thay mặt|căn cứ|theo|trên cơ sở|trong phạm vi|tùy|tuỳ)\b", re.IGNORECASE)
_FIRST_LETTERS = re.compile(r"(?<=[\s,])\w")
_TOLD = re.compile(
    r"(?:đã|vừa|đang|sẽ|là|có (?:ý kiến(?! (?:đối với|về|bằng))|công văn|văn bản(?! (?:hướng dẫn|chỉ đạo))|báo cáo|thông báo|buổi)|ban hành (?:\w+ ){1,3}(?:số )?\d|ban hành (?:công văn|văn bản|công điện|chỉ thị|thông báo|kế hoạch|quyết định)\b[^;.:]{0,120}?\b(?:yêu cầu|đề nghị|giao|chỉ đạo|về việc|gửi)|nhấn mạnh|cho biết|nêu rõ|ghi nhận|nhận định|cho rằng|khẳng định|đánh giá cao|biểu dương|ký (?:ban hành|công|văn|quyết|chỉ thị|thông|kế hoạch|ngày)|nhận được|thống nhất|kết luận|chủ trì (?:cuộc họp|buổi|hội nghị|phiên)|vẫn|chưa|còn|thấy)\b",
    re.IGNORECASE,
)
_THIS_BODY = re.compile(
    r"(?:(?:hai|ba|các|2|3) )?(?:bộ|sở|ban|cục|cơ quan|đơn vị|địa phương|ngành|tỉnh|huyện|quận|trung tâm|công ty|tập đoàn|tổng công ty|lực lượng|doanh nghiệp|chủ đầu tư|viện|ngân hàng|trường) (?:này|trên|nói trên)(?= |,)",
    re.IGNORECASE,
)
_ISSUER_BEFORE = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch|Thủ tướng|Bộ|Sở|Ban Chỉ đạo|Ban Thường vụ|Chính phủ|Cục|Tổng cục|Văn phòng|Thường trực|Tỉnh ủy|Thành ủy|HĐND|Ngân hàng|Giám đốc|lãnh đạo|Lãnh đạo)\b[^,;.:]{0,60}$"
)
_ISSUER = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch|Phó Chủ tịch|Thủ tướng|Phó Thủ tướng|Chính phủ|Bộ trưởng|Ban Thường vụ|Lãnh đạo|Đồng chí)\b"
)
_DOUBLED = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?=(?:Tổ công tác|Sở|Ban Chỉ đạo|Công an|Văn phòng)\b)"
)
_PERSONS = re.compile(r"(?:các\s+)?(?:ông|bà|đồng chí|đ/c)(?:\s*[,/(]?\s*bà\)?)?\s*:\s*", re.IGNORECASE)
_TRAILING = re.compile(
    r"\(\s*(?:giao\s+)?(?P<who>[^()]{3,160}?)\s+(?:chủ trì|thực hiện|chịu trách nhiệm)\b[^()]*\)", re.IGNORECASE
)
# "… yêu cầu các sở, ngành một số nội dung như sau:"
_AS_FOLLOWS = re.compile(
    r"\s*,?\s*(?:(?:một số|các|những) (?:nội dung|nhiệm vụ|công việc|vấn đề|việc|giải pháp)(?: trọng tâm| cụ thể)?\s*)?(?:như sau|sau đây|sau|cụ thể|cụ thể như sau)\s*:\s*$",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"(?:Tiếp thu|Để|Nhằm|Trước|Trên cơ sở|Căn cứ|Thực hiện|Trong|Với|Theo|Tại|Về|Đối với|Sau|Liên quan|Nhận|Ngày|Sáng|Chiều|Tối|Ngoài|Cùng|Kết luận|Phát biểu|Xét|Qua|Từ)\b"
)
# "Do thời tiết mỗi nơi một khác, vì vậy các tỉnh cần …"
_THEREFORE = re.compile(r",\s*(?:vì vậy|do đó|do vậy|vì thế|bởi vậy),?\s+(?=\w)")
# "Các hộ cần được tổ chức thành nhóm": it is done to them, not by them.
_PASSIVE = re.compile(r"\s*(?:đều )?(?:phải|cần)(?: phải)? được (?!giao|phân công|yêu cầu)")
_CONDITION = re.compile(r"(?:nếu|khi|trường hợp|trong trường hợp|trên cơ sở|căn cứ|sau khi)\b", re.IGNORECASE)
# "Tiếp thu ý kiến tại hội nghị, đề nghị các địa phương …"
_IN_RESPONSE = re.compile(r"(?:Tiếp thu|Thực hiện|Triển khai(?: thực hiện)?|Hưởng ứng|Tiếp theo)\b[^;.:]{5,300},\s*$")
_COMMA = re.compile(r",\s+(?=\w)")
_LEAD_IN = 300  # characters before an inner "yêu cầu" or a colon that may hold a topic


def subject_of(text: str, start: int, end: int, speakers: re.Pattern[str] | None = None) -> Subject | None:
    """The bodies that this piece names as charged; None when it names none. `speakers` only order in this account."""
    at = skip_openers(text, start, end)
    if _THIS_BODY.match(text, at, end):
        return None
    return (
        (speakers and (_asked_of(text, start, end, speakers) or _ordered_by(text, at, end, speakers)))
        or _titled(text, at, end)
        or _behind_condition(text, at, end)
        or _named(text, at, end)
        or (at > start and _named(text, _word(text, start, end), end))
        or (speakers and _ordered_behind(text, at, end, speakers))
        or (speakers and _reported(text, start, end))
        or _behind_colon(text, start, end)
        or _ordered_inside(text, start, end)
        or _behind_purpose(text, start, end)
        or _in_brackets(text, start, end)
        or None
    )


def _titled(text: str, at: int, end: int) -> Subject | None:
    """ "1. Trách nhiệm của Sở Công Thương", "2. Đối với UBND các xã": a heading that is a name after its first words."""
    said = _DUTIES_OF.match(text, at, end)
    phrase = body_phrase(text, said.end(), end, loose=True) if said else None
    if phrase is None or text[phrase.end : end].strip(" :.;"):
        return None
    return Subject(phrase.names, phrase.start, phrase.end, end, "subject")


def _ordered_by(text: str, at: int, end: int, speakers: re.Pattern[str]) -> Subject | None:
    """ "Phó Thủ tướng A, trưởng ban …, cũng chỉ đạo X …": whoever speaks, X is charged."""
    speaker = speakers.match(text, at, end)
    if speaker is None:
        return None
    for said in _ORDER_WORD.finditer(text, speaker.end(), min(end, speaker.end() + _LEAD_IN)):
        if charged := _charged(text, at, said.end(), end, "order"):
            return charged
        if body_phrase(text, said.end(), end):
            return None
    return None


def _asked_of(text: str, start: int, end: int, speakers: re.Pattern[str]) -> Subject | None:
    """ "Đối với UBND quận A, chủ tịch UBND thành phố giao trách nhiệm lập …": A is charged."""
    said_of = _AS_FOR.match(text, _word(text, start, end), end)
    comma = text.find(", ", said_of.end(), min(end, said_of.end() + _LEAD_IN)) if said_of else -1
    if said_of is None or comma < 0 or not speakers.match(text, comma + 2, end):
        return None
    phrase = body_phrase(text, said_of.end(), comma)
    order = order_to_nobody(text, comma + 2, end, speakers)
    if phrase is None or phrase.end < comma or order is None:
        return None
    return Subject(phrase.names, phrase.start, phrase.end, order, "order")


def _reported(text: str, start: int, end: int) -> Subject | None:
    """ "Trang tin … cho hay Bộ Y tế được giao …", "Công điện nêu rõ, Bộ Y tế phải …"."""
    for said in _REPORTS.finditer(text, start, min(end, start + _LEAD_IN)):
        phrase = body_phrase(text, said.end(), end)
        if (
            phrase
            and _BOUND.match(text, phrase.end, end)
            and (order := _order_start(text, phrase.end, end)) is not None
        ):
            return Subject(phrase.names, phrase.start, phrase.end, order, "told")
    return None


def _ordered_behind(text: str, start: int, end: int, speakers: re.Pattern[str]) -> Subject | None:
    """ "Thực hiện công điện của …, nhằm …, UBND tỉnh đã yêu cầu X …": the speaker behind grounds and purposes."""
    for comma in _COMMA.finditer(text, start, min(end, start + 2 * _LEAD_IN)):
        if charged := _ordered_by(text, comma.end(), end, speakers):
            return charged
    return None


def order_to_nobody(text: str, start: int, end: int, speakers: re.Pattern[str]) -> int | None:
    """ "UBND thành phố yêu cầu phải lập …": where the order begins that a speaker gives without saying to whom."""
    speaker = speakers.match(text, skip_openers(text, start, end), end)
    said = _ORDER_WORD.search(text, speaker.end(), min(end, speaker.end() + _NEAR)) if speaker else None
    return said.end() if said and opens_with_verb(text, said.end(), end) else None


def _word(text: str, at: int, end: int) -> int:
    while at < end and not text[at].isalnum():
        at += 1
    return at


def _named(text: str, at: int, end: int) -> Subject | None:
    said_of = _AS_FOR.match(text, at, end)
    meant = body_phrase(text, said_of.end(), end) if said_of else None
    if meant and text[meant.end : meant.end + 1] == ":":
        at = meant.start
    elif meant and text[meant.end : meant.end + 1] == " " and verb_at(text, meant.end + 1, end):
        at = meant.start  # "Đối với Sở Y tế chỉ đạo …"
    asked = _ISSUER_ASKS.match(text, meant.end, end) if meant and len(meant.names) > 1 else None
    if meant and asked and opens_with_verb(text, asked.end(), end):
        return Subject(meant.names[:-1], meant.start, meant.end, asked.end(), "order")
    ordered = _ORDER.match(text, at, end)
    if ordered:
        return _charged(text, at, ordered.end(), end, "order")
    doubled = _PERSONS.match(text, at, end) or _DOUBLED.match(text, at, end)
    begin = doubled.end() if doubled else at
    phrase = body_phrase(text, begin, end) or _bound(text, begin, end)
    if phrase is None:
        return None
    also = _ALSO.match(text, _word(text, phrase.end, end), end)
    ordered = _ORDER.match(text, also.end() if also else phrase.end, end)
    of_a_class = "các " in phrase.names[-1].lower()  # "UBND các huyện yêu cầu UBND xã …" is done by the first
    if ordered and not of_a_class and not ordered[0].lower().startswith("chỉ đạo"):
        charged = _charged(text, at, ordered.end(), end, "order")
        if (
            charged
            or (also and "cũng" in also[0].lower())
            or _ISSUER.match(text, begin)
            or text[at:end].rstrip().endswith(":")
        ):
            return charged
    order = _order_start(text, phrase.end, end)
    if order is None:
        return None
    return Subject(phrase.names, begin, phrase.end, order, "subject")


def _bound(text: str, at: int, end: int) -> Phrase | None:
    """ "… , chủ đập phải …": small letters name a body when a word of duty stands right behind."""
    phrase = body_phrase(text, at, end, loose=True) if _ONE_OF_A_CLASS.match(text, at, end) else None
    return phrase if phrase and _BOUND.match(text, phrase.end, end) else None


def _charged(text: str, start: int, at: int, end: int, rule: str) -> Subject | None:
    doubled = _DOUBLED.match(text, at, end)
    at = doubled.end() if doubled else at
    phrase = body_phrase(text, at, end, loose=True)
    if phrase is None:
        return None
    order = _order_start(text, phrase.end, end)
    if order is None:
        return None
    return Subject(phrase.names, start, phrase.end, order, rule)


def _order_start(text: str, after: int, end: int) -> int | None:
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
    if others and opens_with_verb(text, _word(text, others.end, end), end):
        return _word(text, begin, end)
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
        return _word(text, begin, end)
    if _ANSWERS.match(text, order, end):
        return order
    if said_duty or colon or opens_with_verb(text, order, end):
        return order if said_duty or colon else _word(text, begin, end)
    forbidden = _FORBIDDEN.match(text, order, end)
    return _word(text, begin, end) if forbidden and verb_at(text, forbidden.end(), end) else None


def _behind_colon(text: str, start: int, end: int) -> Subject | None:
    """ "Về bồi thường cây trồng: UBND các xã …"."""
    colon = text.find(": ", start, min(end, start + _LEAD_IN))
    if colon < 0:
        return None
    return _named(text, skip_openers(text, colon + 2, end), end)


def _ordered_inside(text: str, start: int, end: int) -> Subject | None:
    """ "… ban hành Công văn … yêu cầu các sở …": an order told in the middle of a sentence that gives none itself."""
    own_order = opens_with_verb(text, start, end)
    for match in _ORDER_INSIDE.finditer(text, start, min(end, start + 2 * _LEAD_IN)):
        # "Thực hiện Công văn …, UBND tỉnh yêu cầu X": here the issuer stands right before.
        if (
            own_order
            and not _ISSUER_BEFORE.search(text, max(start, match.start() - 80), match.start())
            and not (match[0].lower().startswith("đề nghị") and _IN_RESPONSE.fullmatch(text, start, match.start()))
        ):
            continue
        charged = _charged(text, match.start(), match.end(), end, "told")
        if charged and charged.order <= end:
            return charged
    return None


def _behind_condition(text: str, at: int, end: int) -> Subject | None:
    """ "Đối với X: Nếu …, Y xem xét …": the lead behind a condition, not whom the condition is about."""
    said_of = _AS_FOR.match(text, at, end)
    colon = text.find(": ", at, min(end, at + _LEAD_IN)) if said_of else -1
    if colon < 0 or not _CONDITION.match(text, colon + 2, end):
        return None
    for comma in _COMMA.finditer(text, colon + 2, min(end, colon + _LEAD_IN)):
        phrase = body_phrase(text, comma.end(), end)
        if phrase and (order := _order_start(text, phrase.end, end)) is not None:
            return Subject(phrase.names, phrase.start, phrase.end, order, "subject")
    return None


def is_bound(text: str, subject: Subject, end: int) -> bool:
    """Is the body told what it must do ("… X cần …"), so that even a reasoning sentence orders?"""
    return _BOUND.match(text, subject.end, end) is not None


def _behind_purpose(text: str, start: int, end: int) -> Subject | None:
    """ "Để đẩy mạnh A, B, phục vụ C, các bộ, ngành cần …": the lead behind a purpose with commas of its own."""
    is_purpose = _PURPOSE.match(text, _word(text, start, end), end)
    turns = (_COMMA if is_purpose else _THEREFORE).finditer(text, start, min(end, start + 2 * _LEAD_IN))
    for comma in turns:
        phrase = body_phrase(text, comma.end(), end)
        if (
            phrase
            and (_BOUND.match(text, phrase.end, end) or _URGED.match(text, phrase.end, end))
            and (order := _order_start(text, phrase.end, end)) is not None
        ):
            return Subject(phrase.names, phrase.start, phrase.end, order, "subject")
    return None


def _in_brackets(text: str, start: int, end: int) -> Subject | None:
    for match in _TRAILING.finditer(text, max(start, end - 400), end):
        phrase = body_phrase(text, match.start("who"), match.end("who"))
        if phrase:
            return Subject(phrase.names, match.start(), match.end(), start, "brackets")
    return None


def means_the_last_named(text: str, start: int, end: int) -> int | None:
    """ "Bộ này …" is whoever was named before; where the order begins behind it."""
    match = _THIS_BODY.match(text, skip_openers(text, start, end), end)
    return _order_start(text, match.end(), end) if match else None
