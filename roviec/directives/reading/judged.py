"""Each piece of a paragraph with what it is and who it charges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from roviec.directives.reading.captions import CAPTION
from roviec.directives.reading.charged import Subject
from roviec.directives.reading.headings import heading_of
from roviec.directives.reading.issuers import issues
from roviec.directives.reading.kinds import (
    exhortation_rule,
    is_accountability,
    is_aim,
    is_information,
    names_executors,
    names_only_a_field,
)
from roviec.directives.reading.layout import Paragraph
from roviec.directives.reading.leads import Lead, LeadStack
from roviec.directives.reading.model import ClauseKind
from roviec.directives.reading.naming import with_subjects
from roviec.directives.reading.sentences import Joint, Piece, pieces
from roviec.directives.reading.speech import DATELINE, NEW_TOPIC, SPEECH, TEASER, spoken_words, tells
from roviec.directives.reading.spoken import order_to_nobody
from roviec.directives.reading.subjects import is_bound, means_the_last_named
from roviec.directives.reading.supports import partners
from roviec.directives.reading.verbs import opens_with_verb, skip_openers, verb_at


@dataclass(frozen=True, slots=True)
class Judged:
    """The order begins at `order`; `own_lead` when the piece names its lead itself; `rule` is why it is of its kind."""

    piece: Piece
    kind: ClauseKind
    order: int
    lead: Lead | None
    own_lead: bool
    rule: str
    decided: bool = True


_HEADS_ALONE = {"Sở", "Bộ", "Cục", "Ban", "Tỉnh", "Thành phố", "Huyện", "Quận", "Công ty", "Tổng công ty", "Tập đoàn", "Tổng cục", "Viện", "Trường", "Bệnh viện", "Ngân hàng", "Ban Quản lý", "Trung tâm", "Ủy ban", "Uỷ ban"}  # fmt: skip
_CHARGED = re.compile(
    r"\s*,?\s*(?:(?:cũng |còn )?được|có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|chủ trì(?! (?:cuộc|buổi|hội nghị|phiên|họp|Hội nghị))|phối hợp với|theo dõi,)\b",
    re.IGNORECASE,
)
_DIRECTS = re.compile(
    r"(?:giao (?:trách nhiệm|nhiệm vụ)|phân công|chỉ đạo|yêu cầu|đề nghị|nhắc nhở|lưu ý|kêu gọi)\b", re.IGNORECASE
)
_ISSUER_ONLY = re.compile(r"(?:giao|yêu cầu|đề nghị)\b", re.IGNORECASE)
_SPEAKS_ANEW = re.compile(r"(?<=[;.] )Đề nghị\b")  # a new sentence by the issuer, not what the lead does
# "Bộ đã hoàn thành …; đẩy mạnh …": what is told goes on over semicolons.
_TELLS = re.compile(r"\b(?:đã|sẽ|dự kiến)\b(?! (?:được |)(?:giao|nêu|ban hành|ký|phê duyệt|đề ra))", re.IGNORECASE)
# "Sau khi nghe báo cáo của … và ý kiến các đại biểu, Phó Thủ tướng kết luận như sau:" charges nobody.
_HEARD = re.compile(r"\s*(?:Sau khi|Trên cơ sở|Qua) (?:nghe|xem xét|thảo luận|ý kiến|trao đổi)\b")
_CONCLUDES = re.compile(r"\b(?:kết luận|có ý kiến)\b")
# "Đôn đốc các đơn vị thực hiện … và có trách nhiệm sau đây:"
_ORDERS_AND_LISTS = re.compile(
    r"\w{2,}[^:]{40,},? (?:và|đồng thời) (?:có trách nhiệm|có nhiệm vụ|thực hiện (?:các|những) (?:nhiệm vụ|nội dung))[^,;.:]{0,30}\s*:$"
)
_CONNECTIVES = re.compile(
    r"(?:\s*(?:đồng thời|bên cạnh đó|cạnh đó|ngoài ra|theo đó|cụ thể|mặt khác|cùng với đó|trong đó|tại đây|và)\s*[,:]?\s+|(?:riêng )?(?:đối với|liên quan đến) (?![^,;:.]{3,160} thì )[^,;:.]{3,160},\s+|(?:riêng )?(?:đối với|khi|trong quá trình|trước khi|sau khi) [^,;:.]{3,160}? (?:cần|phải) (?=\w)|(?:tại|ở|trong|trên) (?:các|những|mọi|tất cả) [^;:.]{3,300}? (?:cần|phải) (?=\w)|[\s,:;“\"–-]+)*",
    re.IGNORECASE,
)
_NOUN_START = re.compile(
    r"[\d(+*“\"]|(?:các|những|mọi|việc|công tác|đối với|về|trong|tại|khi|số|mức|kinh phí|nguồn|thời gian|thời hạn|địa điểm|thành phần|nội dung|mục tiêu|đối tượng|kết quả|tổng|đây|ngoài|theo|căn cứ"
    r"|tình hình|thực trạng|hiện trạng|nguyên nhân|vấn đề|hiện|do|vì|được|đã|đang|sẽ|tỷ lệ|tỉ lệ|danh sách|danh mục|dự án|chương trình|đề án|kế hoạch|hình thức|phương thức|đơn vị|cơ quan|đoạn(?: tuyến)?|tuyến|nhu cầu|quy mô|diện tích|tiêu chí|mỗi|một số|trường hợp|nếu|lưu|như)\b",
    re.IGNORECASE,
)
_TURN = re.compile(
    r",\s*(?:trọng tâm là|trước hết là|cụ thể là|(?=tập trung (?:rà soát|xây dựng|kiểm tra|hoàn thành|tổ chức|tham mưu|triển khai|xử lý|giải quyết)))\s*",
    re.IGNORECASE,
)
_FORBIDS = re.compile(r"không (?=\w)", re.IGNORECASE)
# "1. Thống nhất điều chỉnh quy mô …": in a letter the issuer agrees; nobody is charged.
_AGREES = re.compile(r"(?:Thống nhất|Đồng ý|Chấp thuận|Cho phép)\b(?! (?:với|quản lý|thực hiện|các biện pháp))")
# "Uỷ quyền X trực tiếp thực hiện một số nhiệm vụ thuộc thẩm quyền …" over "Cụ thể như sau:"
_NAMES_NO_WORK = re.compile(
    r"(?:(?:trực tiếp|tập trung|tổ chức|triển khai),? )*(?:thực hiện|triển khai) (?:một số|các|những) (?:nhiệm vụ|nội dung|công việc)\b[^;:]{0,120}\."
)
_TITLE = 30  # words; "6. Tổ chức thực hiện" over its items
# "… báo cáo UBND tỉnh trước ngày 5/5 các vấn đề sau:" is ordered; what follows says of what.
_REPORTS_WHAT_FOLLOWS = re.compile(
    r"(?:báo cáo|cung cấp|gửi|thống kê)\b[^;]{0,200}(?:vấn đề|nội dung|thông tin|số liệu)(?: như)? sau(?: đây)?\s*:$",
    re.IGNORECASE,
)
# "Tuy nhiên, UBND tỉnh yêu cầu Sở Y tế …" orders for all that.
_TURNS = re.compile(r"(?:tuy nhiên|do đó|vì vậy|hiện nay)\b", re.IGNORECASE)


_TOPIC = 160  # characters of "Về …:" before the order


def judge(text: str, index: int, item: Paragraph, stack: LeadStack, *, leads_items: bool) -> list[Judged]:
    """Judges a paragraph of the body and tells the stack whom it charged. `leads_items`: items stand under it."""
    inherited = stack.inherited(item)
    lead, out, first_own = inherited, [], None
    under_heading = item.marker is not None and stack.has_heading_over(item)
    if stack.speakers:
        if dateline := DATELINE.match(text, item.words, item.end):
            item = replace(item, words=dateline.end())
        if spoken := spoken_words(text, item.words, item.end):
            item, lead = replace(item, words=spoken[0], end=spoken[1]), None
    if (executors := names_executors(text, item.words, item.end)) is not None:
        whole = Piece(executors, item.end, Joint.SENTENCE)
        rule = "execution-of-this-document"
        return [Judged(whole, ClauseKind.EXHORTATION, executors, None, own_lead=False, rule=rule)]
    heading = heading_of(text, item.words, item.end) if leads_items and item.marker else None
    helpers: tuple[str, ...] = ()
    telling = False
    for piece, subject in with_subjects(text, pieces(text, item.words, item.end), item.end, stack.speakers):
        subject = heading or subject
        if subject and piece.joint is Joint.SEMICOLON and _only_lists(text, subject.order, piece.end):
            subject = None
        if (
            subject
            and _HEARD.match(text, piece.start)
            and text[piece.start : piece.end].rstrip().endswith(":")
            and (subject.rule != "told" or _CONCLUDES.search(text, subject.end, piece.end))
        ):
            subject = None
        speaks = subject and subject.rule == "subject" and issues(text, subject, stack.speakers, stack.issuer)
        if speaks and subject and not _CHARGED.match(text, subject.end):
            out.append(Judged(piece, ClauseKind.INFORMATION, piece.start, lead, own_lead=False, rule="issuer-speaks"))
            telling = True
            continue
        if (
            subject
            and subject.names[0].capitalize() in _HEADS_ALONE
            and (meant := stack.meant_by(subject.names[0], lead))
        ):
            subject = replace(subject, names=meant)
        also = (
            text[piece.start : piece.end].lower().startswith("đồng thời")
            and lead is not None
            and lead.rule == "subject"
        )
        if subject and _only_directs(text, subject, piece.end, lead, under_heading=under_heading or also):
            helpers, subject = subject.names, None
        order = subject.order if subject else _order_of(text, piece)
        if subject is None and stack.speakers:
            asked = order_to_nobody(text, piece.start, piece.end, stack.speakers)
            about_another = asked and NEW_TOPIC.match(text, piece.start)
            if tells(text, piece.start, piece.end, stack.speakers) or about_another or (asked and not first_own):
                lead = None
            elif asked:
                order = asked
        if subject:
            lead = Lead(subject.names, subject.start, subject.end, subject.rule)
            first_own = first_own or lead
        elif (after := means_the_last_named(text, piece.start, piece.end)) and (last := lead or stack.last_named):
            lead, order = replace(last, rule="this-body"), after
        of_item = under_heading and piece.joint is Joint.START
        if out and subject is None and out[-1].rule == "background" and piece.joint in {Joint.SEMICOLON, Joint.ALSO}:
            out.append(replace(out[-1], piece=piece, order=order))
            continue
        judged = _judged(
            text, piece, order, lead, subject, leads_items=leads_items and piece.end == item.end, of_item=of_item
        )
        if piece.joint in {Joint.START, Joint.SENTENCE}:
            telling = judged.kind is ClauseKind.INFORMATION and _TELLS.search(text, piece.start, piece.end) is not None
        elif telling and not subject and judged.kind is ClauseKind.TASK:
            judged = replace(judged, kind=ClauseKind.INFORMATION, rule="told-on")
        out += _turned(text, judged)
    if leads_items and item.marker is None and text[item.words : item.end].rstrip().endswith(":"):
        out[:-1] = [
            part if part.own_lead else replace(part, kind=ClauseKind.INFORMATION, rule="lead-in") for part in out[:-1]
        ]
    if len(out) > 1 and out[0].rule == "order" and out[1].kind is ClauseKind.TASK and _says_a_field(text, out):
        out[0] = replace(out[0], kind=ClauseKind.EXHORTATION, rule="field-of-work")
    if helpers and leads_items and len(out) == 1 and inherited and text[item.words : item.end].rstrip().endswith(":"):
        stack.charge(index, item, replace(inherited, supports=helpers))
    if first_own:
        told = (
            lead if lead and (item.marker is None or text[item.words : item.end].rstrip().endswith(":")) else first_own
        )
        supports = (
            partners(text, told.end, item.end) if leads_items and len(out) == 1 and out[0].order < item.end else ()
        )
        if text[item.words : item.end].rstrip().endswith(":"):
            stack.opens_with(item, told)
        stack.charge(
            index, item, replace(told, rule="heading" if out[0].order >= item.end else told.rule, supports=supports)
        )
    return out


def _says_a_field(text: str, out: Sequence[Judged]) -> bool:
    """ "Đẩy mạnh công tác quản lý …; kiểm tra …": what is to be done stands in the second part."""
    first, second = out[0], out[1]
    return second.piece.joint is Joint.SEMICOLON and names_only_a_field(text[first.order : first.piece.end])


def _only_lists(text: str, order: int, end: int) -> bool:
    """ "…; các doanh nghiệp mới thành lập." is the last of a list, nobody's charge."""
    rest = text[order:end].strip()
    return not rest.strip(".;/") and text[order - 1 : order] != ":"


