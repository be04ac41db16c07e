"""Two tasks of one document about one thing: said twice, given to two leads, given two times, ordered and stopped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from roviec.directives.clarity.alike import pairs
from roviec.directives.clarity.model import Finding, Known, Weight
from roviec.directives.reading.model import Reading, Task
from roviec.vietnamese.keys import search_key

ALIKE: Final = 0.62  # of 1; set on our own drafts, see docs/clarity.md
_STOPS: Final = re.compile(r"(?<!\w)(?:tạm dừng|dừng|chấm dứt|ngừng|đình chỉ|không (?:được )?(?:tổ chức|thực hiện|triển khai|tiếp nhận|yêu cầu)|cấm|bãi bỏ|tạm hoãn)(?!\w)", re.IGNORECASE)  # fmt: skip

# "giai đoạn 1" and "giai đoạn 2" are two things, however alike the words around them.
_PART_OF_MANY: Final = re.compile(
    r"(?:giai đoạn|đợt|nhóm|hợp phần|tiểu dự án|dự án|phần|mức(?: độ)?|cấp độ|khu(?: vực)?|lô|gói(?: thầu)?|vòng|bước|tuyến|cụm|số)\s+(\d+|[IVX]+|[A-Z])(?!\w)"
)


def check(reading: Reading, _known: Known) -> Iterator[Finding]:
    tasks = reading.tasks
    for first, second, _likeness in pairs([task.quote for task in tasks], ALIKE):
        if _other_part(tasks[first].quote, tasks[second].quote):
            continue
        code, fields = _clash(tasks[first], tasks[second])
        weight = Weight.STYLE if code == "said-twice" else Weight.FAULT
        fields |= {"first": str(first + 1), "second": str(second + 1), "quote": shortened(tasks[first].quote)}
        task = tasks[second]
        yield Finding(code, weight, task.start, task.end, second, first, fields=fields)


def _clash(first: Task, second: Task) -> tuple[str, dict[str, str]]:
    if bool(_STOPS.search(first.quote)) != bool(_STOPS.search(second.quote)):
        return "ordered-and-stopped", {}
    leads = [" ".join(map(search_key, task.leads)) for task in (first, second)]
    if leads[0] != leads[1]:
        return "two-leads", {"leads": ", ".join(first.leads), "others": ", ".join(second.leads)}
    if first.deadline and second.deadline and first.deadline != second.deadline:
        return "two-deadlines", {"time": first.deadline_text or "", "other": second.deadline_text or ""}
    return "said-twice", {}


def _other_part(first: str, second: str) -> bool:
    parts = [set(_PART_OF_MANY.findall(quote)) for quote in (first, second)]
    return all(parts) and parts[0] != parts[1]


def shortened(quote: str, longest: int = 90) -> str:
    if len(quote) <= longest:
        return quote
    return quote[:longest].rsplit(" ", 1)[0] + "…"
