"""Who a sentence charges: "giao X …", "X chủ trì …", "(Sở Y thực hiện)"."""

from __future__ import annotations

import re

from roviec.directives.reading.bodies import Phrase, body_phrase
from roviec.directives.reading.charged import (
    AS_FOR,
    BOUND,
    COMMA,
    DOUBLED,
    LEAD_IN,
    ORDERS,
    Subject,
    charged_body,
    order_start,
    word_at,
)
from roviec.directives.reading.classes import described
from roviec.directives.reading.spoken import asked_of, ordered_behind, ordered_by, reported
from roviec.directives.reading.verbs import opens_with_verb, skip_openers, verb_at

_ORDER = re.compile(rf"{ORDERS}(?:\s*:?\s+(?=\S)|\s*:?\s*$)", re.IGNORECASE)
_ALSO = re.compile(r"(?:(?:cũng|còn|đã|vừa|tiếp tục|đồng thời)\s+)*", re.IGNORECASE)
_ORDER_INSIDE = re.compile(
    r"(?<=[\s,:;–-])(?<!đã )(?<!được )(?<!sẽ )(?<!bị )(?:(?:và |cũng |vừa )?(?:giao(?! (?-i:ban|đất|rừng|vốn|chỉ tiêu|kế hoạch|dự toán|biên chế|thông|dịch|lưu|nhận|tiếp|hàng|khoán|nộp|thoa|thương|hưởng|động)\b)(?: nhiệm vụ)?(?: cho)?|yêu cầu|đề nghị))\s+(?=\S)",
    re.IGNORECASE,
)
# "Đối với Công an tỉnh, UBND tỉnh yêu cầu tăng cường …"
_ISSUER_ASKS = re.compile(
    r"\s+(?:cũng )?(?:yêu cầu|đề nghị|giao|lưu ý|chỉ đạo)(?: trách nhiệm| nhiệm vụ)?(?: phải| cần)?\s+"
)
_ONE_OF_A_CLASS = re.compile(
    r"(?:chủ|đơn vị|nhà thầu|địa phương|nhà trường|doanh nghiệp|cơ sở|hộ|người đứng đầu|cơ quan)\b"
)
_URGED = re.compile(r"\s+(?:theo chức năng|căn cứ chức năng|sớm|khẩn trương|chủ trì|tập trung|chủ động|tiếp tục)\b")
_DUTIES_OF = re.compile(
    r"(?:(?:trách nhiệm|nhiệm vụ|nhiệm vụ, quyền hạn|phần việc|công việc|nội dung)(?: cụ thể| chính| thực hiện)? (?:của|đối với)|đối với|về phía)\s+(?=\S)",
    re.IGNORECASE,
)
_THIS_BODY = re.compile(
    r"(?:(?:hai|ba|các|2|3) )?(?:bộ|sở|ban|cục|cơ quan|đơn vị|địa phương|ngành|tỉnh|huyện|quận|trung tâm|công ty|tập đoàn|tổng công ty|lực lượng|doanh nghiệp|chủ đầu tư|viện|ngân hàng|trường) (?:này|trên|nói trên|nêu trên|trên đây)(?= |,)",
    re.IGNORECASE,
)
_ISSUER_BEFORE = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch|Thủ tướng|Bộ|Sở|Ban Chỉ đạo|Ban Thường vụ|Chính phủ|Cục|Tổng cục|Văn phòng|Thường trực|Tỉnh ủy|Thành ủy|HĐND|Ngân hàng|Giám đốc|lãnh đạo|Lãnh đạo)\b[^,;.:]{0,60}$"
)
_ISSUER = re.compile(
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch|Phó Chủ tịch|Thủ tướng|Phó Thủ tướng|Chính phủ|Bộ trưởng|Ban Thường vụ|Lãnh đạo|Đồng chí)\b"
)
_PERSONS = re.compile(r"(?:các\s+)?(?:ông|bà|đồng chí|đ/c)(?:\s*[,/(]?\s*bà\)?)?\s*:\s*", re.IGNORECASE)
_TRAILING = re.compile(
    r"\(\s*(?:giao\s+)?(?P<who>[^()]{3,160}?)\s+(?:chủ trì|thực hiện|chịu trách nhiệm)\b[^()]*\)", re.IGNORECASE
)
_PURPOSE = re.compile(
    r"(?:Tiếp thu|Để|Nhằm|Trước|Trên cơ sở|Căn cứ|Thực hiện|Trong|Với|Theo|Tại|Về|Đối với|Sau|Liên quan|Nhận|Ngày|Sáng|Chiều|Tối|Ngoài|Cùng|Kết luận|Phát biểu|Xét|Qua|Từ)\b"
)
# "Sau khi nhận được chỉ tiêu …, Giám đốc Sở Y tế tiến hành phân bổ …"
_WHEN = re.compile(r"(?:Ngay )?[Ss]au khi\b|Trên cơ sở\b|Căn cứ\b")
_POST = re.compile(r"(?:Giám đốc|Thủ trưởng|Chủ tịch UBND (?:các|huyện|xã)|Chánh|Trưởng) ?\b")
# "Do thời tiết mỗi nơi một khác, vì vậy các tỉnh cần …"
_THEREFORE = re.compile(r",\s*(?:vì vậy|do đó|do vậy|vì thế|bởi vậy),?\s+(?=\w)")
_CONDITION = re.compile(r"(?:nếu|khi|trường hợp|trong trường hợp|trên cơ sở|căn cứ|sau khi)\b", re.IGNORECASE)
# "Tiếp thu ý kiến tại hội nghị, đề nghị các địa phương …"
_IN_RESPONSE = re.compile(r"(?:Tiếp thu|Thực hiện|Triển khai(?: thực hiện)?|Hưởng ứng|Tiếp theo)\b[^;.:]{5,300},\s*$")