def _turned(text: str, judged: Judged) -> list[Judged]:
    """ "… phát huy vai trò …, trọng tâm là tham mưu …": the exhortation turns into an order."""
    turn = _TURN.search(text, judged.order, judged.piece.end) if judged.rule == "spirit" and judged.lead else None
    if turn is None:
        return [judged]
    piece = judged.piece
    order = Judged(
        Piece(turn.end(), piece.end, Joint.ALSO), ClauseKind.TASK, turn.end(), judged.lead, judged.own_lead, "order"
    )
    return [replace(judged, piece=replace(piece, end=turn.start())), order]


def _only_directs(text: str, subject: Subject, end: int, lead: Lead | None, *, under_heading: bool) -> bool:
    """ "Chỉ đạo X …" said to somebody who is charged already: X helps, the lead stays."""
    if subject.rule != "order" or lead is None:
        return False
    said = _DIRECTS.match(text, subject.start)
    if said is None or _SPEAKS_ANEW.match(text, subject.start):
        return False
    is_heading = not text[subject.order : end].strip() and not said[0].lower().startswith("chỉ đạo")  # "Phân công X:"
    return under_heading or not (is_heading or _ISSUER_ONLY.match(text, subject.start))


def _order_of(text: str, piece: Piece) -> int:
    match = _CONNECTIVES.match(text, piece.start, piece.end)
    return match.end() if match else piece.start


