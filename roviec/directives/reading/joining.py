"""Which neighbouring pieces are one task: the rules for ";", "đồng thời", a new sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from roviec.directives.reading.judged import Judged
from roviec.directives.reading.model import ClauseKind
from roviec.directives.reading.sentences import Joint
from roviec.directives.reading.times import Times
from roviec.directives.reading.verbs import opens_with_verb, skip_openers


@dataclass(frozen=True, slots=True)
class Cell:
    """One clause: the pieces [first … last] of one paragraph, judged as the first of them was."""

    pieces: tuple[Judged, ...]

    @property
    def head(self) -> Judged:
        return self.pieces[0]

    @property
    def start(self) -> int:
        return self.head.piece.start

    @property
    def end(self) -> int:
        return self.pieces[-1].piece.end


# Acts on what the part before has found, without a product of their own.
_FOLLOW_UP = re.compile(
    r"(?:kịp thời |kiên quyết |nghiêm |chủ động |khẩn trương )*(?:xử lý|xử phạt|ngăn chặn|phòng ngừa|chấn chỉnh|chỉ đạo, chấn chỉnh|khắc phục|phát hiện|đấu tranh|thu hồi|tháo gỡ|nhắc nhở|phê bình|lập hồ sơ|kiểm tra, xử lý|chỉ đạo xử lý|kiên quyết|đình chỉ|loại bỏ)\b",
    re.IGNORECASE,
)
_FINDS = re.compile(
    r"kiểm tra|rà soát|giám sát|theo dõi|phát hiện|tuần tra|thanh tra|nắm |kiểm soát|xử lý|ngăn|quản lý|phòng|đấu tranh|vi phạm|điều tra|khó khăn|vướng mắc|sai phạm|hành vi|tồn tại",
    re.IGNORECASE,
)
_ONLY_HOW = re.compile(
    r"(?:kịp thời |kiên quyết |tuyệt đối |chủ động )*(?:phấn đấu|hạn chế|bảo đảm|đảm bảo|không|giảm|tránh|tạo điều kiện|góp phần|ưu tiên|tiết kiệm|chịu)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:Dự kiến (?:tiến độ )?(?:hoàn thành|xong|trình)|Kết quả|Thời gian|Thời hạn|Hoàn thành (?:trước|trong|chậm)|Việc (?:này|trên)|Báo cáo kết quả|Báo cáo (?:Ủy ban|Uỷ ban|UBND|Chủ tịch|Thủ tướng|Bộ|về)|Gửi|Trong đó|Trường hợp vượt|(?:Văn bản|Nội dung|Đề án|Dự thảo|Nhiệm vụ) này phải|Nội dung báo cáo|Báo cáo gửi|Xong trước|Yêu cầu (?:hoàn thành|hoàn thiện|gửi|báo cáo|xong)|(?:Toàn bộ )?(?:[Nn]ội dung|[Cc]ông việc) [^,;.]{0,30}(?:này|trên) (?:báo cáo|hoàn thành|gửi))\b"
)
_MAKES = r"rà soát|xây dựng|tổng hợp|báo cáo|ban hành|lập|kiểm tra|tổ chức|tham mưu|thành lập|hoàn thành|cập nhật|trình|đề xuất|triển khai|hướng dẫn|đánh giá|thẩm định|phê duyệt|bố trí|công khai|gửi|thống kê"
_STRONG = re.compile(rf"(?:{_MAKES})\b", re.IGNORECASE)
_OWN_WORK = re.compile(
    rf"(?:{_MAKES}|nghiên cứu|công bố|thiết lập|mở|phân công(?! rõ)|thông báo|sơ kết|tổng kết|cung cấp|tập huấn|điều tra|xác minh|duy trì|vận động|tuyên truyền|ký)\b",
    re.IGNORECASE,
)
# "…; hoàn thành trước ngày 30/11" dates the part before; "…; báo cáo UBND tỉnh" answers for it.
_ONLY_WHEN = re.compile(
    r"\s*(?:(?:hoàn thành|xong|kết thúc|thời hạn|thời gian|tiến độ)(?: (?:xong|hoàn thành|thực hiện))?\s*:?\s+(?:chậm nhất |trước|trong|ngày|vào|quý|tháng|là)"
    r"|báo cáo (?:kết quả|tiến độ|tình hình)?(?: (?:thực hiện|triển khai|về|cho|lên|đến|tới))*\s*(?:UBND|Ủy ban|Uỷ ban|Chủ tịch|Thủ tướng|Chính phủ|Thường trực|Ban|Bộ|Sở|Thành ủy|Tỉnh ủy)?(?:[^;.]|(?<=TP)\.){0,80}?(?:trước|trong|chậm nhất)(?:[^;.]|\.(?=\d)){3,40}[.;/]*\s*$"
    r"|(?:trình|gửi)(?: về)? (?:Thủ tướng(?: Chính phủ)?|Chính phủ|Quốc hội|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Bộ|Sở|Thường trực|Ban|cấp|cơ quan)[^;.,]{0,40}?(?: (?:xem xét|phê duyệt|ban hành|quyết định|thông qua|và|,))* (?:trước|trong|chậm nhất)[^;.]{3,40}[.;/]*\s*$)",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"báo cáo (?:kết quả|UBND|Ủy ban|Uỷ ban|Chủ tịch|Thủ tướng|Chính phủ|Thường trực|Bộ|Sở|cấp)[^;]{0,140}$",
    re.IGNORECASE,
)
# "Theo dõi, đôn đốc thực hiện …; tổng hợp, báo cáo …" is one round of watching.
_WATCHES = re.compile(
    r"(?:theo dõi|đôn đốc|giám sát|kiểm tra|hướng dẫn)\b[^;]{0,80}(?:thực hiện|triển khai)", re.IGNORECASE
)
_WATCHING = re.compile(r"(?:theo dõi|đôn đốc|giám sát|kiểm tra)(?:,[^,;]{0,40})?,?\s*$", re.IGNORECASE)
_REPORTS_ON_IT = re.compile(
    r"(?:kịp thời |định kỳ )?(?:tổng hợp,? (?:kết quả,? |tình hình,? )?)?báo cáo\b(?![^;]{0,40}(?:đề xuất|kiến nghị))",
    re.IGNORECASE,
)
_IN_PARTICULAR = re.compile(r"(?:trọng tâm là|trong đó|nhất là|đặc biệt là)\b", re.IGNORECASE)
_LIST = re.compile(
    r"\b(?:về|gồm|bao gồm|gồm có|như|dự án|lĩnh vực|nội dung|vấn đề|đối tượng|với|cho)\s*:\s+(?=\w)", re.IGNORECASE
)
_FINED = re.compile(
    r"(?:Nghị định|Thông tư|Quyết định|Quy định) (?:số )?\d[^;.]{0,120}xử phạt vi phạm hành chính (?:trong|về|thuộc)"
)
_FIELD = re.compile(r"(?:khai thác|sản xuất|kinh doanh|quản lý|sử dụng|bảo vệ|phòng|chế biến|vận chuyển)\b")
_SHORT = 10  # words
_AIMS = re.compile(r"phấn đấu\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-zđ])\)|[-+•])\s")  # "(2) …" in running text
_AT_THE_END = 3  # characters
_LONGEST = 4_000  # characters that one order may go on over: a task is longer only in hostile text


def join(text: str, judged: Sequence[Judged], times: Times) -> list[Cell]:
    groups: list[list[Judged]] = []
    opening: Judged | None = None  # of the sentence that the last group ends in, as far as the group holds it
    for piece in judged:
        if opening and _belongs(text, groups[-1], opening, piece, times):
            groups[-1].append(piece)
            opening = opening if piece.piece.joint is Joint.SEMICOLON else piece
        else:
            groups.append([piece])
            opening = piece
    return [Cell(tuple(group)) for group in groups]


def _belongs(text: str, group: Sequence[Judged], opening: Judged, piece: Judged, times: Times) -> bool:
    if piece.rule == "heading" or (piece.own_lead and piece.piece.joint is not Joint.ALSO):
        return False
    kind, joint = _kind(group[0]), piece.piece.joint
    if kind is ClauseKind.TASK and joint is Joint.ALSO and _ONLY_WHEN.match(text, piece.order, piece.piece.end):
        return times.recurrence(piece.piece.start, piece.piece.end) is None
    if joint is Joint.SEMICOLON and (
        _says_in_particular(text, opening) or _in_a_title(text, group, piece) or _in_a_list(text, opening, group[-1])
    ):
        return True
    if joint is Joint.SEMICOLON and _IN_PARTICULAR.match(text, piece.piece.start):
        return True
    if _kind(piece) is ClauseKind.TASK and _NUMBERED.match(text, piece.piece.start):
        return False
    if kind is ClauseKind.TASK:
        if joint is Joint.SENTENCE:
            return _closes(text, piece, times)
        if joint is Joint.SEMICOLON:
            if _kind(piece) is not ClauseKind.TASK or _reports_on(text, group, piece, times):
                return True
            return _AIMS.match(_words(text, piece)) is not None or _adds_nothing(text, group, piece, times)
        if joint is Joint.CADENCE and _REPORTS_ON_IT.match(_words(text, piece)):
            return _WATCHING.search(text, group[-1].order, group[-1].piece.end) is not None
        return _kind(piece) is not ClauseKind.TASK
    if kind is ClauseKind.EXHORTATION:
        if joint is Joint.SENTENCE:
            return False
        if group[0].rule == "accountability":
            return True
        if joint is Joint.ALSO or text.startswith("đồng thời", piece.piece.start):
            return _kind(piece) is not ClauseKind.TASK
        return _kind(piece) is not ClauseKind.TASK or not _stands_alone(text, piece, times)
    return _kind(piece) is ClauseKind.INFORMATION and joint is not Joint.SENTENCE


def _says_in_particular(text: str, opening: Judged) -> bool:
    """ "… Trong đó, phân công …; lập …": the last sentence goes on over its semicolons."""
    return not opening.own_lead and text.startswith("Trong đó", opening.piece.start)


def _kind(piece: Judged) -> ClauseKind:
    """An order for which nobody is charged yet is split as any other: a field below may still name the lead."""
    return ClauseKind.TASK if piece.rule == "nobody-charged" else piece.kind


def _in_a_list(text: str, opening: Judged, last: Judged) -> bool:
    """ "… hoàn thiện pháp luật về: Khoa học; hạ tầng số; …": nouns behind a colon are one list to the end of the sentence."""
    colon = _LIST.search(text, opening.order, opening.piece.end)
    return colon is not None and not opens_with_verb(text, colon.end(), last.piece.end)


def _in_a_title(text: str, group: Sequence[Judged], piece: Judged) -> bool:
    """ "… Nghị định số … về xử phạt vi phạm hành chính trong hoạt động xây dựng; khai thác …; quản lý …": one title."""
    if not _FIELD.match(text, piece.piece.start):
        return False
    end = group[-1].piece.end
    return _FINED.search(text, max(group[0].order, end - _LONGEST), end) is not None


def _words(text: str, piece: Judged) -> str:
    return text[skip_openers(text, piece.order, piece.piece.end) : piece.piece.end]


def _is_closed(piece: Judged, times: Times) -> bool:
    """A part that ends with its own date is done; what follows is another matter."""
    due = times.deadline(piece.piece.start, piece.piece.end)
    return due is not None and piece.piece.end - due.end <= _AT_THE_END


def _reports_on(text: str, group: Sequence[Judged], piece: Judged, times: Times) -> bool:
    start, end = piece.piece.start, piece.piece.end
    if times.recurrence(start, end):
        return False
    return bool(_WATCHES.match(_words(text, group[0])) and _REPORTS_ON_IT.match(_words(text, piece)))


def _adds_nothing(text: str, group: Sequence[Judged], piece: Judged, times: Times) -> bool:
    """A part that neither makes, nor dates, nor repeats something of its own."""
    start, end = piece.piece.start, piece.piece.end
    if _ONLY_WHEN.match(text, piece.order, end):
        return times.recurrence(start, end) is None
    if times.deadline(start, end) or times.recurrence(start, end):
        return False
    words = text[piece.order : end].lstrip()
    if _REPORT.match(words):
        return True
    if _ONLY_HOW.match(words):
        return True
    if _is_closed(group[-1], times):
        return False
    if _FOLLOW_UP.match(words):
        end = group[-1].piece.end
        return _FINDS.search(text, max(group[0].piece.start, end - _LONGEST), end) is not None
    return len(words.split()) < _SHORT and not _OWN_WORK.match(words)


def _stands_alone(text: str, piece: Judged, times: Times) -> bool:
    start, end = piece.piece.start, piece.piece.end
    # "lãnh đạo, chỉ đạo … thường xuyên" only says how; a cadence that opens the part is one.
    return bool(
        times.deadline(start, end)
        or times.recurrence(start, min(end, start + 30))
        or _STRONG.match(_words(text, piece))
    )


def _closes(text: str, piece: Judged, times: Times) -> bool:
    """A sentence that only says by when, or to whom, the task before is answered for."""
    if not _CLOSING.match(text, piece.piece.start, piece.piece.end):
        return False
    return times.recurrence(piece.piece.start, piece.piece.end) is None
