"""Who cites whom, and how: read from the words between two numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roviec.directives.reading.citations.find import Found
from roviec.directives.reading.model import Citation, Relation

_SUBJECT_OF_THE_CITED = re.compile(
    r"về (?:việc|ban hành|triển khai|thực hiện|phê duyệt|tăng cường|sửa đổi|bổ sung|thay thế)|quy định|hướng dẫn|triển khai",
    re.IGNORECASE,
)
_REPLACES = re.compile(r"thay thế|bãi bỏ|hủy bỏ|huỷ bỏ", re.IGNORECASE)
_AMENDS = re.compile(r"sửa đổi|bổ sung|điều chỉnh|đính chính|gia hạn", re.IGNORECASE)
_IMPLEMENTS = re.compile(
    r"thực hiện|triển khai|thi hành|căn cứ|theo|hướng dẫn|cụ thể hóa|tại|quán triệt", re.IGNORECASE
)
_REACH = 400
_NEAR = 70
_SENTENCE_END = re.compile(r"[.;]\s|\n")


def graph(text: str, found: Sequence[Found], own_number: str | None) -> tuple[Citation, ...]:
    """Every citation, by this document or by the document cited just before it ("… về việc sửa đổi … tại Công văn số …")."""
    out: list[Citation] = []
    for at, item in enumerate(found):
        if own_number and item.number == own_number:
            continue
        between, citer = _before(text, found, at)
        out.append(
            Citation(
                item.number, item.type, item.issued_on, _relation(between), citer.number if citer else None,
                item.start, item.end, text[item.start : item.end],
            )
        )  # fmt: skip
    return tuple(out)


def _before(text: str, found: Sequence[Found], at: int) -> tuple[str, Found | None]:
    """The words that lead to the citation, and the citing document when it is the one before."""
    item = found[at]
    if at:
        previous = found[at - 1]
        between = text[previous.end : item.start]
        if len(between) <= _REACH and not _SENTENCE_END.search(between) and _SUBJECT_OF_THE_CITED.search(between):
            return between, previous
    return text[max(0, item.start - _NEAR) : item.start], None


def _relation(words: str) -> Relation:
    if _REPLACES.search(words):
        return Relation.REPLACES
    if _AMENDS.search(words):
        return Relation.AMENDS
    return Relation.IMPLEMENTS if _IMPLEMENTS.search(words) else Relation.CITES