def subject_of(text: str, start: int, end: int, speakers: re.Pattern[str] | None = None) -> Subject | None:
    """The bodies that this piece names as charged; None when it names none. `speakers` only order in this account."""
    at = skip_openers(text, start, end)
    if _THIS_BODY.match(text, at, end):
        return None
    return (
        (speakers and (asked_of(text, start, end, speakers) or ordered_by(text, at, end, speakers)))
        or _titled(text, word_at(text, start, end), end)
        or _titled(text, at, end)
        or _behind_condition(text, at, end)
        or _named(text, at, end)
        or (at > start and _named(text, word_at(text, start, end), end))
        or (speakers and ordered_behind(text, at, end, speakers))
        or (speakers and reported(text, start, end))
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


def _named(text: str, at: int, end: int) -> Subject | None:
    said_of = AS_FOR.match(text, at, end)
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
        return charged_body(text, at, ordered.end(), end, "order")
    doubled = _PERSONS.match(text, at, end) or DOUBLED.match(text, at, end)
    begin = doubled.end() if doubled else at
    phrase = described(text, begin, end) or body_phrase(text, begin, end) or _bound(text, begin, end)
    if phrase is None:
        return None
    also = _ALSO.match(text, word_at(text, phrase.end, end), end)
    ordered = _ORDER.match(text, also.end() if also else phrase.end, end)
    of_a_class = "các " in phrase.names[-1].lower()  # "UBND các huyện yêu cầu UBND xã …" is done by the first
    if ordered and not of_a_class and not ordered[0].lower().startswith("chỉ đạo"):
        charged = charged_body(text, at, ordered.end(), end, "order")
        if (
            charged
            or (also and "cũng" in also[0].lower())
            or _ISSUER.match(text, begin)
            or text[at:end].rstrip().endswith(":")
        ):
            return charged
    order = order_start(text, phrase.end, end)
    if order is None:
        return None
    return Subject(phrase.names, begin, phrase.end, order, "subject")


def _bound(text: str, at: int, end: int) -> Phrase | None:
    """ "… , chủ đập phải …": small letters name a body when a word of duty stands right behind."""
    phrase = body_phrase(text, at, end, loose=True) if _ONE_OF_A_CLASS.match(text, at, end) else None
    return phrase if phrase and BOUND.match(text, phrase.end, end) else None


def _behind_colon(text: str, start: int, end: int) -> Subject | None:
    """ "Về bồi thường cây trồng: UBND các xã …"."""
    colon = text.find(": ", start, min(end, start + LEAD_IN))
    if colon < 0:
        return None
    return _named(text, skip_openers(text, colon + 2, end), end)


def _ordered_inside(text: str, start: int, end: int) -> Subject | None:
    """ "… ban hành Công văn … yêu cầu các sở …": an order told in the middle of a sentence that gives none itself."""
    own_order = opens_with_verb(text, start, end)
    for match in _ORDER_INSIDE.finditer(text, start, min(end, start + 2 * LEAD_IN)):
        # "Thực hiện Công văn …, UBND tỉnh yêu cầu X": here the issuer stands right before.
        if (
            own_order
            and not _ISSUER_BEFORE.search(text, max(start, match.start() - 80), match.start())
            and not (match[0].lower().startswith("đề nghị") and _IN_RESPONSE.fullmatch(text, start, match.start()))
        ):
            continue
        charged = charged_body(text, match.start(), match.end(), end, "told")
        if charged and charged.order <= end:
            return charged
    return None


def _behind_condition(text: str, at: int, end: int) -> Subject | None:
    """ "Đối với X: Nếu …, Y xem xét …": the lead behind a condition, not whom the condition is about."""
    said_of = AS_FOR.match(text, at, end)
    colon = text.find(": ", at, min(end, at + LEAD_IN)) if said_of else -1
    if colon < 0 or not _CONDITION.match(text, colon + 2, end):
        return None
    for comma in COMMA.finditer(text, colon + 2, min(end, colon + LEAD_IN)):
        phrase = body_phrase(text, comma.end(), end)
        if phrase and (order := order_start(text, phrase.end, end)) is not None:
            return Subject(phrase.names, phrase.start, phrase.end, order, "subject")
    return None


def is_bound(text: str, subject: Subject, end: int) -> bool:
    """Is the body told what it must do ("… X cần …"), so that even a reasoning sentence orders?"""
    return BOUND.match(text, subject.end, end) is not None


def _behind_purpose(text: str, start: int, end: int) -> Subject | None:
    """ "Để đẩy mạnh A, B, phục vụ C, các bộ, ngành cần …": the lead behind a purpose with commas of its own."""
    is_purpose = _PURPOSE.match(text, word_at(text, start, end), end)
    turns = (COMMA if is_purpose else _THEREFORE).finditer(text, start, min(end, start + 2 * LEAD_IN))
    for comma in turns:
        phrase = body_phrase(text, comma.end(), end)
        if (
            phrase
            and (
                BOUND.match(text, phrase.end, end)
                or _URGED.match(text, phrase.end, end)
                or (_WHEN.match(text, start) and _POST.match(text, phrase.start))
            )
            and (order := order_start(text, phrase.end, end)) is not None
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
    return order_start(text, match.end(), end) if match else None
