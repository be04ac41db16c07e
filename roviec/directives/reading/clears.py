"""The seven clears of a task: which its words settle, and by which words."""

from __future__ import annotations

import re

from roviec.directives.reading.model import Clear

_RESPONSIBLE = re.compile(
    r"chủ trì|chịu trách nhiệm|có trách nhiệm|trực tiếp (?:chỉ đạo|phụ trách)|đầu mối|người đứng đầu|thủ trưởng|giám đốc|chủ tịch|bộ trưởng|chánh văn phòng|hiệu trưởng|cục trưởng|trưởng (?:ban|phòng)|bí thư",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"theo (?:đúng )?(?:quy định|quy trình|hướng dẫn|trình tự|thủ tục|nội dung|kế hoạch|chỉ đạo|Nghị|Luật|Quyết|Thông|Chỉ|Công)[^,;.]{0,60}|đúng (?:quy định|quy trình|thẩm quyền)[^,;.]{0,30}|phối hợp[^,;.]{0,40}|thông qua[^,;.]{0,40}|trên cơ sở[^,;.]{0,60}|căn cứ[^,;.]{0,60}",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\d+(?:[.,]\d+)?\s?%[^,;.]{0,60}|(?:đạt|hoàn thành|bảo đảm|đảm bảo|không để|giảm|tăng|tối thiểu|ít nhất|toàn bộ|100)\b[^,;.]{0,60}|(?:để|nhằm)\s[^,;.]{5,80}|báo cáo kết quả[^,;.]{0,40}",
    re.IGNORECASE,
)


def clears_of(
    quote: str, leads: tuple[str, ...], lead_words: str, time_words: str | None, product: str | None
) -> tuple[Clear, ...]:
    responsible = _RESPONSIBLE.search(" · ".join((quote, *leads, lead_words)))
    return (
        Clear("person", ", ".join(leads) or None),
        Clear("work", quote or None),
        Clear("responsibility", responsible[0] if responsible else None),
        Clear("time", time_words),
        Clear("procedure", _first(_PROCEDURE, quote)),
        Clear("product", product),
        Clear("result", _first(_RESULT, quote)),
    )


def _first(pattern: re.Pattern[str], words: str) -> str | None:
    match = pattern.search(words)
    return match[0].strip() if match else None
