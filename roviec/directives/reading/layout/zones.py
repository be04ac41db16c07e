"""Which part of a document each paragraph belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from roviec.directives.reading.layout.paragraph import Paragraph, Zone
from roviec.directives.reading.letters import UPPER

TYPE_LINE = re.compile(
    r"(?:nghị quyết|quyết định|chỉ thị|quy chế|quy định|thông cáo|thông báo|hướng dẫn|chương trình(?: hành động| công tác)?|kế hoạch(?: hành động)?|phương án|đề án|dự án"
    r"|báo cáo|tờ trình|công điện(?: khẩn)?|kết luận|công văn|thông tư|nghị định|lệnh|thông tri)(?:\s+số[^\n]{0,30})?\s*[.:]?$",
    re.IGNORECASE,
)
_MOTTO = re.compile(r"(?:CỘNG HO[ÀA]|CỘNG HÒA|ĐẢNG CỘNG SẢN|Độc lập\s*[-–])|[-_*–]{3,}", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"(?:Số|Luật số)\s*(?::?\s*[\d.…/]|:\s*$)", re.IGNORECASE)
_SUBJECT_LINE = re.compile(r"(?:V/v|Vv|Về việc|Về)\b", re.IGNORECASE)
_TYPE_OPENS = re.compile(
    r"(?:CHƯƠNG TRÌNH|KẾ HOẠCH|QUY CHẾ|QUY ĐỊNH|ĐỀ ÁN|PHƯƠNG ÁN|HƯỚNG DẪN|CHIẾN LƯỢC|DỰ ÁN|ĐIỀU LỆ|CHƯƠNG TRÌNH HÀNH ĐỘNG)\b"
)
# What stands under "THÔNG BÁO" or "KẾ HOẠCH" is its title unless it is a sentence.
_TITLE = re.compile(r"(?!Căn cứ|Kính gửi|[-–•+]|\d+[.)]).*[^\s.:;,]\s*")
_PLACE_DATE = re.compile(
    r"[^\n,]{2,50},\s*(?:hồi )?(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{1,2}\s*(?:phút)?)?,?\s*)?ngày\s*[\d.…]{0,6}\s*tháng\s*[\d.…]{0,4}\s*năm\s*\d{4}\s*$",
    re.IGNORECASE,
)
ADDRESSED = re.compile(
    r"(?:Kính gửi|Kính chuyển|Gửi|[" + UPPER + r" –-]{0,60}ĐIỆN|(?:Chủ tịch|Thủ tướng)[^\n:]{0,60} điện)\s*:",
    re.IGNORECASE,
)
_RECIPIENTS = re.compile(r"Nơi\s+nhận\s*:?", re.IGNORECASE)
_SIGNATURE = re.compile(
    rf"(?:TM\s?\.|T/M|KT\s?\.|TL\s?\.|TUQ\s?\.|T\.M\.?|K\.T\.?|Q\.)\s*[{UPPER}]{{2}}"
    rf"|(?:PHÓ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TỔNG GIÁM ĐỐC|BÍ THƯ|CỤC TRƯỞNG|THỐNG ĐỐC)(?: [{UPPER} ]{{0,40}})?\s*(?:\(|$|\n)"
)
_ANNEX = re.compile(r"(?:PHỤ LỤC|DANH MỤC|BIỂU|MẪU|ĐỀ CƯƠNG|Phụ lục)\b(?!.{0,60}(?:kèm theo (?:báo cáo|công văn) số))")
_SECOND_PART = re.compile(r"\(?\s*(?:ban hành )?kèm theo\b", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:\(\*\)\s*)?Trên đây là (?:thông tin|toàn bộ|nội dung|bài viết|những thông tin|quy định|giải đáp|tư vấn)"
    r"|>>|Xem chi tiết|Xem thêm|(?:Mời|Quý) (?:bạn|độc giả|khách)|Tin liên quan|Nguồn:|(?:Tin|Bài|Ảnh)(?:(?:,| và| -) (?:tin|bài|ảnh))?\s*:|Tải (?:về|file)|Từ khóa|Bài viết liên quan|Theo dõi .{0,30}(?:Google|Facebook|Zalo)",
    re.IGNORECASE,
)
# Links stand in the middle of an account as well, as long as it goes on to order something.
_LINKS = re.compile(
    r"(?:Tin liên quan|Xem thêm|Bài viết liên quan|Mời (?:bạn|độc giả)|(?:Tin|Bài|Ảnh)\b[^:]{0,20}:)", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"(?:UBND|Ủy ban|Thủ tướng|Chính phủ|Chủ tịch|Bộ|Sở)\b[^.:;]{0,80} (?:yêu cầu|giao|chỉ đạo|đề nghị) (?:các |Bộ|Sở|UBND|Công an|Cục|Ban|Chủ tịch|Thủ trưởng|Giám đốc)"
)
_CAPTION = re.compile(
    r"\((?:Hình từ Internet|Hình ảnh từ Internet|Ảnh minh họa|Ảnh: Internet|Hình minh họa)[^)]{0,20}\)\s*$",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"[^\n]{10,250}\?\s*$")
_QUOTED_LAW = re.compile(
    r"(?:Căn cứ|Theo|Tại)\s+(?:quy định tại |nội dung tại )?(?:điểm \w+ |khoản \d+ )*(?:Điều \d+|Phụ lục)[^\n]{0,300}(?:như sau|quy định|sau đây|có nêu)[^\n]{0,60}:?\s*$",
    re.IGNORECASE,
)
TRIGGER = re.compile(
    r"(?:(?:yêu cầu|chỉ thị|chỉ đạo|đề nghị|quyết định|quyết nghị|kết luận|giao|ý kiến|lưu ý|kế hoạch|chương trình|thống nhất|thông báo|hướng dẫn|triển khai|thực hiện|nhiệm vụ|nội dung|giải pháp|phương án|công điện|điện)\b[^\n]{0,400}|như sau|sau đây|sau)\s*:\s*$"
    r"|(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ|KẾT LUẬN|YÊU CẦU)\s*:?\s*$",
    re.IGNORECASE,
)
_GROUNDS = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị|Thực hiện|Trên cơ sở|QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ)\b")
_CHAPTERS = {"part", "roman", "article", "number"}
_HEAD_LIMIT = 30  # paragraphs
_SCANNED_FOR_HEAD = 15


def zoned(text: str, items: Sequence[Paragraph]) -> list[Paragraph]:
    zones = [Zone.BODY] * len(items)
    lines = [text[item.start : item.end] for item in items]
    body = _head(lines, items, zones)
    _foot(lines, zones, body)
    is_official = body > 0
    if is_official:
        _preamble(lines, items, zones, body)
    else:
        _tail(lines, items, zones)
    return [replace(item, zone=zone) for item, zone in zip(items, zones, strict=True)]


def _head(lines: list[str], items: Sequence[Paragraph], zones: list[Zone]) -> int:
    """Marks the head and returns where the body begins; 0 for a text without an official head."""
    first = lines[:_SCANNED_FOR_HEAD]
    if not any(_MOTTO.match(line) or (_NUMBER_LINE.match(line) and len(line) < 60) for line in first):
        return 0
    end, titled, addressed = 0, False, False
    for at, line in enumerate(lines[:_HEAD_LIMIT]):
        is_form = bool(
            _MOTTO.match(line)
            or (_NUMBER_LINE.match(line) and len(line) < 120)
            or _PLACE_DATE.search(line)
            or (line.isupper() and items[at].kind not in _CHAPTERS)
            or _is_type(line)
        )
        is_subject = bool(_SUBJECT_LINE.match(line)) and len(line) < 400 and (titled or line[:3].lower() in {"v/v", "vv "} or (at and _NUMBER_LINE.match(lines[at - 1]))) and not line.rstrip().endswith(":")  # fmt: skip
        if ADDRESSED.match(line):
            addressed = is_form = True
        elif addressed and (items[at].marker is not None or line.rstrip().endswith(";")) and len(line) < 400:
            is_form = items[at].kind in {"", "star", "dash", "plus", "bullet"}
        if titled and at and _is_type(lines[at - 1]) and len(line) < 400 and _TITLE.fullmatch(line):
            is_subject = True
        titled = titled or _is_type(line)
        if not (
            is_form
            or is_subject
            or (len(line) < 60 and not line.rstrip().endswith((".", ":", ";")) and at < 24 and items[at].marker is None)
        ):
            break
        end = at + 1
    for at in range(end):
        zones[at] = Zone.HEAD
    return end


def _is_type(line: str) -> bool:
    return TYPE_LINE.fullmatch(line.strip()) is not None


def _foot(lines: list[str], zones: list[Zone], body: int) -> None:
    state = Zone.BODY
    for at in range(body, len(lines)):
        line = lines[at]
        if _RECIPIENTS.match(line):
            state = Zone.RECIPIENTS
        elif (
            state in {Zone.BODY, Zone.RECIPIENTS}
            and _SIGNATURE.match(line)
            and (state is Zone.RECIPIENTS or (at > body and not _opens(lines, at)))
        ):
            state = Zone.SIGNATURE
        elif state in {Zone.SIGNATURE, Zone.RECIPIENTS} and _ANNEX.match(line):
            state = Zone.ANNEX
        elif (
            state is not Zone.BODY
            and (_is_type(line) or _TYPE_OPENS.match(line))
            and line.isupper()
            and any(map(_SECOND_PART.match, lines[at + 1 : at + 8]))
        ):
            state = Zone.BODY  # the plan that the decision above puts into force
        zones[at] = state


def _opens(lines: list[str], at: int) -> bool:
    """ "CHỦ TỊCH ỦY BAN NHÂN DÂN" above the grounds of a decision says who decides; it signs nothing."""
    return any(_GROUNDS.match(line) for line in lines[at + 1 : at + 4])


def _preamble(lines: list[str], items: Sequence[Paragraph], zones: list[Zone], body: int) -> None:
    """Everything before the first words that order; nothing when no such words are found."""
    for at in range(body, len(lines)):
        if zones[at] is not Zone.BODY:
            return
        if TRIGGER.search(lines[at]) and items[at].marker is None:
            for before in range(body, at):
                zones[before] = Zone.PREAMBLE
            return
        if items[at].kind in _CHAPTERS:
            for before in range(body, at - 1):
                zones[before] = Zone.PREAMBLE
            return


def _tail(lines: list[str], items: Sequence[Paragraph], zones: list[Zone]) -> None:
    """In a news account everything behind the account itself: captions, questions, quoted laws, links."""
    ordered = False
    for at, line in enumerate(lines):
        is_end = (_TAIL.match(line) and not (_LINKS.match(line) and any(map(_GOES_ON.search, lines[at + 1 :])))) or (
            ordered and (_CAPTION.search(line) or _QUESTION.fullmatch(line) or _QUOTED_LAW.match(line))
        )
        if is_end and at:
            for after in range(at, len(lines)):
                zones[after] = Zone.TAIL
            return
        ordered = (
            ordered
            or items[at].marker is not None
            or " giao " in line
            or line.startswith(("Giao ", "Yêu cầu "))
            or "yêu cầu" in line
        )
