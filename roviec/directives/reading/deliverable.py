"""What comes out: a short noun phrase, taken from the words."""

from __future__ import annotations

import re

_PRODUCT = r"(?:báo cáo(?: kết quả| tổng hợp| đánh giá| định kỳ)?|kế hoạch|phương án|đề án|dự án|chương trình|quyết định|nghị quyết|quy chế|quy định|quy trình|danh mục|danh sách|hồ sơ|dự thảo [^,;.]{3,40}|văn bản|tài liệu|hướng dẫn|cơ sở dữ liệu|hệ thống|nền tảng|phần mềm|lộ trình|giải pháp|mô hình|bộ tiêu chí|tiêu chí|thống kê|Tổ công tác[^,;.]{0,20}|Đoàn công tác[^,;.]{0,20}|hội nghị[^,;.]{0,40}|tờ trình|đề cương|nhu cầu kinh phí|kinh phí|chuyên mục|tin, bài|mặt bằng|thủ tục|ý kiến)"
_MAKES = re.compile(
    rf"(?:xây dựng|ban hành|lập|trình|hoàn thiện|hoàn chỉnh|hoàn thành|soạn thảo|dự thảo|phê duyệt|tổ chức|thành lập|đề ra|đề xuất|cung cấp|cập nhật|bố trí|bàn giao|tham mưu|rà soát,? (?:bổ sung|sửa đổi)|nâng cấp|có)\b[^;:.]{{0,60}}?(?P<product>{_PRODUCT}(?:\s[^\s,;:.()]+){{0,6}})",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"báo cáo(?: (?:kết quả|tổng hợp|đánh giá|tình hình|tiến độ)(?: thực hiện| triển khai)?)?", re.IGNORECASE
)
_DOES = {
    "kiểm tra": "kết quả kiểm tra", "rà soát": "kết quả rà soát", "thống kê": "kết quả thống kê", "đánh giá": "kết quả đánh giá", "khảo sát": "kết quả khảo sát",
    "tuyên truyền": "hoạt động tuyên truyền", "quán triệt": "hoạt động quán triệt", "hướng dẫn": "hướng dẫn", "tổng hợp": "báo cáo tổng hợp", "tập huấn": "lớp tập huấn",
}  # fmt: skip
_TAIL = re.compile(
    r"\s+(?:về|để|nhằm|theo|của|trên|tại|trong|cho|với|trước|gửi|và|của các|đối với|phục vụ|các|do|từ|đến|là|bảo đảm|đảm bảo|phù hợp|cụ thể|có|được|liên)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_DOES_ANY = re.compile("|".join(_DOES), re.IGNORECASE)
_OPENING = 80
_WORDS = 8


def deliverable_of(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """(the phrase, and the words [from, to) that it was read from)."""
    made = _MAKES.search(text, start, end)
    if made:
        phrase = _TAIL.sub("", " ".join(made["product"].split()[:_WORDS]))
        return phrase, made.start("product"), made.start("product") + len(phrase)
    reports = _REPORTS.search(text, start, end)
    if reports:
        return reports[0].lower(), reports.start(), reports.end()
    does = _DOES_ANY.search(text, start, min(end, start + _OPENING))
    return (_DOES[does[0].lower()], does.start(), does.end()) if does else None
