"""Bodies that help: behind "phối hợp với", and those the lead is told to direct."""

from __future__ import annotations

import re

from roviec.directives.reading.bodies import body_phrase

_WITH = re.compile(
    r"(?:phối hợp|cùng phối hợp|kết hợp(?= (?:chặt chẽ |tốt )?(?:với|cùng)))(?: chặt chẽ| tốt| đồng bộ| hiệu quả| kịp thời| thường xuyên)?(?:,? hỗ trợ)?(?: với| cùng(?: với)?)?\s+(?=\S)"
    r"|(?:cùng(?: với)?|chủ trì,? cùng(?: với)?)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_DIRECTED = re.compile(
    r"(?<!ban )(?<!sự )(?<!được )(?<!bàn )(?<!chuyển )(?:chỉ đạo|đôn đốc|phân công|yêu cầu|giao(?! (?-i:ban)\b))(?:, (?:chỉ đạo|đôn đốc|hướng dẫn|kiểm tra|giám sát|tham mưu chỉ đạo|đôn đốc))*\s+(?=\S)",
    re.IGNORECASE,
)
# Who is told to do it inside the lead's own house is no other body.
_STAFF = re.compile(
    r"(?:các |những )?(?:cán bộ|công chức|giáo viên|thành viên|nhân viên|người|cá nhân|đảng viên|chiến sĩ|lãnh đạo|cấp(?! (?:Hội|hội|ủy|uỷ|ngành|chính|công|bộ)))\b",
    re.IGNORECASE,
)
_POSSESSED = re.compile(r"của\s+$", re.IGNORECASE)
_NOT_HERE = re.compile(r"(?:công tác|sự|cơ chế|quy chế|quan hệ|chương trình|kế hoạch)\s+$", re.IGNORECASE)
_MADE_OF = re.compile(r"(?:thành lập|kiện toàn)\s+[^;.]{3,120}?,?\s*(?:gồm|bao gồm|gồm có):?\s+(?=\S)", re.IGNORECASE)


def partners(text: str, start: int, end: int) -> tuple[str, ...]:
    """Names behind every "phối hợp với" of the range."""
    out: list[str] = []
    for match in _WITH.finditer(text, start, end):
        if _NOT_HERE.search(text, max(start, match.start() - 12), match.start()):
            continue
        phrase = body_phrase(text, match.end(), end, loose=True)
        out += [name for name in phrase.names if name not in out] if phrase else []
    return tuple(out)


def supports_of(text: str, start: int, end: int, leads: tuple[str, ...]) -> tuple[str, ...]:
    """Everybody who helps with the task in [start, end), without the leads themselves."""
    found: list[tuple[int, str]] = []
    for pattern in (_WITH, _DIRECTED, _MADE_OF):
        for match in pattern.finditer(text, start, end):
            before = text[max(start, match.start() - 12) : match.start()]
            if _NOT_HERE.search(before) or (pattern is _DIRECTED and _POSSESSED.search(before)):
                continue
            phrase = None if _STAFF.match(text, match.end()) else body_phrase(text, match.end(), end, loose=True)
            if phrase:
                found += [(match.end(), name) for name in phrase.names]
    charged = {lead.lower() for lead in leads}
    return tuple(
        dict.fromkeys(name for _, name in sorted(found, key=lambda pair: pair[0]) if name.lower() not in charged)
    )
