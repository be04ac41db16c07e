"""Which item stands under which."""

from __future__ import annotations

import re
from dataclasses import replace

from roviec.directives.reading.layout.paragraph import Paragraph, Zone

_SILENT_TITLE = re.compile(
    r"(?:mục đích|yêu cầu|mục tiêu|quan điểm|căn cứ|cơ sở|hiện trạng|thực trạng|sự cần thiết|bối cảnh|phạm vi|đối tượng|giải thích|tình hình|nguyên tắc"
    r"|(?:đánh giá|kết quả|những kết quả|tồn tại|hạn chế|nguyên nhân|khái quát|đặc điểm|chỉ tiêu|dự báo|định hướng chung|nguồn lực|nguồn kinh phí|khái toán))"
    r"(?![^\n]{0,80}(?<!thực hiện )(?:nhiệm vụ|giải pháp))",
    re.IGNORECASE,
)
_ASKED = re.compile(r"Yêu cầu (?:[Cc]ông an|Công ty|Chủ tịch|Thủ trưởng|Thống đốc|Tổng)\b")
_CAPITALS_TITLE = 3  # words; a shorter line in capitals is an abbreviation


def outline(text: str, items: list[Paragraph]) -> list[Paragraph]:
    out: list[Paragraph] = []
    stack: list[int] = []
    for index, item in enumerate(items):
        if item.zone is not Zone.BODY:
            stack = stack if item.zone is Zone.BACKGROUND else []
            out.append(item)
            continue
        following = items[index + 1] if index + 1 < len(items) else None
        introduces = _introduces(text, item, following)
        stack = _regrouped(out, stack, following) if introduces and following else _unwound(out, stack, text, item)
        silent = any(_is_silent(text, out[above]) for above in stack) or _is_silent(text, item)
        out.append(replace(item, parents=tuple(stack), zone=Zone.BACKGROUND if silent else Zone.BODY))
        if item.marker or introduces or _is_title(text, item):
            stack = [*stack, index]
    return out


def _introduces(text: str, item: Paragraph, following: Paragraph | None) -> bool:
    """Running text that opens a list of items: "UBND quận được giao:"."""
    if item.marker is not None or following is None or following.marker is None or following.zone is not Zone.BODY:
        return False
    return text[item.words : item.end].rstrip().endswith(":")


def _regrouped(seen: list[Paragraph], stack: list[int], following: Paragraph) -> list[int]:
    """A second list in running text begins beside the first one, not under its last item."""
    kinds = [seen[at].kind for at in stack]
    if following.kind not in kinds:
        return stack
    cut = kinds.index(following.kind)
    return stack[: cut - 1] if cut and not kinds[cut - 1] else stack[:cut]


def _unwound(seen: list[Paragraph], stack: list[int], text: str, item: Paragraph) -> list[int]:
    """The items above this one: those of its own kind are left, and all that stood under them."""
    if item.marker is None:
        return [] if _is_title(text, item) else stack
    kinds = [marker.kind if (marker := seen[at].marker) else "title" for at in stack]
    if item.marker.kind in kinds:
        return stack[: kinds.index(item.marker.kind)]
    keep = len(stack)
    while keep:
        above = seen[stack[keep - 1]].marker
        # A line that ends with a colon takes what follows it right away, whatever their marks.
        if stack[keep - 1] == len(seen) - 1 and text[seen[-1].words : seen[-1].end].rstrip().endswith(":"):
            break
        if above is None or above.rank < item.marker.rank or item.marker.kind == "bracket":
            break
        keep -= 1
    return stack[:keep]


def _is_title(text: str, item: Paragraph) -> bool:
    words = text[item.words : item.end]
    return item.marker is None and words.isupper() and len(words.split()) >= _CAPITALS_TITLE


def _is_silent(text: str, item: Paragraph) -> bool:
    """A heading, not a sentence, over a section of aims or of the state of things."""
    words = text[item.words : item.end]
    if len(words) > 150 or words.rstrip().endswith((";", ".")):
        return False
    # "Yêu cầu Sở X …", "Yêu cầu Công an tỉnh:" and "Kết quả báo cáo về …" are sentences.
    if item.marker is None and not words.isupper() and not words.rstrip().endswith(":"):
        return False
    match = _SILENT_TITLE.match(words)
    if match is None or _ASKED.match(words):
        return False
    rest = words[match.end() :].strip(" :.")
    return not rest or words.isupper() or rest[0] in ",;–-" or rest.split()[0].lower() in {"chung", "cụ", "và", "của", "thực", "tổng", "đến", "pháp", "đạt", "áp", "hiện", "công", "trong", "chủ", "từ", "nghiệp", "kinh", "phát", "thời", "tình", "kết"}  # fmt: skip