def _judged(
    text: str, piece: Piece, order: int, lead: Lead | None, subject: Subject | None, *, leads_items: bool, of_item: bool
) -> Judged:
    own = subject is not None
    words = text[order : piece.end]
    bare = words.strip(" .:;/")
    says_something = any(letter.isalnum() for letter in bare)

    def judged(kind: ClauseKind, rule: str, *, decided: bool = True, at: int = order) -> Judged:
        return Judged(piece, kind, at, lead, own, rule, decided)

    if (
        not says_something
        or bare.isupper()
        or (leads_items and not own and len(bare.split()) <= _TITLE and words[-1] not in ".;:")
    ):
        return judged(ClauseKind.INFORMATION, "heading")
    opening = text[piece.start : piece.end]
    if words.rstrip().endswith(":") and not (
        lead and (_REPORTS_WHAT_FOLLOWS.search(words.rstrip()) or _ORDERS_AND_LISTS.fullmatch(words.rstrip()))
    ):
        return judged(ClauseKind.INFORMATION, "lead-in")
    if rule := exhortation_rule(words) or exhortation_rule(opening):
        return judged(ClauseKind.EXHORTATION, rule)
    if subject is None and SPEECH.match(opening):
        return judged(ClauseKind.INFORMATION, "speech")
    if subject is None and lead and lead.rule in {"addressees", "concluded-about"} and _AGREES.match(opening):
        return judged(ClauseKind.INFORMATION, "issuer-speaks")
    if leads_items and _NAMES_NO_WORK.fullmatch(words.strip()):
        return judged(ClauseKind.INFORMATION, "lead-in")
    if CAPTION.search(opening) or TEASER.search(opening):
        return judged(ClauseKind.INFORMATION, "caption")
    asked = (
        subject is not None
        and _TURNS.match(opening)
        and (subject.rule in {"order", "told"} or is_bound(text, subject, piece.end))
    )
    if (is_information(opening) and not asked) or is_aim(words):
        return judged(ClauseKind.INFORMATION, "background")
    at = (
        order
        if opens_with_verb(text, order, piece.end) or (subject and subject.rule != "brackets")
        else _behind_topic(text, order, piece.end)
    )
    if at is None and is_accountability(opening):
        return judged(ClauseKind.EXHORTATION, "accountability")
    if at is None and _FORBIDS.match(words) and opens_with_verb(text, order + len("không "), piece.end):
        at = order
    if at is None and of_item and lead and not _NOUN_START.match(words):
        at = order  # under the name of a body an item orders, also with a verb that no list knows
    if at is None:
        return judged(ClauseKind.INFORMATION, "no-order", decided=lead is None or piece.joint is not Joint.START)
    if lead is None:
        return judged(ClauseKind.INFORMATION, "nobody-charged", decided=False, at=at)
    if rule := exhortation_rule(text[skip_openers(text, at, piece.end) : piece.end]):
        return judged(ClauseKind.EXHORTATION, rule)
    return judged(ClauseKind.TASK, "order", at=at)


def _behind_topic(text: str, start: int, end: int) -> int | None:
    colon = text.find(": ", start, min(end, start + _TOPIC))
    if colon < 0:
        return None
    return colon + 2 if verb_at(text, skip_openers(text, colon + 2, end), end) else None
