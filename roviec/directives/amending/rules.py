"""The words that amend, and those that only speak of amending: an order to draft an amendment, history, a condition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from roviec.directives.amending.model import Effect

_TIME = r"(?:thời hạn|thời gian|hạn|tiến độ|mốc thời gian|thời điểm)"
_LEAD = r"(?:cơ quan|đơn vị|đầu mối)(?: được giao)?(?: (?:chủ trì|thực hiện|đầu mối))?"
_RULES: Final = (
    ("extended", Effect.EXTEND, rf"(?:gia hạn|(?:lùi|dời|giãn|kéo dài) (?:thêm )?(?:{_TIME}|việc|nhiệm vụ))"),
    ("shortened", Effect.CHANGE, rf"(?:rút ngắn|đẩy sớm) {_TIME}"),
    ("time-moved", Effect.EXTEND, rf"(?:điều chỉnh|thay đổi|sửa đổi|chuyển)(?: lại)? {_TIME}"),
    ("cadence", Effect.CHANGE, r"(?:điều chỉnh|thay đổi|sửa đổi|chuyển)(?: lại)? (?:chế độ|kỳ|tần suất|chu kỳ|định kỳ)"),
    ("lead-changed", Effect.CHANGE, rf"(?:điều chỉnh|thay đổi|sửa đổi|thay) {_LEAD}"),
    ("passed-on", Effect.CHANGE, r"chuyển(?: giao)?(?: các)? (?:nhiệm vụ|việc|nội dung)"),
    ("given-instead", Effect.CHANGE, r"giao [^.;:]{3,200}? thay(?: thế)?(?: cho)? (?=[A-ZĐ])"),
    ("support-added", Effect.CHANGE, r"bổ sung [^.;:]{3,160}?(?:phối hợp|tham gia)"),
    ("product", Effect.CHANGE, r"(?:điều chỉnh|thay đổi|sửa đổi) (?:sản phẩm|kết quả đầu ra)"),
    ("wording", Effect.CHANGE, r"(?:thay(?: thế)?|sửa|đính chính) (?:các )?(?:cụm )?từ\b"),
    ("replaced", Effect.REPLACE, r"(?:được )?thay thế(?: cho| toàn bộ| bằng| bởi)?|thay cho"),
    ("changed", Effect.CHANGE, r"sửa đổi(?:,? (?:và )?bổ sung)?|điều chỉnh(?:,? (?:và )?bổ sung)?|đính chính"),
    ("ended", Effect.END, r"(?:bị )?(?:bãi bỏ|hủy bỏ|huỷ bỏ)|chấm dứt|hết hiệu lực(?: thi hành)?|thôi (?:thực hiện|giao|triển khai)|không (?:tiếp tục |còn )?(?:thực hiện|triển khai|giao)|kết thúc (?:thực hiện|việc|nhiệm vụ|triển khai)|ngừng|(?<!tạm )dừng|rút (?:lại )?nhiệm vụ"),
    ("suspended", Effect.END, r"tạm (?:dừng|hoãn|ngừng)"),
)  # fmt: skip
_ANY: Final = re.compile(
    "|".join(f"(?P<{name.replace('-', '_')}>(?<!\\w)(?:{pattern}))" for name, _, pattern in _RULES), re.IGNORECASE
)
_EFFECTS: Final = {name: effect for name, effect, _ in _RULES}
# Before the verb: somebody else is told to do it, it has been done, it is thought of, or it is denied.
_ORDERED: Final = re.compile(
    r"(?<!\w)(?:tham mưu|rà soát|đề xuất|trình|nghiên cứu|(?<!sở )(?<!bộ )xây dựng|soạn thảo|dự thảo|kiến nghị|báo cáo|hướng dẫn|yêu cầu|chủ động|kịp thời|xem xét|đề nghị(?! của)|lập|tổng hợp|chủ trì(?=,| việc| rà))(?!\w)",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"(?<!\w)(?:không|chưa|đã(?: được)?|khi|nếu|trường hợp|về việc|để|nhằm|sẽ|trước khi|sau khi|quá trình|hoặc)\s+(?:được\s+|có\s+|việc\s+)?$",
    re.IGNORECASE,
)
_HISTORY: Final = re.compile(r"được\s+$", re.IGNORECASE)
_BY_ANOTHER: Final = re.compile(r"\s*(?:,? bổ sung)?\s*(?:tại|bởi|theo|bằng)\s+(?!(?:các )?(?:văn bản|công văn|quyết định|kế hoạch|chỉ thị|công điện|thông báo) này)[^.;]{0,40}\d+/", re.IGNORECASE)  # fmt: skip
_KEPT: Final = re.compile(
    r"giữ nguyên|không thay đổi|vẫn (?:còn hiệu lực|thực hiện)|tiếp tục (?:thực hiện|có hiệu lực)", re.IGNORECASE
)
TRANSITIONAL: Final = re.compile(
    r"(?:đang (?:thực hiện|triển khai)|chưa hoàn thành|đã (?:giao|triển khai))[^.;]{0,200}tiếp tục (?:thực hiện|triển khai|hoàn thành)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Verb:
    """[start, end) within the masked sentence."""

    rule: str
    effect: Effect
    start: int
    end: int


def verb_of(masked: str) -> Verb | None:
    """The first word that itself amends."""
    for match in _ANY.finditer(masked):
        rule = (match.lastgroup or "").replace("_", "-")
        if _amends(masked, match):
            return Verb(rule, _EFFECTS[rule], match.start(), match.end())
    return None


def keeps(masked: str, verb: Verb) -> bool:
    """Says that things stay as they are ("các nội dung khác giữ nguyên"); "không tiếp tục thực hiện" doesn't."""
    return any(found.end() <= verb.start or found.start() >= verb.end for found in _KEPT.finditer(masked))


def _amends(masked: str, match: re.Match[str]) -> bool:
    before = masked[: match.start()]
    if _ORDERED.search(before) or _DENIED.search(before[-60:]):
        return False
    return not (_HISTORY.search(before) and _BY_ANOTHER.match(masked, match.end()))
